import { isMapping } from '../contract/values.js';
import { anyOf, type Schema } from './schema.js';

/** Stands in a text where the request says what is there. */
export const ANYTHING = '\uE000';

/** A place of a contract's text, `{input}` or `<detail>`, that is filled when the text is said. */
const PLACE = /\{\w+\}|<[^>]+>/g;

/** A text of a table with everything open that a request fills. */
export function opened(text: string): string {
  return text.replace(PLACE, ANYTHING);
}

/** What any of these texts, and nothing else, is. */
function textSchema(texts: readonly string[]): Schema {
  if (texts.includes(ANYTHING)) return { type: 'string' };
  const open = texts.filter((text) => text.includes(ANYTHING));
  const pattern = `^(${open.map(patternOf).join('|')})$`;
  const plain = texts.filter((text) => !text.includes(ANYTHING) && (open.length === 0 || !new RegExp(pattern, 'u').test(text)));
  const [only] = plain;
  return anyOf([
    ...(plain.length === 0 ? [] : [{ type: 'string', ...(plain.length === 1 ? { const: only } : { enum: plain }) }]),
    ...(open.length === 0 ? [] : [{ type: 'string', pattern }]),
  ]);
}

function patternOf(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replaceAll(ANYTHING, '[\\s\\S]*');
}

/** What any of these values, and nothing else, is; where all are objects, each of their keys by itself. */
export function schemaOf(values: readonly unknown[]): Schema {
  const different = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (different.every((value) => typeof value === 'string')) return textSchema(different);
  if (different.every(isMapping)) {
    const keys = [...new Set(different.flatMap((value) => Object.keys(value)))];
    return {
      type: 'object',
      ...(keys.length === 0 ? { maxProperties: 0 } : {}),
      ...(keys.length === 0
        ? {}
        : { properties: Object.fromEntries(keys.map((key) => [key, schemaOf(different.map((one) => one[key]))])) }),
      ...(keys.length === 0 ? {} : { required: keys }),
    };
  }
  const [only] = different;
  const type = typeof only === 'number' ? 'integer' : 'boolean';
  return { type, ...(different.length === 1 ? { const: only } : { enum: different }) };
}

/** One of the values that such a text may have, or that are in such texts. */
export function filled(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll(ANYTHING, '…');
  return isMapping(value) ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)])) : value;
}
