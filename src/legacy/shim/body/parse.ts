import type { IncomingHttpHeaders } from 'node:http';
import type { PackingFault } from '../../../platform/http/unpacked-body.js';
import { isReadContentType } from '../../../platform/text/charset.js';
import { parseForm } from './form.js';
import { parseJson } from './json.js';
import { parseMultipart } from './multipart.js';
import type { Body } from './types.js';

/**
 * Parses a body by its content type; one without a type is tried as JSON.
 *
 * @param bytes unpacked, or why they are not
 */
export async function parseBody(bytes: Buffer | PackingFault, headers: IncomingHttpHeaders): Promise<Body> {
  const { 'content-type': contentType = '', 'content-encoding': contentEncoding } = headers;
  if (bytes === 'too large') return { kind: 'too_large' };
  if (bytes === 'broken') return { kind: 'broken' };
  if (bytes === 'unknown') return { kind: 'unsupported', mediaType: contentEncoding ?? '', bytes: null };
  if (bytes.length === 0) return { kind: 'none' };
  if (!isReadContentType(contentType)) return { kind: 'unsupported', mediaType: contentType, bytes: null };
  const mediaType = contentType.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (mediaType === '' || mediaType === 'application/json' || mediaType.endsWith('+json')) return parseJson(bytes);
  if (mediaType === 'application/x-www-form-urlencoded') return parseForm(bytes);
  if (mediaType === 'multipart/form-data') return parseMultipart(bytes, contentType);
  return { kind: 'unsupported', mediaType, bytes };
}
