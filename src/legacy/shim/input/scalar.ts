import { readBase64 } from '../../../platform/media/base64.js';
import { isText } from '../../../platform/text/unicode.js';
import type { UploadedFile } from '../body/types.js';
import type { Field, ScalarKind } from '../contract/types.js';
import { isMapping } from '../contract/values.js';
import { parseDateTime, parseDay } from '../time.js';
import { MAX_INT } from './max-int.js';
import type { InputPolicy } from './policy.js';

/** Answers undefined when the raw value can't be read as the wanted type. `asText`: it came from a form, a query or a path. */
export type ScalarReader = (raw: unknown, policy: InputPolicy, asText: boolean) => unknown;

export const INT_TEXT = /^[+-]?\d{1,15}(\.0*)?$/;
export const FLOAT_TEXT = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/;
const BOOLS = new Map<unknown, boolean>([
  ['true', true],
  ['1', true],
  [1, true],
  ['false', false],
  ['0', false],
  [0, false],
]);

export const SCALAR_READERS: Readonly<Record<ScalarKind, ScalarReader>> = {
  int: (raw, policy, asText) => {
    const number = numberOf(raw, INT_TEXT, policy, asText);
    return number !== undefined && Number.isInteger(number) && Math.abs(number) <= MAX_INT ? number : undefined;
  },
  float: (raw, policy, asText) => {
    const number = numberOf(raw, FLOAT_TEXT, policy, asText);
    return number !== undefined && Number.isFinite(number) ? number : undefined;
  },
  bool: (raw, { looseBool = true }, asText) => {
    if (typeof raw === 'boolean') return raw;
    return looseBool || asText ? BOOLS.get(typeof raw === 'string' ? raw.toLowerCase() : raw) : undefined;
  },
  string: (raw, { textFromNumber = false }) => {
    if (typeof raw === 'number' && textFromNumber) return String(raw);
    return typeof raw === 'string' && isText(raw) ? raw : undefined;
  },
  date: (raw) => (typeof raw === 'string' ? (parseDay(raw) ?? undefined) : undefined),
  datetime: (raw, { zone }) => (typeof raw === 'string' ? (parseDateTime(raw, zone) ?? undefined) : undefined),
  file: (raw) => (typeof raw === 'string' ? fileFromText(raw) : isFile(raw) && isText(raw.name) ? raw : undefined),
};

/** What a JSON scalar looks like in a form; anything else is an empty text. Unlike `String`, no object can make it throw. */
export function scalarText(raw: unknown): string {
  return typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean' ? String(raw).trim() : '';
}

function numberOf(raw: unknown, form: RegExp, { numericText = true }: InputPolicy, asText: boolean): number | undefined {
  if (typeof raw === 'number') return raw;
  return typeof raw === 'string' && (numericText || asText) && form.test(raw) ? Number(raw) : undefined;
}

export function isFile(raw: unknown): raw is UploadedFile {
  return isMapping(raw) && raw['bytes'] instanceof Buffer;
}

/** Base64 text as GraphQL takes it. */
function fileFromText(text: string): UploadedFile | undefined {
  const file = readBase64(text);
  return file && { name: '', mime: file.type, bytes: file.bytes };
}

/** `{key, verbose}` for a field with an enum. */
export function enumKey(field: Field, raw: unknown, policy: InputPolicy): unknown {
  return policy.enumObject === true && field.enum !== undefined && isMapping(raw) && 'key' in raw ? raw['key'] : raw;
}
