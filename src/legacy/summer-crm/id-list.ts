import { type FieldRule, MAX_INT } from '../shim/index.js';

const ID = /^\s*\d{1,15}\s*$/;

/** The number of an id, sent as a number or as text; null for anything else. */
export function idNumber(value: unknown): number | null {
  const number = typeof value === 'string' && ID.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** Whether a record can have the id. */
export function isKnowable(id: number): boolean {
  return Math.abs(id) <= MAX_INT;
}

/** A list of nothing but ids. */
export const ids: FieldRule = {
  check: (value) => (Array.isArray(value) && value.every((entry) => idNumber(entry) !== null) ? null : { kind: 'type' }),
};

/** The ids of such a list that a record can have. */
export function idsOf(list: readonly unknown[]): number[] {
  return list.flatMap((entry) => {
    const id = idNumber(entry);
    return id !== null && isKnowable(id) ? [id] : [];
  });
}
