import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import type { DatabaseDriver } from './database.js';
import { lockDirectory } from './directory-lock.js';
import { applyMigrations, readMigrations, type SqlConnection } from './migrations.js';

/** Opens (and on the first start makes) the embedded database in `dataDir/database`. */
export async function openEmbedded(options: { dataDir: string; migrationsDir: string }): Promise<DatabaseDriver> {
  const directory = join(options.dataDir, 'database');
  await mkdir(options.dataDir, { recursive: true });
  const unlock = await lockDirectory(options.dataDir);
  try {
    const pglite = await PGlite.create(directory);
    await applyMigrations(connectionOf(pglite), await readMigrations(options.migrationsDir));
    // PGlite learns of array types when it opens: those of enums that the migrations have just made come after.
    await pglite.refreshArrayTypes();
    return embeddedDriver(pglite, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

/** An already running PGlite as driver; tests load one from a dump. */
export function embeddedDriver(pglite: PGlite, afterClose: () => Promise<void> = async () => undefined): DatabaseDriver {
  return {
    kind: 'embedded',
    primary: {
      adapter: new PrismaPGlite(pglite),
      // PGlite itself lets it wait while a transaction of Prisma's is open.
      readText: async (statement, values) => (await pglite.query<(string | null)[]>(statement, [...values], { rowMode: 'array' })).rows[0]?.[0] ?? null,
    },
    replicas: [],
    close: async () => {
      if (!pglite.closed) await pglite.close();
      await afterClose();
    },
  };
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
