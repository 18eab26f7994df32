import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keepUp } from '../../src/platform/database/embedded/upkeep.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

describe.runIf(process.env['TEST_DATABASE_URL'] === undefined)('upkeep of the embedded database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await openTestDatabase();
  });
  afterAll(() => database.close());

  const ask = (sql: string): Promise<string | null> => database.readText(`SELECT (${sql})::text`, [], { stale: false });

  it('takes away rows that are gone and counts what is there, in tables of which enough has changed', async () => {
    await database.maintain('CREATE TABLE changed (id int, "Wide Name" text); CREATE TABLE "Still" (id int)');
    await database.maintain(`INSERT INTO changed SELECT n, 'x' FROM generate_series(1, 5000) n; INSERT INTO "Still" VALUES (1)`);
    await database.maintain('UPDATE changed SET id = id + 1');
    // PostgreSQL keeps what has changed to itself for a second.
    await ask('SELECT pg_stat_force_next_flush()');
    expect(await ask(`SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'changed'`)).toBe('5000');
    expect(await keepUp(database)).toBeGreaterThanOrEqual(1);
    expect(await ask(`SELECT n_dead_tup FROM pg_stat_user_tables WHERE relname = 'changed'`)).toBe('0');
    expect(await ask(`SELECT reltuples FROM pg_class WHERE relname = 'changed'`)).toBe('5000');
    expect(await ask(`SELECT reltuples FROM pg_class WHERE relname = 'Still'`)).toBe('-1');
    await ask('SELECT pg_stat_force_next_flush()');
    expect(await keepUp(database)).toBe(0);
  });
});
