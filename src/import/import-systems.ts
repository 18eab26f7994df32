import type { Database } from '../platform/database/database.js';
import type { Media } from '../platform/media/media.js';
import { StartRefused } from '../platform/start-refused.js';
import { Columns } from './engine/columns.js';
import { OldFiles } from './engine/files.js';
import { FreeIds, HIGHEST_KEPT } from './engine/free-ids.js';
import { ColumnLists } from './engine/ledger.js';
import type { HashPassword, ImportParts, Step, SystemRun } from './engine/run-parts.js';
import { beginRun, endRun } from './engine/runs.js';
import { compareSchema, type SchemaDifferences } from './engine/schema-check.js';
import { Session } from './engine/session.js';
import { runStep } from './engine/step.js';
import type { SystemMapping } from './mapping/declare.js';
import { filesBeside, mappingFor } from './mapping/systems.js';
import { DEFAULT_BATCH, DEFAULT_KEEP_IDS, type ImportOptions, NO_PROGRESS, type Progress, SYSTEMS, type SystemSource } from './options.js';
import type { ImportReport, SystemReport, TakeRows, VerifiedSystem, VerifyReport } from './report/report.js';
import { compareAll, reportOn, tellRows } from './report/system-report.js';
import { withoutPassword } from './source/mysql.js';
import { openSource } from './source/open-source.js';
import { forgiving, type Source } from './source/source.js';

/** What an import is given. */
export interface ImportTools {
  readonly database: Database;
  readonly media: Media;
  readonly hashPassword: HashPassword;
  readonly progress?: Progress;
  /** Takes every row that a report has more to say of; its name stands in the report. */
  readonly rows?: { readonly file: string; readonly take: TakeRows };
  /** Tests bring rows of their own. */
  readonly open?: (source: SystemSource) => Promise<Source>;
}

/** An old system with what is known of it before anything is read. */
interface Opened {
  readonly source: SystemSource;
  readonly mapping: SystemMapping;
  readonly data: Source;
  readonly schema: SchemaDifferences;
}

/** Takes over old systems. Refuses (StartRefused) what cannot be read, and to run beside another import. */
export async function importSystems(options: ImportOptions, tools: ImportTools): Promise<ImportReport> {
  const opened = await openAll(options, tools);
  try {
    return await tools.database.session(async (send) => {
      const session = new Session(send, options.dryRun ?? false);
      if (!(await session.begin())) throw new StartRefused('Another import is under way in this database.');
      try {
        return await importInto(session, options, tools, opened);
      } finally {
        await session.end();
      }
    });
  } finally {
    await Promise.all(opened.map(({ data }) => data.close()));
  }
}

async function openAll(
  { sources, keepIds = DEFAULT_KEEP_IDS, ignoreTables = {} }: ImportOptions,
  { open = ({ url, system }) => openSource(url, filesBeside(system)) }: ImportTools,
): Promise<Opened[]> {
  // The one that keeps its ids comes first, so that nobody else has them.
  const order = [keepIds, ...SYSTEMS.filter((system) => system !== keepIds)];
  const sorted = [...sources].sort((one, other) => order.indexOf(one.system) - order.indexOf(other.system));
  const opened: Opened[] = [];
  for (const source of sorted) {
    const data = await open(source);
    const tables = await data.tables();
    const mapping = mappingFor(source.system, tables);
    const schema = await compareSchema(mapping, data, tables, ignoreTables[source.system] ?? []);
    opened.push({ source, mapping, data: forgiving(data, tables), schema });
  }
  return opened;
}

async function importInto(session: Session, options: ImportOptions, tools: ImportTools, opened: readonly Opened[]): Promise<ImportReport> {
  const startedAt = new Date().toISOString();
  await refuseForeignData(session);
  const columns = await Columns.of(session);
  const freeIds = new FreeIds(session, columns);
  const parts: ImportParts = {
    session,
    columns,
    lists: new ColumnLists(session),
    freeIds,
    hashPassword: tools.hashPassword,
    media: tools.media,
  };
  const run = await beginRun(session, meaningOf(options));
  const runs = opened.map((one) => runOf(one, options, parts));
  for (const system of runs) await leaveIds(system);
  const progress = tools.progress ?? NO_PROGRESS;
  for (const system of runs) {
    const steps: Step[] = system.tables.map((table) => ({ table, kind: 'rows' }));
    for (const step of steps) await runStep(system, step, progress);
    for (const { table } of steps) if (table.links !== undefined) await runStep(system, { table, kind: 'links' }, progress);
  }
  const systems: SystemReport[] = [];
  for (const [place, { source, schema }] of opened.entries()) {
    const system = runs[place];
    if (system === undefined) continue;
    systems.push(await reportOn(system, withoutPassword(source.url), schema));
    if (tools.rows !== undefined) await tellRows(system, tools.rows.take);
  }
  await endRun(session, run.id);
  const finishedAt = new Date().toISOString();
  return { dryRun: session.dryRun, startedAt, finishedAt, accounted: systems.every(isAccounted), rows: tools.rows?.file ?? null, systems };
}

