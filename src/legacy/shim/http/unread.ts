import type { IncomingMessage } from 'node:http';
import type { RefusalKind, Wording } from '../../../platform/http/refusals.js';
import type { Answer } from '../answer.js';
import { unavailable } from '../refusal.js';
import type { Incoming } from '../request.js';
import type { Surface } from '../surface.js';
import type { Addresses } from './address.js';

const NOTHING = new Map<string, never>();

/**
 * The surfaces' words for requests that are refused before they are read. Where two surfaces share a path and only the body would tell
 * them apart, the words are those of the surface that has the path when no body says otherwise.
 */
export function refusalWording(addresses: Addresses, publicUrl: string): Wording {
  return ({ method = 'GET', url = '/', headers }: IncomingMessage, kind) => {
    const head = { method, path: url.split('?', 1)[0] ?? '/', hostname: headers.host?.replace(/:\d*$/, '') ?? '', headers };
    const addressed = addresses.locate(head);
    if (addressed === null) return undefined;
    const engine = addressed.by === 'collision' ? addresses.settle(addressed.collision, head, { kind: 'none' }) : addressed.engine;
    if (engine === null) return undefined;
    const incoming: Incoming = {
      method,
      path: addressed.path,
      base: publicUrl,
      publicUrl,
      headers,
      cookies: NOTHING,
      query: NOTHING,
      body: { kind: 'none' },
      address: '',
      foreign: false,
      gone: () => false,
    };
    return JSON.stringify(answerOf(kind, engine.surface, incoming).body);
  };
}

/** A body that was cut off can't be parsed. */
function answerOf(kind: RefusalKind, surface: Surface, incoming: Incoming): Answer {
  if (kind === 'UNAVAILABLE') return unavailable(surface, incoming);
  return surface.envelope.failure(surface.failures.brokenBody(incoming, 'syntax'), incoming);
}
