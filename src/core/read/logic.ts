import { join, sql, type Sql } from './sql.js';

/** A condition of a filter. `late`: it reads values that stand beside the row, and can't be told without them. */
export interface Term {
  readonly sql: Sql;
  readonly late: boolean;
}

/** What a filter comes to: a condition, or the same answer for every row. */
export type Logic = boolean | Term;

/** All hold; true for none of them. */
export function allOf(parts: readonly Logic[]): Logic {
  return combined(parts, true, ' AND ');
}

/** At least one holds; false for none of them. */
export function anyOf(parts: readonly Logic[]): Logic {
  return combined(parts, false, ' OR ');
}

export function negation(part: Logic): Logic {
  return typeof part === 'boolean' ? !part : { sql: sql`NOT (${part.sql})`, late: part.late };
}

/** @param neutral what changes nothing; its opposite decides. */
function combined(parts: readonly Logic[], neutral: boolean, operator: string): Logic {
  const terms = parts.filter((part) => typeof part !== 'boolean');
  if (parts.includes(!neutral)) return !neutral;
  const [first, ...others] = terms;
  if (first === undefined) return neutral;
  if (others.length === 0) return first;
  return { sql: sql`(${join(terms.map((term) => term.sql), operator)})`, late: terms.some(({ late }) => late) };
}
