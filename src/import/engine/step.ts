import type { Progress } from '../options.js';
import { cursorAfter, type PageKey, type PageRequest, type SourceRow } from '../source/source.js';
import type { OldRow } from './batch.js';
import { writeBatch } from './batch.js';
import { stepName, type Step, type SystemRun } from './run-parts.js';
import { type Cursor, progressOf, progressSql, type StepCounts } from './step-progress.js';

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
  const pageAfter = (after: readonly string[] | null): Promise<SourceRow[]> => {
    if (table.fixed !== undefined) return Promise.resolve(after === null ? [...table.fixed] : []);
    const page = run.source.page({ table: table.table, key, after, limit: run.batch });
    // It is waited for later, when the page before it has been written; until then nobody hears its failure.
    page.catch(() => undefined);
    return page;
  };
  let cursor = stored.cursor;
  let next = pageAfter(cursor?.after ?? null);
  for (;;) {
    const rows = await next;
    if (rows.length === 0) break;
    const request: PageRequest = { table: table.table, key, after: cursor?.after ?? null, limit: run.batch };
    const after = cursorAfter(request, rows);
    next = pageAfter(after);
    const { named, last } = nameRows(rows, key, cursor?.last);
    counts.read += rows.length;
    if (step.kind === 'rows') countHomeless(run, step, rows, counts);
    const here: Cursor = { after, last };
    const before = { ...counts };
    const written = await writeBatch(run, step, named, ({ unchanged, inserted }) =>
      progressSql(system, name, {
        cursor: here,
        done: false,
        counts: { ...before, unchanged: before.unchanged + unchanged, inserted: before.inserted + inserted },
      }),
    );
    counts.unchanged += written.unchanged;
    counts.inserted += written.inserted;
    counts.updated += written.updated;
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
    const joined = key.columns.map((column) => row[column] ?? '').join('-');
    if (key.repeats !== true) return { oldId: joined, row };
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
