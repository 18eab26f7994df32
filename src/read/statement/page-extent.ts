import { raw, sql, whereSql, type Sql, type Table } from '../sql.js';

/**
 * How far into a list a page may go, in steps. PostgreSQL plans a prepared statement once and for all only when it
 * knows how few rows are wanted; a limit that is a parameter makes it plan anew at every execution, which takes as long
 * as the page itself. So a step beyond the page stands in the statement, and the page's own numbers are parameters.
 */
const STEPS = [0, 1, 10, 20, 50, 100, 1_000, 10_000, 100_000, 1_000_000];
const BEYOND = 2 ** 31;

/** The step that holds a page size or an offset; statements differ by it. */
export function extentOf(rows: unknown): number {
  return STEPS.find((step) => typeof rows === 'number' && rows <= step) ?? BEYOND;
}

interface Page {
  readonly table: Table;
  readonly conditions: readonly Sql[];
  readonly order: Sql;
  /** What `first` and `offset` are while the statement is compiled. */
  readonly now: readonly [first: unknown, offset: unknown];
  /** `LIMIT` and `OFFSET` with the page's own numbers. */
  readonly limit: Sql;
}

/** The rows of one page, under the table's own alias: what is made of a row is made of these only, not of those skipped. */
export function pageOf({ table, conditions, order, now: [first, offset], limit }: Page): Sql {
  // One more: whoever wants to know whether a page follows looks at the row behind it.
  const extent = raw(String(extentOf(first) + extentOf(offset) + 1));
  const rows = sql`SELECT ${raw(table.alias)}.* FROM ${table.from} ${whereSql(conditions)} ORDER BY ${order} LIMIT ${extent}`;
  return sql`FROM (SELECT * FROM (${rows}) p ${limit}) ${raw(table.alias)}`;
}
