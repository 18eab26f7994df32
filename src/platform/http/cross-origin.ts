import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { Headers } from './security-headers.js';

export interface CrossOriginOptions {
  /** CORS_ORIGINS */
  readonly origins: readonly string[];
  /** What their requests may have beside the headers that clients of every API send; in small letters. */
  readonly requestHeaders: readonly string[];
}

const EXPOSE = 'access-control-expose-headers';
/** What scripts of other origins may read of every answer. */
const EXPOSED_HEADERS = ['retry-after', 'idempotency-replayed', 'x-request-id', 'etag'];

/** What browsers, GraphQL clients and tracing put on requests, whichever API these are for. */
const USUAL_HEADERS = [
  'accept',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-none-match',
  'origin',
  'x-request-id',
  'x-requested-with',
  // Apollo's clients
  'apollo-require-preflight',
  'apollographql-client-name',
  'apollographql-client-version',
  'x-apollo-operation-name',
  'x-apollo-operation-type',
  // W3C Trace Context and Baggage, Sentry
  'traceparent',
  'tracestate',
  'baggage',
  'sentry-trace',
];

const METHODS = 'GET, HEAD, POST, PUT, PATCH, DELETE';
const GOOD_FOR_SECONDS = 600;

/** What makes an answer readable to a browser app of another, configured origin. */
export function crossOriginHeaders(origins: readonly string[]): (request: IncomingMessage) => Headers {
  if (origins.length === 0) return () => NONE;
  const allowed = new Map(
    origins.map((origin) => [
      origin,
      {
        vary: 'Origin',
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        [EXPOSE]: EXPOSED_HEADERS.join(', '),
      },
    ]),
  );
  return ({ headers: { origin } }) => (origin === undefined ? VARY : (allowed.get(origin) ?? VARY));
}

/**
 * Lets browser apps of the configured origins call. Those of others get no permission and so no answer: their preflights are OPTIONS like
 * any other.
 */
export function allowCrossOrigin(server: FastifyInstance, { origins, requestHeaders }: CrossOriginOptions): void {
  if (origins.length === 0) return;
  const headersOf = crossOriginHeaders(origins);
  const preflight = {
    'access-control-allow-methods': METHODS,
    'access-control-allow-headers': [...new Set([...USUAL_HEADERS, ...requestHeaders])].toSorted().join(', '),
    'access-control-max-age': String(GOOD_FOR_SECONDS),
    // Safari waits for a body else.
    'content-length': '0',
  };
  server.addHook('onRequest', ({ method, raw }, reply, done) => {
    reply.headers(headersOf(raw));
    if (method !== 'OPTIONS' || !origins.includes(raw.headers.origin ?? '') || raw.headers['access-control-request-method'] === undefined)
      return done();
    reply.code(204).headers(preflight).send();
  });
  // An API may let scripts read more of an answer.
  server.addHook('onSend', ({ raw }, reply, _payload, done) => {
    const [own, said] = [headersOf(raw)[EXPOSE], reply.getHeader(EXPOSE)];
    if (own !== undefined && typeof said === 'string' && said !== own)
      reply.header(EXPOSE, [...new Set(`${own}, ${said}`.split(', '))].join(', '));
    done();
  });
}

const NONE: Headers = {};
const VARY: Headers = { vary: 'Origin' };
