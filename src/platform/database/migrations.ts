import { createHash, randomUUID } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from '../start-refused.js';

/** One connection to the database, outside Prisma: what migrating needs. */
export interface SqlConnection {
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
  query(sql: string, parameters?: unknown[]): Promise<Record<string, unknown>[]>;
}

export interface Migration {
  /** Folder name, `YYYYMMDDHHMMSS_name`; the order of names is the order of application. */
  name: string;
  script: string;
  /** sha256 of the script in hex, as Prisma records it. */
  checksum: string;
}

/** Any number will do, as long as every process of this product uses the same one. */
const MIGRATION_LOCK = 72_616_001;

/** The longest wait for another process's migrations, and for a table that somebody uses without end. */
const LOCK_WAIT = '10min';

/** Prisma's own table, so that its tools (`prisma migrate status`, `deploy`) work on our databases. */
const HISTORY_TABLE = `CREATE TABLE IF NOT EXISTS "_prisma_migrations" (
  "id" VARCHAR(36) PRIMARY KEY NOT NULL,
  "checksum" VARCHAR(64) NOT NULL,
  "finished_at" TIMESTAMPTZ,
  "migration_name" VARCHAR(255) NOT NULL,
  "logs" TEXT,
  "rolled_back_at" TIMESTAMPTZ,
  "started_at" TIMESTAMPTZ NOT NULL DEFAULT now(),
  "applied_steps_count" INTEGER NOT NULL DEFAULT 0
)`;

/** Reads `prisma/migrations` in order. */
export async function readMigrations(directory: string): Promise<Migration[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  const names = entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
  return Promise.all(
    names.map(async (name) => {
      const script = await readFile(join(directory, name, 'migration.sql'), 'utf8');
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') };
    }),
  );
}

/**
 * Brings the database up to the newest migration; returns the names of those applied. Several processes may start at
 * once: an advisory lock lets one of them migrate, the others then find nothing left to do. It is the transaction's, since behind a
 * pooler each transaction may have another connection.
 *
 * Each migration and its history row are one transaction, so that a process killed half-way leaves nothing behind. That
 * is why this is not left to Prisma's engine, which records a migration as failed then and refuses to go on.
 */
export async function applyMigrations(connection: SqlConnection, migrations: readonly Migration[]): Promise<string[]> {
  const applied: string[] = [];
  for (;;) {
    const name = await applyNext(connection, migrations);
    if (name === undefined) return applied;
    applied.push(name);
  }
}

/** Undefined: nothing is left to do. */
async function applyNext(connection: SqlConnection, migrations: readonly Migration[]): Promise<string | undefined> {
  await connection.script(`BEGIN; SET LOCAL lock_timeout = '${LOCK_WAIT}'; SET LOCAL statement_timeout = 0`);
  try {
    await connection.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]).catch((error: unknown) => {
      throw new StartRefused(
        `Another process has been migrating the database for ${LOCK_WAIT}, or has died and its connection is still open.`,
        { cause: error },
      );
    });
    const [next] = await pendingMigrations(connection, migrations);
    if (next !== undefined) await applyMigration(connection, next);
    await connection.script('COMMIT');
    return next?.name;
  } catch (error) {
    await connection.script('ROLLBACK');
    throw error;
  }
}

async function pendingMigrations(connection: SqlConnection, migrations: readonly Migration[]): Promise<Migration[]> {
  await connection.script(HISTORY_TABLE);
  const rows = await connection.query(
    'SELECT migration_name, checksum, finished_at FROM "_prisma_migrations" WHERE rolled_back_at IS NULL',
  );
  const applied = new Map(rows.map((row) => [row['migration_name'], row]));
  return migrations.filter((migration) => {
    const row = applied.get(migration.name);
    if (row === undefined) return true;
    if (row['finished_at'] === null)
      throw new StartRefused(`Migration ${migration.name} failed earlier; resolve it first (prisma migrate resolve).`);
    if (row['checksum'] !== migration.checksum) throw new StartRefused(`Migration ${migration.name} was edited after it was applied.`);
    return false;
  });
}

async function applyMigration(connection: SqlConnection, migration: Migration): Promise<void> {
  try {
    await connection.script(migration.script);
    await connection.query(
      `INSERT INTO "_prisma_migrations" (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    );
  } catch (error) {
    throw new Error(`Migration ${migration.name} failed; nothing of it was applied.`, { cause: error });
  }
}
