import { connectPrisma, type Database } from '../../src/platform/database/database.js';
import { connectionOf, embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { openPostgres, withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { databaseUrl } from './database.js';
import { dumpOf, openInMemory } from './in-memory.js';
import { migrationsDir } from './paths.js';

let made = 0;
/** Migrating takes seconds, so a file does it once. */
let dump: Promise<Uint8Array> | undefined;

async function migrated(): Promise<Uint8Array> {
  const pglite = await openInMemory();
  await applyMigrations(connectionOf(pglite), await readMigrations(migrationsDir));
  const dumped = await dumpOf(pglite);
  await pglite.close();
  return dumped;
}

/** A database as a fresh gateway has it, without demo data: embedded, or PostgreSQL when TEST_DATABASE_URL is set. */
export async function openFreshDatabase(): Promise<Database> {
  const url = process.env['TEST_DATABASE_URL'];
  if (url === undefined) {
    dump ??= migrated();
    return connectPrisma(embeddedDriver(await openInMemory(await dump)));
  }
  const name = `campus_test_fresh_${process.pid}_${Date.now()}_${made++}`;
  await withConnection(url, ({ script }) => script(`CREATE DATABASE "${name}"`));
  const database = connectPrisma(await openPostgres(databaseUrl(url, name), { migrationsDir, log: SILENT }));
  return {
    ...database,
    close: async () => {
      await database.close();
      await withConnection(url, ({ script }) => script(`DROP DATABASE "${name}" WITH (FORCE)`));
    },
  };
}
