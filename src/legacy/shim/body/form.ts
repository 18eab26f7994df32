import { isReadCharset } from '../../../platform/text/charset.js';
import { formPairs } from '../../../platform/text/form.js';
import type { Body, FormFields } from './types.js';

/** No documented call has more than a few dozen fields. */
export const MAX_FIELDS = 1000;

/** `application/x-www-form-urlencoded` */
export function parseForm(bytes: Buffer): Body {
  const fields = parsePairs(bytes.toString('latin1'));
  return fields === null ? { kind: 'broken' } : formBody(fields, 'application/x-www-form-urlencoded');
}

/**
 * A form says in its field `_charset_` what its texts are written in, if it says so at all
 * (https://html.spec.whatwg.org/#form-submission).
 */
export function formBody(fields: FormFields, mediaType: string): Body {
  const [charset = ''] = fields.get('_charset_') ?? [];
  const isRead = typeof charset !== 'string' || isReadCharset(charset);
  return isRead ? { kind: 'form', fields } : { kind: 'unsupported', mediaType: `${mediaType}; charset=${charset}`, bytes: null };
}

/**
 * Reads `a=1&b=2&a=3`, values by name in the order sent; null when there are too many. Also reads query strings.
 *
 * @param bytes one char for each byte, as `formPairs` takes them
 */
export function parsePairs(bytes: string): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of formPairs(bytes)) {
    count += 1;
    if (count > MAX_FIELDS) return null;
    const before = fields.get(name);
    if (before === undefined) fields.set(name, [value]);
    else before.push(value);
  }
  return fields;
}
