import { type RequestReason, RequestError } from './request-error.js';

/** Forms and plain texts are what a browser sends for a page of any other site, unasked. */
const AS_JSON =
  'Send the operation as JSON, with the header "content-type: application/json", and the token as "authorization: Bearer <token>". ' +
  'Forms and other types are refused, since pages of other sites could make a browser send them; queries may come by GET.';

const TEXTS: Readonly<Record<string, readonly [RequestReason, string]>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['BODY_TOO_LARGE', 'The request body is too large.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['MEDIA_TYPE_UNSUPPORTED', AS_JSON],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['BODY_NOT_JSON', 'The request body is empty; it must be JSON.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['BODY_NOT_JSON', 'The request body is not JSON.'],
};

/** What Fastify refuses before Apollo Server sees it, in GraphQL's form; undefined for faults. */
export function httpRefusal(error: unknown): RequestError | undefined {
  if (error instanceof RequestError) return error;
  if (!(error instanceof Error)) return undefined;
  const code = 'code' in error ? String(error.code) : '';
  const status = 'statusCode' in error ? Number(error.statusCode) : 500;
  const [reason, message] = TEXTS[code] ?? ['BAD_REQUEST', 'The request is not valid.'];
  return status >= 400 && status < 500 ? new RequestError(reason, message) : undefined;
}
