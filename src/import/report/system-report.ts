import { readNotable } from '../engine/ledger.js';
import { stepName, type SystemRun } from '../engine/run-parts.js';
import type { SchemaDifferences } from '../engine/schema-check.js';
import { progressOf } from '../engine/step-progress.js';
import type { TableMapping } from '../mapping/declare.js';
import { compareTable } from './compare-table.js';
import { type ComparisonReport, LISTED, type RowReport, type SystemReport, type TableReport, type TakeRows } from './report.js';

/** What is known of a system after its import: everything but the counts of this run is read from the ledger, whoever wrote it. */
export async function reportOn(run: SystemRun, from: string, schema: SchemaDifferences): Promise<SystemReport> {
  const tables: TableReport[] = [];
  for (const table of run.tables) tables.push(await tableReport(run, table));
  return {
    system: run.mapping.system,
    from,
    state: run.mapping.state ?? null,
    tables,
    unknownTables: schema.unknownTables,
    ignoredTables: schema.ignoredTables,
    missingTables: schema.missingTables,
    missingColumns: schema.missingColumns,
    comparisons: await compareAll(run),
    ...(await accountsOf(run)),
  };
}

/** Every row of which there is more to say than that it was taken over. */
export async function tellRows({ mapping: { system }, tables, session }: SystemRun, take: TakeRows): Promise<void> {
  for (const { table } of tables) {
    for await (const rows of readNotable(session, system, table)) {
      await take(
        rows.map(({ oldId, entity, id, setAside, notes, conflicts }): RowReport => ({
          system,
          table,
          oldId,
          entity: entity === '' ? null : entity,
          id,
          ...(setAside ? { setAside: notes[0] ?? '' } : notes.length > 0 && { rules: notes }),
          ...(conflicts.length > 0 && { conflicts }),
        })),
      );
    }
  }
}

export async function compareAll(run: SystemRun): Promise<ComparisonReport[]> {
  const comparisons: ComparisonReport[] = [];
  for (const table of run.tables) if (table.compare !== undefined) comparisons.push(await compareTable(run, table, table.compare));
  return comparisons;
}

interface Ledger {
  readonly written: number;
  readonly merged: number;
  readonly setAside: number;
  readonly conflicting: number;
  readonly filesMissing: number;
  readonly setAsideRows: TableReport['setAsideRows'] | null;
  readonly rules: TableReport['rules'] | null;
  readonly missingFiles: TableReport['missingFiles'] | null;
  readonly conflicts: TableReport['conflicts'] | null;
}

/** Notes on files that were not there are listed apart. */
const FILE = 'the file is missing: ';

