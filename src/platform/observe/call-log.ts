import type { Log } from '../log.js';
import { type Call, currentCall, outcomeOf } from './call.js';
import type { Observer } from './observation.js';

/** A line for each call: what was asked, how it ended, and how long it took. Probes and jobs that went well have none. */
export function callLog(log: Log): Observer {
  return {
    ended(call, ending, milliseconds) {
      const outcome = outcomeOf(call, ending.status);
      if (call.face === 'health' || (call.face === 'job' && outcome === 'ok')) return;
      log.info({ ...detailsOf(call), ...ending, outcome, milliseconds: Math.round(milliseconds * 10) / 10 }, 'answered');
    },
  };
}

function detailsOf({ id, face, surface, endpoint, operation, realm, reason }: Call): object {
  return { requestId: id, face, surface, endpoint, operation, realm, reason };
}

/** For every other line that is written on the way: which call it belongs to. */
export function callOfLine(): { readonly requestId?: string } {
  const call = currentCall();
  return call === undefined ? {} : { requestId: call.id };
}
