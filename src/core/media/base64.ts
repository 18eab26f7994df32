import { DomainError } from '../errors.js';

const DATA_URL = /^data:[\w.+/-]*(?:;[\w.+=-]+)*;base64,/i;
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/**
 * The bytes of a picture sent as text: a base64 data URL or bare base64. What the data URL says about its type is not
 * believed. Throws NOT_AN_IMAGE for anything else; whether the bytes are a picture is checked when they are stored.
 */
export function decodeBase64Image(text: string, field?: string): Buffer {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw new DomainError('NOT_AN_IMAGE', { field });
  return bytes;
}

/** The bytes of a file of any kind, sent as a picture would be. Throws BAD_USER_INPUT for anything that is no base64. */
export function decodeBase64File(text: string, field?: string): Buffer {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw new DomainError('BAD_USER_INPUT', { field });
  return bytes;
}

function decodeBase64(text: string): Buffer | undefined {
  const given = text.trim();
  const prefix = DATA_URL.exec(given.slice(0, 200))?.[0] ?? '';
  // Some encoders break their lines.
  const encoded = given.slice(prefix.length).replace(/[\r\n]+/g, '');
  return encoded.length % 4 === 0 && BASE64.test(encoded) ? Buffer.from(encoded, 'base64') : undefined;
}
