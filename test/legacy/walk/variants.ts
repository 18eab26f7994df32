import type { Field } from '../../../src/legacy/shim/index.js';

/** Where a value is put. */
export type Channel = 'json' | 'form' | 'query';

/** One way of sending a field. `json` is raw text, so that it can hold what no value of JavaScript is written as. */
export interface Variant {
  readonly name: string;
  /** What is sent, as far as JavaScript can hold it; undefined: nothing. */
  readonly value: unknown;
  readonly json?: string;
  /** Several values under one name, of which the last counts. */
  readonly texts?: readonly string[];
}

const of = (name: string, value: unknown): Variant => ({ name, value });

/** No column and no documented text is that long. */
const LONG = '长'.repeat(20_000);

/** An object whose conversion to a text or number throws. */
const HOSTILE = { toString: 1, valueOf: 'x', constructor: 'x', length: 3 };

const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)]);

/** What every field may be sent, whatever its type. */
const TEXTS: readonly Variant[] = [of('empty', ''), of('blanks', ' \t '), of('a word', 'x'), of('long', LONG)];
const VALUES: readonly Variant[] = [
  of('null', null),
  of('true', true),
  of('fraction', 7.5),
  of('empty list', []),
  of('empty object', {}),
  of('hostile object', HOSTILE),
  of('deep', nested(25)),
];

const NUMBER_TEXTS: readonly Variant[] = [
  of('NaN', 'NaN'),
  of('Infinity', '-Infinity'),
  of('full-width digits', '１２'),
  of('digits and blanks', ' 12 '),
  of('a plus', '+12'),
  of('hexadecimal', '0x10'),
  of('a decimal', '1.5'),
  of('a negative', '-1'),
  of('beyond 2^31', '2147483648'),
  of('beyond 2^53', '99999999999999999999'),
  of('beyond doubles', '1e400'),
];
const NUMBERS: readonly Variant[] = [
  of('zero', 0),
  of('minus one', -1),
  of('beyond 2^31', 2 ** 31),
  of('1e300', 1e300),
  { name: 'beyond doubles', value: Infinity, json: '1e400' },
];
const DAYS: readonly Variant[] = [of('no day', '2024-02-30'), of('a day and more', '2024-02-29x'), of('digits', '20240229')];
const KEYED: readonly Variant[] = [of('object without a key', { verbose: 'x' }), of('object with an empty key', { key: '', verbose: '' })];
const LIST_TEXTS: readonly Variant[] = [of('broken list', '[1,'), of('separated', '1,,x')];
const LISTS: readonly Variant[] = [
  of('of an empty text', ['']),
  of('of null', [null]),
  of('of lists', [[1]]),
  of(
    'of 10,000',
    Array.from({ length: 10_000 }, (_, index) => index + 1_000_000),
  ),
];

/** What is worth trying with this type: texts first, then what only JSON can hold. */
function ofKind({ type, enum: keys }: Field): { texts: readonly Variant[]; values: readonly Variant[] } {
  switch (type.kind) {
    case 'int':
    case 'float':
      return { texts: NUMBER_TEXTS, values: NUMBERS };
    case 'bool':
      return { texts: [of('on', 'on'), of('two', '2')], values: [of('two', 2)] };
    case 'date':
    case 'datetime':
      return { texts: DAYS, values: [] };
    case 'list':
      return { texts: LIST_TEXTS, values: LISTS };
    default:
      return { texts: [], values: keys === undefined ? [] : KEYED };
  }
}

/** Every way in which a channel can send a field, as documented or not. */
export function variantsOf(field: Field, channel: Channel, valid: unknown): readonly Variant[] {
  const { texts, values } = ofKind(field);
  const always = [of('absent', undefined), of('valid', valid), ...TEXTS, ...texts];
  if (channel !== 'json') return [...always, { name: 'repeated', value: isScalar(field) ? '' : 'several', texts: ['x', ''] }];
  const twice: Variant = { name: 'twice in one object', value: 'x', json: `${JSON.stringify(valid)},${JSON.stringify(field.name)}:"x"` };
  return [...always, ...VALUES, ...values, ...(isScalar(field) ? [twice] : [])];
}

export function isScalar({ type }: Field): boolean {
  return type.kind !== 'list' && type.kind !== 'object';
}
