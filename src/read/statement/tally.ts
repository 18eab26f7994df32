import { COMBINING } from '../filter/filter-marks.js';
import type { Target } from '../filter/filter-target.js';
import { filterCondition } from '../filter/filter.js';
import type { Tally } from '../readable.js';
import { sql, whereSql, type Sql } from '../sql.js';
import type { Bound } from './arguments.js';

interface List {
  readonly target: Target;
  readonly tally: Tally | undefined;
  /** Scope and visibility of the rows. */
  readonly conditions: readonly Sql[];
  readonly filter: Bound | undefined;
}

/**
 * How many rows a list has, if the parameters pass `checks`. Where a tally tells it is summed up, which takes the same time
 * however many rows there are; else they are counted.
 */
export function countSql({ target, tally, conditions, filter }: List, checks: readonly Sql[]): Sql {
  const tells = tally !== undefined && conditions.length === 0 && asksOnlyAbout(tally.columns, filter);
  const source = tells ? target.table.other(tally.model) : target.table;
  const count = tells ? sql`coalesce(sum(${source.column('delta')}), 0)` : sql`count(*)`;
  const filtered = filterCondition(filter, { ...target, table: source });
  return sql`(SELECT ${count} FROM ${source.from} ${whereSql([...conditions, ...(filtered === undefined ? [] : [filtered]), ...checks])})`;
}

function asksOnlyAbout(columns: readonly string[], filter: Bound | undefined): boolean {
  if (filter?.kind === 'list') return filter.items.every((item) => asksOnlyAbout(columns, item));
  if (filter?.kind !== 'object') return true;
  return [...filter.fields].every(([name, value]) => (COMBINING.has(name) ? asksOnlyAbout(columns, value) : columns.includes(name)));
}
