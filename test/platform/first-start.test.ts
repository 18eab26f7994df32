import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seed } from '../../prisma/seed/index.js';
import type { Database } from '../../src/platform/database/database.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { SILENT } from '../../src/platform/log.js';
import { createTestApp, type TestApp } from '../support/app.js';
import { migrationsDir } from '../support/paths.js';

let dataDir: string;
let database: Database;
let app: TestApp;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'campus-first-'));
  database = await openDatabase({ dataDir, migrationsDir, log: SILENT });
  await seed(database);
  app = await createTestApp({
    parts: { database: { ...database, sent: [], statementsOf: async () => [], another: async () => database } },
  });
});
afterAll(async () => {
  await app.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the process that has just made the embedded database', () => {
  it('filters by a list of enum values', async () => {
    const admin = await app.login('STAFF', 'demoadmin');
    const { data, errors } = await app.graphql('{ orders(filter: { status: { in: [CONFIRMED, TO_PAY] } }) { totalCount } }', {}, admin);
    expect(errors).toBeUndefined();
    expect(data.orders.totalCount).toBe(1);
  });

  it('keeps lists of texts', async () => {
    const student = await database.prisma.student.findFirstOrThrow({ orderBy: { id: 'asc' } });
    const { wantedSchools } = await database.prisma.student.update({
      where: { id: student.id },
      data: { wantedSchools: ['美国', '加拿大, 西部'] },
    });
    expect(wantedSchools).toEqual(['美国', '加拿大, 西部']);
  });
});
