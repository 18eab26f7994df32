import type { Request } from '../server.js';

/** A GraphQL operation as clients send it: POST with JSON. */
export function graphqlRequest(path: string, query: string, variables: unknown): Request {
  return jsonRequest('POST', path, { query, variables });
}

export function jsonRequest(method: Request['method'], path: string, body: unknown): Request {
  return { method, path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
