import { join, sql, type Sql } from '../sql.js';

/** A condition of a filter. */
export interface Term {
  readonly sql: Sql;
  /** It reads values that stand beside the row, and can't be told without them. */
  readonly late: boolean;
  /** Given where the condition is that a column's value is one of a set; several on one column become one. */
  readonly membership?: Membership;
}

interface Membership {
  /** The same for the same column. */
  readonly column: string;
  readonly value: Sql;
  /** A SELECT of the values. */
  readonly set: Sql;
}

/** What a filter comes to: a condition, or the same answer for every row. */
export type Logic = boolean | Term;

/** All hold; true for none of them. */
export function allOf(parts: readonly Logic[]): Logic {
  return combined(parts, { neutral: true, operator: ' AND ', ofSets: ' INTERSECT ' });
}

/** At least one holds; false for none of them. */
export function anyOf(parts: readonly Logic[]): Logic {
  return combined(parts, { neutral: false, operator: ' OR ', ofSets: ' UNION ALL ' });
}

export function negation(part: Logic): Logic {
  return typeof part === 'boolean' ? !part : { sql: sql`NOT (${part.sql})`, late: part.late };
}

/**
 * That a value is in a set, looked up in a hash table. It is never null. IS TRUE keeps PostgreSQL from making a join of it, which under
 * a LIMIT it takes for a short one and goes through the set for every row.
 */
export function isMember(membership: Membership): Term {
  return { sql: sql`(${membership.value} IN (${membership.set})) IS TRUE`, late: false, membership };
}

interface Combination {
  /** What changes nothing; its opposite decides. */
  readonly neutral: boolean;
  readonly operator: string;
  readonly ofSets: string;
}

function combined(parts: readonly Logic[], { neutral, operator, ofSets }: Combination): Logic {
  if (parts.includes(!neutral)) return !neutral;
  const terms = mergedSets(
    parts.filter((part) => typeof part !== 'boolean'),
    ofSets,
  );
  const [first, ...others] = terms;
  if (first === undefined) return neutral;
  if (others.length === 0) return first;
  return {
    sql: sql`(${join(
      terms.map((term) => term.sql),
      operator,
    )})`,
    late: terms.some(({ late }) => late),
  };
}

/** The terms, with one in place of all that ask for a set on the same column: each takes a look into a hash table for every row. */
function mergedSets(terms: readonly Term[], ofSets: string): Term[] {
  const sets = new Map<string, Membership[]>();
  for (const { membership } of terms) if (membership) sets.set(membership.column, [...(sets.get(membership.column) ?? []), membership]);
  return terms.flatMap((term) => {
    const { membership } = term;
    const [first, ...others] = (membership && sets.get(membership.column)) ?? [];
    if (first === undefined || others.length === 0) return [term];
    const set = join(
      [first, ...others].map((one) => sql`(${one.set})`),
      ofSets,
    );
    return first === membership ? [isMember({ ...first, set })] : [];
  });
}
