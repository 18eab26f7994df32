import { MAX_INT } from '../shim/index.js';

const DIGITS = /^\d{1,10}$/;

/** The number of an id that is written as text; 0, the id of no record, for a text that no id is written as. */
export function idOf(text: string): number {
  const id = DIGITS.test(text) ? Number(text) : 0;
  return id <= MAX_INT ? id : 0;
}
