import type { IncomingMessage } from 'node:http';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';

/** Why a request is answered before any API has seen it. */
export type RefusalKind =
  /** More is under way than can be served, or the process stops: 503. */
  | 'UNAVAILABLE'
  /** The request did not arrive whole in time: 408. */
  | 'TIMED_OUT';

/** An API's own words for a refusal, as JSON text; undefined: the request is not for this API. */
export type Wording = (request: IncomingMessage, kind: RefusalKind) => string | undefined;

/** What a refused request is told: by the API it was for, else in the form of Fastify's own answers. */
export class Refusals {
  private readonly wordings: Wording[] = [];

  add(wording: Wording): void {
    this.wordings.push(wording);
  }

  /** `request` is undefined where none could be read. */
  word(request: IncomingMessage | undefined, kind: RefusalKind): string {
    if (request === undefined) return PLAIN[kind];
    for (const wording of this.wordings) {
      const text = wording(request, kind);
      if (text !== undefined) return text;
    }
    return PLAIN[kind];
  }
}

const PLAIN: Readonly<Record<RefusalKind, string>> = {
  UNAVAILABLE: plain(503, 'Service Unavailable', `The service cannot answer now. Try again in ${RETRY_AFTER_SECONDS} seconds.`),
  TIMED_OUT: plain(408, 'Request Timeout', 'The request did not arrive in time.'),
};

/** The form of Fastify's own answers. */
export function plain(statusCode: number, error: string, message: string): string {
  return JSON.stringify({ statusCode, error, message });
}