async function tableReport(run: SystemRun, table: TableMapping): Promise<TableReport> {
  const { system } = run.mapping;
  const { counts } = await progressOf(run.session, system, stepName({ table, kind: 'rows' }));
  const ledger = await run.session.ask<Ledger>(
    `WITH rows AS MATERIALIZED (SELECT * FROM "imported_row" r WHERE r."system" = $1 AND r."table" = $2),
      notes AS MATERIALIZED (SELECT r."old_id", n FROM rows r, unnest(r."notes") n WHERE r."outcome" <> 'SET_ASIDE'),
      rules AS (SELECT regexp_replace(regexp_replace(n, '"([^"\\\\]|\\\\.)*"', '…', 'g'), '[0-9][0-9.]*', '…', 'g') AS rule, count(*) AS rows,
          (array_agg("old_id" ORDER BY length("old_id"), "old_id"))[1:50] AS ids
        FROM notes WHERE position('${FILE}' IN n) = 0 GROUP BY 1)
    SELECT json_build_object(
      'written', (SELECT count(*) FROM rows WHERE "lead" AND "outcome" = 'WRITTEN'),
      'merged', (SELECT count(*) FROM rows WHERE "lead" AND "outcome" = 'MERGED'),
      'setAside', (SELECT count(*) FROM rows WHERE "lead" AND "outcome" = 'SET_ASIDE'),
      'conflicting', (SELECT count(*) FROM rows WHERE "conflicts" <> '{}'),
      'filesMissing', (SELECT count(*) FROM notes WHERE position('${FILE}' IN n) > 0),
      'setAsideRows', (SELECT json_agg(json_build_object('oldId', "old_id", 'reason', "notes"[1]))
        FROM (SELECT * FROM rows WHERE "outcome" = 'SET_ASIDE' ORDER BY length("old_id"), "old_id" LIMIT ${LISTED}) x),
      'rules', (SELECT json_agg(json_build_object('rule', rule, 'rows', rows, 'oldIds', ids) ORDER BY rows DESC, rule) FROM (SELECT * FROM rules ORDER BY rows DESC LIMIT ${LISTED}) x),
      'missingFiles', (SELECT json_agg(json_build_object('oldId', "old_id", 'file', split_part(n, '${FILE}', 2)))
        FROM (SELECT * FROM notes WHERE position('${FILE}' IN n) > 0 ORDER BY length("old_id"), "old_id" LIMIT ${LISTED}) x),
      'conflicts', (SELECT json_agg(json_build_object('oldId', "old_id", 'entity', "entity", 'id', "id", 'fields', "conflicts"))
        FROM (SELECT * FROM rows WHERE "conflicts" <> '{}' ORDER BY length("old_id"), "old_id" LIMIT ${LISTED}) x)
    )::text`,
    system,
    table.table,
  );
  const known = ledger.written + ledger.merged + ledger.setAside;
  // What reading has passed over, such as a second row with the key of another, is not accounted for either.
  const there = Math.max(counts.read, table.fixed === undefined ? await run.source.count(table.table) : 0);
  return {
    table: table.table,
    ...counts,
    written: ledger.written,
    merged: ledger.merged,
    setAside: ledger.setAside,
    conflicting: ledger.conflicting,
    filesMissing: ledger.filesMissing,
    unaccounted: Math.max(0, there - known),
    gone: Math.max(0, known - there),
    setAsideRows: ledger.setAsideRows ?? [],
    rules: ledger.rules ?? [],
    missingFiles: ledger.missingFiles ?? [],
    conflicts: ledger.conflicts ?? [],
    homelessColumns: homelessOf(run, table, counts.homeless),
  };
}

function homelessOf(
  run: SystemRun,
  { table, homeless = {} }: TableMapping,
  values: Readonly<Record<string, number>>,
): TableReport['homelessColumns'] {
  const unknown = run.unknownColumns.get(table) ?? [];
  const reasons = [...Object.entries(homeless), ...unknown.map((column) => [column, 'no mapping knows this column'] as const)];
  return reasons.map(([column, reason]) => ({ column, reason, values: values[column] ?? 0 }));
}

/** How the passwords of a system's accounts are kept, and who still has the first one. */
async function accountsOf(run: SystemRun): Promise<Pick<SystemReport, 'passwords' | 'firstPasswords'>> {
  const accounts = `(SELECT * FROM "account" b WHERE EXISTS (
    SELECT FROM "imported_row" r WHERE r."entity" = 'Account' AND r."id" = b."id" AND r."system" = $1)) a`;
  const kind = `CASE WHEN a."password_hash" IS NULL THEN 'none' WHEN a."password_hash" LIKE '% %' THEN 'several'
    WHEN a."password_hash" LIKE 'md5$argon2id$%' THEN 'md5' WHEN a."password_hash" LIKE '$argon2%' THEN 'argon2id'
    WHEN a."password_hash" LIKE 'pbkdf2_sha256$%' THEN 'pbkdf2_sha256' WHEN a."password_hash" ~ '^\\$2[aby]\\$' THEN 'bcrypt' ELSE 'unreadable' END`;
  return run.session.ask(
    `SELECT json_build_object(
      'passwords', (SELECT coalesce(json_agg(json_build_object('realm', realm, 'kind', kind, 'accounts', n) ORDER BY realm, kind), '[]')
        FROM (SELECT a."realm" AS realm, ${kind} AS kind, count(*) AS n FROM ${accounts} GROUP BY 1, 2) x),
      'firstPasswords', (SELECT coalesce(json_agg(json_build_object('realm', a."realm", 'username', a."username") ORDER BY a."id"), '[]')
        FROM ${accounts} WHERE a."must_change_password"))::text`,
    run.mapping.system,
  );
}
