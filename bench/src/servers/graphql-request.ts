import type { Request } from '../server.js';

/** A GraphQL operation as clients send it: POST with JSON. */
export function graphqlRequest(path: string, query: string, variables: unknown): Request {
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query, variables }) };
}