/** No rule accounts for a row of a table that nobody knows. */
function isAccounted({
  tables = [],
  unknownTables,
  comparisons,
}: Pick<VerifiedSystem, 'unknownTables' | 'comparisons'> & Partial<Pick<SystemReport, 'tables'>>): boolean {
  return (
    tables.every(({ unaccounted }) => unaccounted === 0) &&
    unknownTables.every(({ rows }) => rows === 0) &&
    comparisons.every(({ unaccounted }) => unaccounted.length === 0)
  );
}

/** Demo data would be mixed with what is imported. A database that holds an import already is one to go on with. */
async function refuseForeignData(session: Session): Promise<void> {
  const foreign = await session.ask<boolean>(
    `SELECT to_json(NOT EXISTS (SELECT FROM "imported_row") AND (EXISTS (SELECT FROM "student") OR EXISTS (SELECT FROM "campus")
       OR EXISTS (SELECT FROM "teacher") OR EXISTS (SELECT FROM "member") OR EXISTS (SELECT FROM "shopper")))::text`,
  );
  if (foreign)
    throw new StartRefused('The database holds data that no import has made, such as the demo data. Import into an empty one (DEMO=off).');
}

/** Compares both sides as they are now. Writes nothing. */
export async function verify(options: ImportOptions, tools: Omit<ImportTools, 'hashPassword'>): Promise<VerifyReport> {
  const all: ImportTools = { ...tools, hashPassword: () => Promise.reject(new Error('Nothing is written.')) };
  const opened = await openAll(options, all);
  const progress = tools.progress ?? NO_PROGRESS;
  try {
    const systems = await tools.database.session(async (send) => {
      const session = new Session(send, true);
      const columns = await Columns.of(session);
      const parts: ImportParts = {
        session,
        columns,
        lists: new ColumnLists(session),
        freeIds: new FreeIds(session, columns),
        hashPassword: all.hashPassword,
        media: tools.media,
      };
      const found: VerifiedSystem[] = [];
      for (const one of opened) {
        progress.begin(`${one.source.system}: comparing`);
        found.push({
          system: one.source.system,
          from: withoutPassword(one.source.url),
          state: one.mapping.state ?? null,
          unknownTables: one.schema.unknownTables,
          comparisons: await compareAll(runOf(one, options, parts)),
        });
        progress.end();
      }
      return found;
    });
    return { accounted: systems.every(isAccounted), systems };
  } finally {
    await Promise.all(opened.map(({ data }) => data.close()));
  }
}

/** What of the options decides what is written: a run that was killed goes on only with the same. */
function meaningOf({
  sources,
  keepIds = DEFAULT_KEEP_IDS,
  overwrite = false,
  expireOld = false,
  administrators = {},
}: ImportOptions): unknown {
  return { systems: sources.map(({ system }) => system).sort(), keepIds, overwrite, expireOld, administrators };
}

function runOf({ source, mapping, data, schema }: Opened, options: ImportOptions, parts: ImportParts): SystemRun {
  const { system } = source;
  const tables = mapping.tables.filter(({ table, fixed }) => fixed !== undefined || !schema.missingTables.includes(table));
  return {
    ...parts,
    mapping,
    tables,
    source: data,
    files: new OldFiles(source.media, parts.media, options.dryRun ?? false),
    options: { administrators: options.administrators?.[system] ?? [], expireOld: options.expireOld ?? false },
    // The shop's ids are kept whoever else keeps theirs: no other system has such rows.
    keepsIds: system === (options.keepIds ?? DEFAULT_KEEP_IDS) || system === 'course-agent',
    overwrite: options.overwrite ?? false,
    batch: options.batch ?? DEFAULT_BATCH,
    unknownColumns: schema.unknownColumns,
  };
}

async function leaveIds({ keepsIds, tables, source, freeIds }: SystemRun): Promise<void> {
  if (!keepsIds) return;
  for (const { table, entity, keepsIdsOf = [entity], key = ['id'], fixed } of tables) {
    const [column, ...more] = key;
    if (fixed !== undefined || column === undefined || more.length > 0) continue;
    const highest = await source.highest(table, column, HIGHEST_KEPT);
    for (const kept of keepsIdsOf) await freeIds.leave(kept, highest);
  }
}
