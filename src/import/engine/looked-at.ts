import { createHash } from 'node:crypto';
import { mediaPath } from '../mapping/values.js';
import type { SourceRow } from '../source/source.js';
import { groupBy } from './group-by.js';
import type { Step, SystemRun } from './run-parts.js';

/** An old row with everything that decides what it becomes. */
export interface LookedAt {
  readonly oldId: string;
  readonly row: SourceRow;
  readonly companions: Readonly<Record<string, readonly SourceRow[]>>;
  /** Of all of that, 64 bits: whether it has changed since the last time. */
  readonly hash: string;
}

/** Reads what belongs to the rows of a page: one statement for each kind of companion. */
export async function lookAt(run: SystemRun, { table }: Step, rows: readonly { oldId: string; row: SourceRow }[]): Promise<LookedAt[]> {
  const found = rows.map(({ oldId, row }) => ({ oldId, row, companions: {} as Record<string, readonly SourceRow[]> }));
  for (const [name, companion] of Object.entries(table.companions ?? {})) {
    const wanted = found.map(({ row, companions }) =>
      companion.of(row, (earlier) => companions[earlier] ?? []).filter((value) => value != null),
    );
    const values = [...new Set(wanted.flat())];
    const related = values.length === 0 ? [] : await run.source.related(companion.table, companion.column, values, companion.columns);
    const byValue = groupBy(related, (one) => one[companion.column]);
    for (const [place, one] of found.entries()) {
      one.companions[name] = [...new Set(wanted[place])].flatMap((value) => byValue.get(value) ?? []);
    }
  }
  const salt = JSON.stringify([run.keepsIds, run.options]);
  return Promise.all(found.map(async (one) => ({ ...one, hash: hashOf(salt, one, await filesThere(run, table.files ?? [], one.row)) })));
}

async function filesThere(run: SystemRun, columns: readonly string[], row: SourceRow): Promise<boolean[]> {
  const paths = columns.map((column) => mediaPath(row[column]));
  return Promise.all(paths.map((path) => path !== null && run.files.has(path)));
}

function hashOf(salt: string, { row, companions }: Pick<LookedAt, 'row' | 'companions'>, files: readonly boolean[]): string {
  const text = JSON.stringify([row, companions, files]);
  return createHash('sha1').update(salt).update(text).digest().readBigInt64BE().toString();
}
