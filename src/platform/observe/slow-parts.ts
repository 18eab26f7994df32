import { performance } from 'node:perf_hooks';
import type { Log } from '../log.js';
import { currentCall } from './call.js';
import type { Observer } from './observation.js';

/** Logs what takes longer than that: statements with their text, which has no values in it, and whole calls. */
export function slowParts(slowMs: number, log: Log): Observer {
  return {
    async watch(part, name, work) {
      const since = performance.now();
      try {
        return await work();
      } finally {
        const milliseconds = Math.round(performance.now() - since);
        if (milliseconds >= slowMs && part !== 'operation') {
          const { endpoint, operation } = currentCall() ?? {};
          log.warn({ part, [part === 'statement' ? 'statement' : 'name']: name, endpoint, operation, milliseconds }, 'This took long.');
        }
      }
    },
    ended({ id, face, endpoint, operation }, _ending, milliseconds) {
      if (milliseconds >= slowMs && face !== 'health')
        log.warn({ requestId: id, endpoint, operation, milliseconds: Math.round(milliseconds) }, 'A call took long.');
    },
  };
}
