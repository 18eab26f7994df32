import type { IncomingHttpHeaders } from 'node:http';
import { isPlainEncoding, isReadContentType } from '../../../platform/text/charset.js';
import { parseForm } from './form.js';
import { parseJson } from './json.js';
import { parseMultipart } from './multipart.js';
import type { Body } from './types.js';

/**
 * Parses a body by its content type; one without a type is tried as JSON.
 *
 * @param bytes null for a body over the limit
 */
export async function parseBody(bytes: Buffer | null, headers: IncomingHttpHeaders): Promise<Body> {
  if (bytes === null) return { kind: 'too_large' };
  if (bytes.length === 0) return { kind: 'none' };
  const { 'content-type': contentType = '', 'content-encoding': contentEncoding } = headers;
  if (!isPlainEncoding(contentEncoding)) return { kind: 'unsupported', mediaType: contentEncoding ?? '', bytes: null };
  if (!isReadContentType(contentType)) return { kind: 'unsupported', mediaType: contentType, bytes: null };
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType === '' || mediaType === 'application/json' || mediaType.endsWith('+json')) return parseJson(bytes);
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(bytes);
  if (mediaType === 'multipart/form-data') return parseMultipart(bytes, contentType);
  return { kind: 'unsupported', mediaType, bytes };
}
