import type { IncomingMessage } from 'node:http';
import type { FastifyReply } from 'fastify';
import { PlatformError } from '../../platform/errors.js';
import type { RefusalKind, Wording } from '../../platform/http/refusals.js';
import { RETRY_AFTER_SECONDS } from '../../platform/retry-after.js';
import type { ShownError } from './format.js';
import { REQUEST_REASONS } from './request-error.js';

/** GraphQL's words for requests that are refused before they are read. */
export function refusalWording(paths: readonly string[]): Wording {
  const { message, code, reason, params } = new PlatformError('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_AFTER_SECONDS } });
  const texts: Readonly<Record<RefusalKind, string>> = {
    UNAVAILABLE: textOf({ message, extensions: { code, reason, params } }),
    TIMED_OUT: textOf({
      message: 'The request did not arrive in time.',
      extensions: { code: REQUEST_REASONS.REQUEST_TIMEOUT.code, reason: 'REQUEST_TIMEOUT' },
    }),
  };
  return ({ url = '' }: IncomingMessage, kind) => (paths.includes(url.split('?', 1)[0] ?? '') ? texts[kind] : undefined);
}

function textOf(error: ShownError): string {
  return JSON.stringify({ errors: [error] });
}

/** Errors come first in an answer. */
const WITH_ERRORS = '{"errors":[';

/**
 * Says by status and header that an answer is "not now": one that has nothing but errors, one of them UNAVAILABLE. Answers that
 * went well are told by their first characters and not read.
 */
export function markUnavailable(reply: FastifyReply, text: string): void {
  if (!text.startsWith(WITH_ERRORS) || !text.includes('"UNAVAILABLE"')) return;
  const { errors, data }: { errors: ShownError[]; data?: unknown } = JSON.parse(text);
  const error = (data ?? null) === null ? errors.find(({ extensions }) => extensions.code === 'UNAVAILABLE') : undefined;
  if (error === undefined) return;
  reply.code(503).header('retry-after', String(error.extensions.params?.['retryAfterSeconds'] ?? RETRY_AFTER_SECONDS));
}
