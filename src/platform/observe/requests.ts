import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Call, type Face, inCall } from './call.js';
import type { Observation } from './observation.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** What is known of the request for logs, metrics and traces. */
    call: Call | null;
  }
}

/** Makes a call of every request, answers its id as `x-request-id`, and tells when it is over. */
export function observeRequests(server: FastifyInstance, observation: Observation): void {
  server.decorateRequest('call', null);
  server.addHook('onRequest', (request, reply, done) => {
    request.call = observation.begin(faceOf(request), { id: request.id, headers: request.headers, address: request.ip });
    reply.header('x-request-id', request.id);
    done();
  });
  // After the body was read: its events belong to the connection, not to the call.
  server.addHook('preValidation', (request, _reply, done) => {
    if (request.call === null) done();
    else inCall(request.call, done);
  });
  // Fastify listens to each answer only where somebody wants to know.
  if (!observation.isObserved) return;
  server.addHook('onResponse', (request, reply, done) => {
    if (request.call !== null)
      observation.end(request.call, { status: reply.statusCode, method: request.method, path: pathOf(request), address: request.ip });
    done();
  });
}

/** Of what is known by its path; an old API says so itself. */
const FACES: readonly (readonly [prefix: string, face: Face])[] = [
  ['/graphql', 'graphql'],
  ['/media/', 'media'],
  ['/health/', 'health'],
];

function faceOf(request: FastifyRequest): Face {
  const path = pathOf(request);
  return FACES.find(([prefix]) => path.startsWith(prefix))?.[1] ?? 'other';
}

/** Without the query string, which may hold tokens. */
function pathOf({ raw }: FastifyRequest): string {
  return raw.url?.split('?', 1)[0] ?? '/';
}
