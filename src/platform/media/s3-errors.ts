/** The answers of S3 to what somebody has to mend; trying again changes nothing. */
const MENDABLE: Readonly<Record<string, string>> = {
  NoSuchBucket: 'there is no such bucket',
  AccessDenied: 'the credentials do not allow it',
  InvalidAccessKeyId: 'the credentials are not known there',
  SignatureDoesNotMatch: 'the secret key is not the right one',
  CredentialsProviderError: 'there are no credentials: set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or what else the AWS SDK knows',
  PermanentRedirect: 'the bucket is in another region',
  AuthorizationHeaderMalformed: 'the region is not the right one',
};

/** An answer to HEAD has no body, so only its status says why. */
const MENDABLE_STATUS: Readonly<Record<number, string>> = {
  301: 'the bucket is in another region',
  400: 'the request was not understood: is the region right?',
  403: 'the credentials do not allow it',
  404: 'there is no such bucket',
};

/** Whether there is no such object. A bucket that is not there is something else, where the answer says so. */
export function isMissing(error: unknown): boolean {
  const name = nameOf(error);
  return name === 'NoSuchKey' || name === 'NotFound' || (statusOf(error) === 404 && name !== 'NoSuchBucket');
}

/** Whether the server has decided, so that waiting does not help. @param error of a question about the bucket */
export function lastsUntilMended(error: unknown): boolean {
  return nameOf(error) in MENDABLE || (statusOf(error) ?? 500) in MENDABLE_STATUS;
}

/** In a few words for the log, without an address or a key. */
export function whyUnavailable(error: unknown): string {
  const name = nameOf(error);
  const status = statusOf(error);
  const known = MENDABLE[name] ?? (status === undefined ? undefined : MENDABLE_STATUS[status]);
  if (known !== undefined) return known;
  if (name === 'AbortError') return 'it did not answer in time';
  const code = codeOf(error);
  if (code !== undefined) return `it cannot be reached (${code})`;
  return status === undefined ? name : `${name} (${status})`;
}

function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Of the answer, where there was one. */
function statusOf(error: unknown): number | undefined {
  const metadata = (error as { $metadata?: { httpStatusCode?: number } } | undefined)?.$metadata;
  return metadata?.httpStatusCode;
}

/** Of Node's, such as ECONNREFUSED. */
function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' && /^[A-Z_]+$/.test(code) ? code : undefined;
}
