import type { IncomingHttpHeaders } from 'node:http';
import { parseJson } from '../body/json.js';
import type { Body } from '../body/types.js';
import { isMapping } from '../contract/values.js';
import type { LegacyAudience } from '../ports.js';

export interface Shared {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Body;
}

export interface Collision {
  readonly path: RegExp;
  /** Which surface the request is for. The body is parsed already; an unreadable one is a value. */
  readonly owner: (request: Shared) => LegacyAudience;
}

/**
 * Literal root paths that two surfaces document, and what tells their requests apart. Under `/legacy/<surface>` and on a
 * surface's own host name nothing collides.
 */
const COLLISIONS: readonly Collision[] = [
  // contracts school, course-agent: an unlisted method is course-agent's
  { path: /^\/v1\/login\/?$/, owner: ({ method, body }) => (method === 'POST' && hasKey(body, 'identity') ? 'school' : 'course-agent') },
  // contract summer-crm: order.create, also documented without /api/v1
  {
    path: /^\/order(\/|$)/,
    owner: ({ headers, body }) => (headers['x-auth-token'] !== undefined || hasKey(body, 'chart_ids') ? 'summer-crm' : 'summer-student'),
  },
  { path: /^\/common\/global_enums\/?$/, owner: () => 'summer-student' },
];

/** The collision a root path runs into, or null. */
export function collisionAt(path: string): Collision | null {
  return COLLISIONS.find((collision) => collision.path.test(path)) ?? null;
}

function hasKey(body: Body, key: string): boolean {
  if (body.kind === 'form') return body.fields.has(key);
  if (body.kind === 'unsupported' && body.bytes !== null) return hasKey(parseJson(body.bytes), key);
  return body.kind === 'json' && isMapping(body.value) && Object.hasOwn(body.value, key);
}
