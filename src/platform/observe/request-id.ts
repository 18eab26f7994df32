import { randomBytes } from 'node:crypto';

/** Of a proxy's or client's making; whatever else is in the header could break log lines or answers. */
const SAFE = /^[\w.:/+=-]{1,128}$/;

/** Of this process. */
const PREFIX = randomBytes(9).toString('base64url');
let count = 0;

/** The id of a request: what its `x-request-id` header says where that is a short plain text, else one that nobody else has. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && SAFE.test(header) ? header : newRequestId();
}

export function newRequestId(): string {
  count += 1;
  return `${PREFIX}-${count.toString(36)}`;
}
