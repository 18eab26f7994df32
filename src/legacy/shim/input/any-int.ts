import { MAX_INT } from './max-int.js';
import type { FieldRule } from './rule.js';

const WHOLE = /^\s*[+-]?\d+(\.0*)?\s*$/;

/**
 * For fields that are only looked up or compared: an int beyond GraphQL's is one all the same, and no record has it. It is read as
 * the outermost one, so that the rules answer it instead of the type check.
 */
export const anyInt = { read: outermost } satisfies FieldRule;

function outermost(raw: unknown): unknown {
  if (typeof raw === 'string' ? !WHOLE.test(raw) : !Number.isInteger(raw)) return raw;
  const number = Number(raw);
  return Math.abs(number) > MAX_INT ? Math.sign(number) * MAX_INT : raw;
}
