import { isUtf8 } from 'node:buffer';
import type { Content } from './exchange.js';
import { formData } from './form-data.js';
import { digestOf, markOf } from './marks.js';

/** Shorter texts are kept as they are, whatever they look like. */
const LONGEST_KEPT = 400;
const BASE64 = /^(data:[\w/+.-]+;base64,)?[A-Za-z0-9+/_-]+={0,2}$/;

/** Reads a body by its media type; what it does not say is found out. */
export function contentOf(bytes: Buffer, type = ''): Content {
  if (bytes.length === 0) return { kind: 'none' };
  const media = type.split(';', 1)[0]?.trim().toLowerCase() ?? '';
  if (media === 'multipart/form-data') {
    const fields = formData(bytes, type);
    if (fields !== null) return { kind: 'form', fields, multipart: true };
  }
  if (!isUtf8(bytes)) return { kind: 'file', type: media, ...digestOf(bytes) };
  const text = bytes.toString('utf8');
  if (media === 'application/x-www-form-urlencoded') {
    return { kind: 'form', fields: [...new URLSearchParams(text)].map(([name, value]) => [name, textOrMark(value)] as const) };
  }
  try {
    return { kind: 'json', value: mapTexts(JSON.parse(text), textOrMark) };
  } catch {
    return { kind: 'text', text: textOrMark(text) };
  }
}

/** A copy of a JSON value with each text replaced. */
export function mapTexts(value: unknown, replace: (text: string, key: string) => string, key = ''): unknown {
  if (typeof value === 'string') return replace(value, key);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, replace, key));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, mapTexts(inner, replace, name)]));
}

/** A long text in base64 is a picture in the old APIs. */
export function textOrMark(text: string): string {
  if (text.length <= LONGEST_KEPT || !BASE64.test(text)) return text;
  return markOf(Buffer.from(text.replace(/^data:[^,]*,/, ''), 'base64'));
}
