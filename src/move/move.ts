import type { Database } from '../platform/database/database.js';
import { isolated } from '../platform/database/postgres/postgres.js';
import type { Send, SendOne } from '../platform/database/statement.js';
import { StartRefused } from '../platform/start-refused.js';
import { foreignKeysIn, type MovedTable, quoted, sequencesIn, sumOf, tablesIn, textsOf } from './tables.js';

export interface MoveOptions {
  readonly to: string;
  readonly migrationsDir: string;
  /** Told of each table and of the rows that have been written. */
  readonly progress: { begin(name: string, total?: number): void; advance(by: number): void };
}

export interface MoveResult {
  readonly rows: number;
  readonly tables: Readonly<Record<string, number>>;
  readonly sequences: number;
}

/** So many pages of 8 KiB are read and written together. */
const PAGES_AT_ONCE = 16;

/** That texts of values are the same on both sides. */
const FORMS = `SET LOCAL timezone = 'UTC'; SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL extra_float_digits = 1;
  SET LOCAL bytea_output = 'hex'; SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL lock_timeout = '10s'`;

/** Tables in which migrations put rows: where all others are empty, what is moved takes the place of these. */
const FILLED_BY_MIGRATIONS: readonly string[] = ['access_fence', 'department', 'menu'];

/**
 * Copies every row and the place of every sequence into an empty PostgreSQL database, compares both sides, and commits: all of it is one
 * transaction there, so a move that is killed has moved nothing. The source is read while nobody else writes it. Throws StartRefused.
 */
export async function move(source: Database, { to, migrationsDir, progress }: MoveOptions): Promise<MoveResult> {
  return isolated(to, migrationsDir, (target) =>
    source.session(async (send) => {
      const from = oneOf(send);
      const into = oneOf(target);
      await begin(from);
      await begin(into);
      try {
        const result = await moveAll(from, into, progress);
        await into(plain('COMMIT'));
        return result;
      } catch (error) {
        await into(plain('ROLLBACK')).catch(() => undefined);
        throw told(error);
      } finally {
        await from(plain('ROLLBACK')).catch(() => undefined);
      }
    }),
  );
}

async function moveAll(from: SendOne, into: SendOne, progress: MoveOptions['progress']): Promise<MoveResult> {
  const tables = await tablesIn(into);
  if (JSON.stringify(tables) !== JSON.stringify(await tablesIn(from))) {
    throw new StartRefused(
      'The tables of both databases differ: the database that --to names was changed by somebody else. Name an empty one.',
    );
  }
  const keys = await foreignKeysIn(into);
  // What refers to rows that come later is checked when all are there.
  for (const { table, name } of keys) await into(plain(`ALTER TABLE ${table} DROP CONSTRAINT ${quoted(name)}`));
  for (const { name } of tables) {
    // Rows come as they are: no trigger counts them or puts in the time.
    await into(plain(`ALTER TABLE ${quoted(name)} DISABLE TRIGGER USER`));
    if (FILLED_BY_MIGRATIONS.includes(name)) await into(plain(`DELETE FROM ${quoted(name)}`));
    await requireEmpty(into, name);
  }
  for (const table of tables) await copy(from, into, table, progress);
  const sequences = await sequencesIn(from);
  for (const [name, place] of sequences) await into(plain(`SELECT setval('${quoted(name)}', ${place})`));
  for (const { name } of tables) await into(plain(`ALTER TABLE ${quoted(name)} ENABLE TRIGGER USER`));
  for (const { table, name, definition } of keys) await into(plain(`ALTER TABLE ${table} ADD CONSTRAINT ${quoted(name)} ${definition}`));
  const counts = await compare(from, into, tables, progress);
  return { rows: Object.values(counts).reduce((sum, rows) => sum + rows, 0), tables: counts, sequences: sequences.size };
}

async function copy(from: SendOne, into: SendOne, { name, columns }: MovedTable, progress: MoveOptions['progress']): Promise<void> {
  const table = quoted(name);
  const total = Number(await from(plain(`SELECT count(*)::text FROM ${table}`)));
  const pages = Number(await from(plain(`SELECT (pg_relation_size('${table}') / current_setting('block_size')::int)::text`)));
  progress.begin(name, total);
  const names = columns.map((column) => quoted(column.name)).join(', ');
  // Without the length of a type, so that what is too long is refused and not cut.
  const values = columns.map(({ type }, at) => `(row ->> ${at})::${type}`).join(', ');
  const write = `
    WITH written AS (INSERT INTO ${table} (${names}) SELECT ${values} FROM json_array_elements($1::json) AS row RETURNING 1)
    SELECT count(*)::text FROM written`;
  for (let page = 0; page < pages; page += PAGES_AT_ONCE) {
    const rows = await from(
      plain(
        `SELECT json_agg(to_json(${textsOf(columns)}))::text FROM ${table}
         WHERE ctid >= '(${page},0)'::tid AND ctid < '(${page + PAGES_AT_ONCE},0)'::tid`,
      ),
    );
    if (rows !== null) progress.advance(Number(await into({ text: write, values: [rows] })));
  }
}

async function compare(
  from: SendOne,
  into: SendOne,
  tables: readonly MovedTable[],
  progress: MoveOptions['progress'],
): Promise<Record<string, number>> {
  progress.begin('comparing', tables.length);
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [here, there] = [await sumOf(from, table), await sumOf(into, table)];
    if (here.rows !== there.rows || here.sum !== there.sum) {
      throw new Error(`The rows of ${table.name} are not the same on both sides: ${here.rows} and ${there.rows}. Nothing was moved.`);
    }
    counts[table.name] = here.rows;
    progress.advance(1);
  }
  const [here, there] = [await sequencesIn(from), await sequencesIn(into)];
  for (const [name, place] of here)
    if (there.get(name) !== place) throw new Error(`The sequence ${name} is not the same on both sides. Nothing was moved.`);
  return counts;
}

async function requireEmpty(into: SendOne, name: string): Promise<void> {
  if ((await into(plain(`SELECT 1::text FROM ${quoted(name)} LIMIT 1`))) === null) return;
  throw new StartRefused(`The database that --to names is not empty: ${name} has rows. Name an empty one; nothing was changed.`);
}

async function begin(send: SendOne): Promise<void> {
  await send(plain('BEGIN ISOLATION LEVEL REPEATABLE READ'));
  for (const setting of FORMS.split(';')) await send(plain(setting));
}

const plain = (text: string): Parameters<SendOne>[0] => ({ text, values: [] });

function oneOf(send: Send): SendOne {
  return async (statement) => (await send([statement]))[0] ?? null;
}

/** Of what PostgreSQL refuses, that about which whoever moves can do something. */
function told(error: unknown): unknown {
  const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
  // The driver's own words for a connection that was cut have no code.
  const isCut = error instanceof Error && /^Connection terminated|connection error/.test(error.message);
  if (code === '42501')
    return new StartRefused('The user of --to may not do that there: it needs to own the database or its schema. Nothing was moved.', {
      cause: error,
    });
  if (code === '55P03')
    return new StartRefused('Somebody else uses the tables of the database that --to names: stop them first. Nothing was moved.', {
      cause: error,
    });
  if (code.startsWith('53') || code === '58030')
    return new StartRefused('The server of --to has run out of room. Nothing was moved.', { cause: error });
  if (isCut || code.startsWith('57') || code.startsWith('08') || code === 'ECONNRESET') {
    return new StartRefused('The connection to the database that --to names was lost. Nothing was moved; run the command again.', {
      cause: error,
    });
  }
  return error;
}
