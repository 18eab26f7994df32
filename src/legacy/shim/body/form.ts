import type { Body } from './types.js';

/** No documented call has more than a few dozen fields. */
export const MAX_FIELDS = 1000;

/** `application/x-www-form-urlencoded` */
export function parseForm(bytes: Buffer): Body {
  const fields = parsePairs(bytes.toString('utf8'));
  return fields === null ? { kind: 'broken' } : { kind: 'form', fields };
}

/** Reads `a=1&b=2&a=3`, values by name in the order sent; null when there are too many. Also reads query strings. */
export function parsePairs(text: string): Map<string, string[]> | null {
  const fields = new Map<string, string[]>();
  let count = 0;
  for (const [name, value] of new URLSearchParams(text)) {
    count += 1;
    if (count > MAX_FIELDS) return null;
    const before = fields.get(name);
    if (before === undefined) fields.set(name, [value]);
    else before.push(value);
  }
  return fields;
}
