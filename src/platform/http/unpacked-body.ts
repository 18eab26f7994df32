import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';

/** What stands in the place of a body that could not be unpacked. */
export type PackingFault = 'too large' | 'broken' | 'unknown';

/** Content codings that bodies of requests may have, as `Accept-Encoding` says it. */
export const READ_ENCODINGS = 'gzip';

const unzip = promisify(gunzip);

/** Whether a Content-Encoding says that the body is as it is, not compressed. */
export function isPlainEncoding(contentEncoding: string | undefined): boolean {
  return contentEncoding === undefined || codingsOf(contentEncoding).length === 0;
}

/**
 * The body of a request as it was before its Content-Encoding. Unpacking ends with the first byte beyond the limit, so a bomb costs no more
 * than a body of that length.
 */
export async function unpackedBody(bytes: Buffer, contentEncoding: string | undefined, limit: number): Promise<Buffer | PackingFault> {
  if (isPlainEncoding(contentEncoding) || bytes.length === 0) return bytes;
  const [coding, ...more] = codingsOf(contentEncoding ?? '');
  if (more.length > 0 || (coding !== 'gzip' && coding !== 'x-gzip')) return 'unknown';
  try {
    return await unzip(bytes, { maxOutputLength: limit });
  } catch (error) {
    return error instanceof RangeError ? 'too large' : 'broken';
  }
}

function codingsOf(contentEncoding: string): string[] {
  return contentEncoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
}
