import type { Progress } from '../options.js';
import { cursorAfter, type PageKey, type PageRequest, type SourceRow } from '../source/source.js';
import type { OldRow } from './batch.js';
import { type Prepared, prepareBatch, writeBatch } from './batch.js';
import { isNew } from './ledger.js';
import { oldIdOf } from './old-id.js';
import { stepName, type Step, type SystemRun } from './run-parts.js';
import { type Cursor, progressOf, progressSql, type StepCounts } from './step-progress.js';

/** Rows of the old system with how far they reach, looked at while the page before was written. */
interface Page {
  readonly rows: readonly SourceRow[];
  readonly here: Cursor;
  readonly prepared: Prepared;
}

/** Reads one table of an old system from where the run is, page by page, and writes each page. */
export async function runStep(run: SystemRun, step: Step, progress: Progress): Promise<StepCounts> {
  const { system } = run.mapping;
  const name = stepName(step);
  const { table } = step;
  const key: PageKey = { columns: table.key ?? ['id'], ...(table.repeats === true && { repeats: true }) };
  const stored = await progressOf(run.session, system, name);
  const { counts } = stored;
  if (stored.done) return counts;
  progress.begin(`${system} ${name}`, table.fixed?.length ?? (await run.source.count(table.table)));
  progress.advance(counts.read);
  const all = stored.cursor === null && (await isNew(run.session, system, table.table));
  const pageAfter = async (cursor: Cursor | null, before: Promise<unknown>): Promise<Page | undefined> => {
    const request: PageRequest = { table: table.table, key, after: cursor?.after ?? null, limit: run.batch };
    const rows = table.fixed === undefined ? await run.source.page(request) : cursor === null ? table.fixed : [];
    if (rows.length === 0) return undefined;
    const { named, last } = nameRows(rows, key, cursor?.last);
    return {
      rows,
      here: { after: cursorAfter(request, rows), last },
      prepared: await prepareBatch(run, step, named, { before, isNew: all }),
    };
  };
  let cursor = stored.cursor;
  let written: Promise<unknown> = Promise.resolve();
  let next = pageAfter(cursor, written);
  for (;;) {
    const page = await next;
    if (page === undefined) break;
    const { rows, here, prepared } = page;
    counts.read += rows.length;
    if (step.kind === 'rows') countHomeless(run, step, rows, counts);
    const before = { ...counts };
    const writing = writeBatch(run, step, prepared, ({ unchanged, inserted, updated }) =>
      progressSql(system, name, {
        cursor: here,
        done: false,
        counts: {
          ...before,
          unchanged: before.unchanged + unchanged,
          inserted: before.inserted + inserted,
          updated: before.updated + updated,
        },
      }),
    );
    written = writing;
    next = pageAfter(here, written);
    // It is waited for later, when the page before it has been written; until then nobody hears its failure.
    next.catch(() => undefined);
    const { unchanged, inserted, updated } = await writing;
    counts.unchanged += unchanged;
    counts.inserted += inserted;
    counts.updated += updated;
    cursor = here;
    progress.advance(rows.length);
  }
  await run.session.run(progressSql(system, name, { cursor, counts, done: true }));
  progress.end();
  return counts;
}

/** Old ids: the key's values, joined; a row that has the key of the one before is told apart by a number. */
function nameRows(rows: readonly SourceRow[], key: PageKey, before: Cursor['last']): { named: OldRow[]; last: Cursor['last'] } {
  let last = before;
  const named = rows.map((row) => {
    const joined = oldIdOf(row, key);
    last = last?.[0] === joined ? [joined, last[1] + 1] : [joined, 1];
    return { oldId: last[1] === 1 ? joined : `${joined}#${last[1]}`, row };
  });
  return { named, last };
}

function countHomeless(run: SystemRun, { table }: Step, rows: readonly SourceRow[], counts: StepCounts): void {
  for (const column of [...Object.keys(table.homeless ?? {}), ...(run.unknownColumns.get(table.table) ?? [])]) {
    const values = rows.filter((row) => row[column] != null && row[column] !== '').length;
    if (values > 0) counts.homeless[column] = (counts.homeless[column] ?? 0) + values;
  }
}
