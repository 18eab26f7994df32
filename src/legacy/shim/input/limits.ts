import type { Field } from '../contract/types.js';
import type { InputFailure } from './failure.js';

/** As browsers check `<input type=email>`, and with a dot in the domain; both sides of the @ bounded as in RFC 5321. */
const EMAIL = /^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

export function isEmail(text: string): boolean {
  return EMAIL.test(text);
}

/** The enum, format, min and max of a field whose value has the right type. */
export function limitFailure(field: Field, value: unknown): Pick<InputFailure, 'kind' | 'limit'> | null {
  if (field.enum !== undefined && !field.enum.some((allowed) => allowed === value)) return { kind: 'enum' };
  if (field.format === 'email' && !(typeof value === 'string' && isEmail(value))) return { kind: 'email' };
  if (typeof value === 'number') return rangeFailure(value, field, 'min', 'max');
  if (typeof value === 'string') return rangeFailure(characters(value), field, 'min_length', 'max_length');
  if (Array.isArray(value)) return rangeFailure(value.length, field, 'min_items', 'max_items');
  return null;
}

type LimitKind = 'min' | 'max' | 'min_length' | 'max_length' | 'min_items' | 'max_items';

function rangeFailure(size: number, { min, max }: Field, low: LimitKind, high: LimitKind): Pick<InputFailure, 'kind' | 'limit'> | null {
  if (min !== undefined && size < min) return { kind: low, limit: min };
  if (max !== undefined && size > max) return { kind: high, limit: max };
  return null;
}

/** Lengths count characters, not UTF-16 units. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
