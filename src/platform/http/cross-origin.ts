import type { IncomingMessage } from 'node:http';
import type { Headers } from './security-headers.js';

/** What makes an answer of the door readable to a browser app of another, configured origin; Fastify's plugin does it for all others. */
export function crossOriginHeaders(origins: readonly string[]): (request: IncomingMessage) => Headers {
  if (origins.length === 0) return () => NONE;
  const allowed = new Map(
    origins.map((origin) => [
      origin,
      {
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': EXPOSED_HEADERS.join(', '),
      },
    ]),
  );
  return ({ headers: { origin } }) => (origin === undefined ? VARY : (allowed.get(origin) ?? VARY));
}

/** Answer headers that scripts of other origins may read. */
export const EXPOSED_HEADERS: readonly string[] = ['token', 'retry-after', 'idempotency-replayed', 'x-request-id'];

const NONE: Headers = {};
const VARY: Headers = { vary: 'Origin' };
