import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { seed } from '../../prisma/seed/index.js';
import { connectPrisma } from '../../src/platform/database/database.js';
import { connectionOf, embeddedDriver } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { openPostgres, withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { databaseUrl } from './database.js';
import { dumpOf, openInMemory } from './in-memory.js';
import { migrationsDir } from './paths.js';

/** Where suites copy their database from. */
export type DatabaseTemplate = { kind: 'embedded'; dump: string } | { kind: 'postgresql'; url: string; name: string };

declare module 'vitest' {
  interface ProvidedContext {
    databaseTemplate: DatabaseTemplate;
  }
}

/** Migrates and seeds one database for the whole run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const url = process.env['TEST_DATABASE_URL'];
  return url === undefined ? embeddedTemplate(project) : postgresTemplate(project, url);
}

async function embeddedTemplate(project: TestProject): Promise<() => Promise<void>> {
  const pglite = await openInMemory();
  await applyMigrations(connectionOf(pglite), await readMigrations(migrationsDir));
  const database = connectPrisma(embeddedDriver(pglite));
  await seed(database);
  const directory = await mkdtemp(join(tmpdir(), 'campus-test-'));
  const dump = join(directory, 'template.tar');
  await writeFile(dump, await dumpOf(pglite));
  await database.close();
  project.provide('databaseTemplate', { kind: 'embedded', dump });
  return () => rm(directory, { recursive: true, force: true });
}

async function postgresTemplate(project: TestProject, url: string): Promise<() => Promise<void>> {
  const name = `campus_test_${createHash('sha256').update(`${process.pid} ${Date.now()}`).digest('hex').slice(0, 12)}`;
  await withConnection(url, ({ script }) => script(`CREATE DATABASE "${name}"`));
  const database = connectPrisma(await openPostgres(databaseUrl(url, name), { migrationsDir, log: SILENT }));
  await seed(database);
  await database.close();
  project.provide('databaseTemplate', { kind: 'postgresql', url, name });
  return () => withConnection(url, ({ script }) => script(`DROP DATABASE "${name}" WITH (FORCE)`));
}
