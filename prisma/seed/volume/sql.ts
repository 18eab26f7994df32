import { sql, type Sql } from '../../../src/read/sql.js';

/**
 * A number from 0 below `below` that looks drawn by lot but is the same at every run. `salt` keeps the draws for one row
 * apart. PostgreSQL may not change this hash: hash partitions on disk rest on it.
 */
export function lot(row: Sql, salt: number, below: number): Sql {
  return sql`((hashint8extended(${row}, ${salt}::bigint) & 2147483647) % ${below}::bigint)::int`;
}

/** One of the texts, drawn by lot. */
export function pick(texts: readonly string[], row: Sql, salt: number): Sql {
  return sql`(${[...texts]}::text[])[1 + ${lot(row, salt, texts.length)}]`;
}

/** How many of the places before `place` are taken when `taken` of `total` places are, evenly spaced. */
export function takenBefore(place: Sql, taken: number, total: number): Sql {
  return sql`(least(${place}, ${total}::bigint) * ${taken}::bigint / ${total}::bigint)`;
}

/** Whether `place`, counted from 0, is one of the `taken` of `total`. */
export function isTaken(place: Sql, taken: number, total: number): Sql {
  return sql`(${takenBefore(sql`(${place} + 1)`, taken, total)} > ${takenBefore(place, taken, total)})`;
}

/** The moment as a parameter that no session's time zone changes. */
export function moment(time: Date): Sql {
  return sql`${time.toISOString()}::timestamptz`;
}
