import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { protocol, type PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { Log } from '../../log.js';
import { StartRefused } from '../../start-refused.js';
import type { DatabaseDriver } from '../database.js';
import { applyMigrations, readMigrations, type SqlConnection } from '../migrations.js';
import { statementNames } from '../statement-names.js';
import type { Send } from '../statement.js';
import { lockDirectory } from './directory-lock.js';
import { damaged, openFiles } from './embedded-files.js';
import { EmbeddedGuard } from './embedded-guard.js';
import { LoopTurns } from './loop-turns.js';
import { takeUpRestored } from './restored.js';

export interface EmbeddedOptions {
  readonly dataDir: string;
  readonly migrationsDir: string;
  readonly log: Log;
  /** Told of the migrations that were missing. */
  readonly onMigrated?: ((names: readonly string[]) => void) | undefined;
}

/** Where in the data directory PostgreSQL's files are. */
export const DATABASE_FOLDER = 'database';

/** Makes the directory where there is none, and keeps other processes out of it. Answers how to give it back. Throws StartRefused. */
export async function holdDirectory(dataDir: string): Promise<() => Promise<void>> {
  await mkdir(dataDir, { recursive: true }).catch((error: unknown) => {
    throw unusable(dataDir, error);
  });
  return lockDirectory(dataDir);
}

/**
 * Opens the embedded database of a directory that is held as it is, without migrating it, for as long as `work` takes. Throws StartRefused
 * where there is none, or it is damaged.
 */
export async function withEmbeddedAsItIs<T>(dataDir: string, work: (send: Send) => Promise<T>): Promise<T> {
  const directory = join(dataDir, DATABASE_FOLDER);
  if (!existsSync(join(directory, 'PG_VERSION'))) throw new StartRefused(`There is no embedded database in ${dataDir}.`);
  const pglite = await openFiles(directory, () => undefined);
  try {
    return await embeddedDriver(pglite).session(work);
  } catch (error) {
    throw isDamage(error) ? damaged(directory, error.message) : error;
  } finally {
    await pglite.close();
  }
}

/** Opens (and on the first start makes) the embedded database in `dataDir/database`. */
export async function openEmbedded(options: EmbeddedOptions): Promise<DatabaseDriver> {
  const directory = join(options.dataDir, DATABASE_FOLDER);
  const unlock = await holdDirectory(options.dataDir);
  try {
    await takeUpRestored(options.dataDir);
    const guard = new EmbeddedGuard(options.dataDir, options.log);
    const pglite = await openFiles(directory, (text) => guard.hear(text));
    const applied = await applyMigrations(connectionOf(pglite), await readMigrations(options.migrationsDir));
    options.onMigrated?.(applied);
    // PGlite learns of array types when it opens: those of enums that the migrations have just made come after.
    await pglite.refreshArrayTypes();
    guard.watch(pglite);
    return { ...embeddedDriver(pglite, unlock), takesWrites: async () => guard.trouble() === undefined && answers(pglite) };
  } catch (error) {
    await unlock();
    if (isSystemError(error)) throw unusable(options.dataDir, error);
    throw isDamage(error) ? damaged(directory, error.message) : error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** PostgreSQL's class for files that are not as it left them. */
function isDamage(error: unknown): error is Error {
  return error instanceof Error && String(Reflect.get(error, 'code')).startsWith('XX');
}

function unusable(dataDir: string, error: unknown): StartRefused {
  return new StartRefused(
    `DATA_DIR ${dataDir} cannot be used: ${isSystemError(error) ? error.code : String(error)}. It needs to be a directory that this user may read and write.`,
  );
}

async function answers(pglite: PGlite): Promise<true> {
  await pglite.query('SELECT 1');
  return true;
}

/** An already running PGlite as driver; tests load one from a dump. */
export function embeddedDriver(pglite: PGlite, afterClose: () => Promise<void> = async () => undefined): DatabaseDriver {
  letOthersRun(pglite);
  const exchange = exchangeWith(pglite);
  // As PGlite's `query` does: whoever has a transaction open is not to be read through.
  const lend: DatabaseDriver['primary']['lend'] = (work) =>
    pglite._runExclusiveTransaction(() => work((statements) => pglite._runExclusiveQuery(() => exchange(statements))));
  return {
    kind: 'embedded',
    primary: {
      adapter: new PrismaPGlite(pglite),
      readText: (text, values) => lend(async (send) => (await send([{ text, values }]))[0] ?? null),
      lend,
    },
    replicas: [],
    connections: () => [],
    // Everybody waits for the one connection there is, and nothing that waits holds anything.
    maintain: async (statement) => {
      await pglite.exec(statement);
    },
    // The one connection there is.
    session: lend,
    takesWrites: () => answers(pglite),
    close: async () => {
      if (!pglite.closed) await pglite.close();
      await afterClose();
    },
  };
}

/** Prisma's adapter and the text reader both come through here, for every statement. */
function letOthersRun(pglite: PGlite): void {
  const turns = new LoopTurns();
  const runExclusive = pglite._runExclusiveQuery.bind(pglite);
  pglite._runExclusiveQuery = (statement) =>
    runExclusive(async () => {
      await turns.next();
      return statement();
    });
}

/** PGlite as the migrations want a connection. */
export function connectionOf(pglite: PGlite): SqlConnection {
  return {
    script: async (sql) => {
      await pglite.exec(sql);
    },
    query: async (sql, parameters) => (await pglite.query<Record<string, unknown>>(sql, parameters)).rows,
  };
}

/**
 * Runs statements as prepared ones, all of a call in one exchange of messages. PGlite's own `query` parses and plans a
 * statement anew every time and takes five exchanges, which costs several times what a page of rows does.
 */
function exchangeWith(pglite: PGlite): Send {
  const { serialize, messages: kinds } = protocol;
  const nameOf = statementNames();
  const prepared = new Set<string>();
  return async (statements) => {
    const parsed: string[] = [];
    const sent = statements.flatMap(({ text, values }) => {
      const name = nameOf(text);
      const isNew = !prepared.has(name) && !parsed.includes(name);
      if (isNew) parsed.push(name);
      return [
        ...(isNew || name === '' ? [serialize.parse({ name, text })] : []),
        serialize.bind({ statement: name, values: [...values] as (string | null)[] }),
        serialize.execute({}),
      ];
    });
    const { messages } = await pglite.execProtocol(Buffer.concat([...sent, serialize.sync()]), { syncToFs: false, throwOnError: false });
    // A refused Bind leaves its statement prepared, so what counts is how many were parsed.
    const count = messages.filter(({ name }) => name === 'parseComplete').length;
    for (const name of parsed.slice(0, count)) if (name !== '') prepared.add(name);
    const refusal = messages.find((message) => message instanceof Error);
    if (refusal !== undefined) throw refusal;
    const answers: (string | null)[] = [];
    let first: string | null | undefined;
    for (const message of messages) {
      if (message instanceof kinds.DataRowMessage) first ??= message.fields[0] ?? null;
      else if (message.name === 'commandComplete' || message.name === 'emptyQuery') {
        answers.push(first ?? null);
        first = undefined;
      }
    }
    return answers;
  };
}
