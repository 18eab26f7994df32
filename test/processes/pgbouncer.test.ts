import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { openDatabase } from '../../src/platform/database/open-database.js';
import { withConnection } from '../../src/platform/database/postgres/postgres.js';
import { SILENT } from '../../src/platform/log.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { DEMO_PASSWORD } from '../support/app.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { migrationsDir } from '../support/paths.js';
import { type PgBouncer, pgbouncerIsInstalled, startPgBouncer } from '../support/pgbouncer.js';

const canRun = process.env['TEST_DATABASE_URL'] !== undefined && pgbouncerIsInstalled();
if (!canRun) console.warn('Tests of PgBouncer are skipped: they need TEST_DATABASE_URL, and pgbouncer on this machine.');

describe.skipIf(!canRun)('PgBouncer in transaction mode', () => {
  let database: TestDatabase;
  let pooler: PgBouncer;
  let app: App;
  let dataDir: string;

  beforeAll(async () => {
    database = await openTestDatabase();
    pooler = await startPgBouncer(database.url ?? '', 3);
    dataDir = await mkdtemp(join(tmpdir(), 'campus-pgbouncer-'));
    // Of an earlier start, or of whoever starts it.
    await new Promise((resolve) => setTimeout(resolve, 500));
    app = await createApp(
      loadSettings({
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        DATABASE_URL: pooler.url,
        DATABASE_POOLING: 'transaction',
        DATABASE_POOL_SIZE: '10',
        JWT_SECRET: 's'.repeat(32),
      }),
    );
  });
  afterAll(async () => {
    await app.close();
    await pooler.close();
    await database.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask = async (query: string, variables: object = {}, token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return (await app.server.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } })).json();
  };
  const signIn = async (realm: string, username: string): Promise<string> => {
    const { data } = await ask('mutation ($input: LoginInput!) { login(input: $input) { token } }', {
      input: { realm, username, password: DEMO_PASSWORD },
    });
    return data.login.token;
  };

  it('many sign in, read and write at once, over fewer connections than they have', async () => {
    const tokens = await Promise.all(Array.from({ length: 8 }, () => signIn('STAFF', 'demoadmin')));
    expect(new Set(tokens).size).toBe(8);
    const made = await Promise.all(
      tokens.flatMap((token, client) =>
        Array.from({ length: 5 }, async (_, index) => {
          const read = await ask('{ students(first: 3) { totalCount nodes { id name orders { nodes { id } } } } }', {}, token);
          expect(read.errors).toBeUndefined();
          const { data, errors } = await ask(
            'mutation ($input: CreateCampusInput!) { createCampus(input: $input) { id name } }',
            { input: { name: `Pooled ${client}-${index}`, info: 'Of a test.' } },
            token,
          );
          expect(errors).toBeUndefined();
          return data.createCampus.id;
        }),
      ),
    );
    expect(new Set(made).size).toBe(40);
  });

  it('an old API writes and reads', async () => {
    const payload = { name: '王老师', username: 'pooled@example.com', password: 'secret-1' };
    const login = await app.server.inject({ method: 'POST', url: '/legacy/school/v1/teacher/register', payload });
    expect(login.json()).toMatchObject({ code: 200, data: { access_token: expect.any(String) } });
  });

  it('does not start where times would be wrong, and says what mends it', async () => {
    const [, name] = new URL(database.url ?? '').pathname.split('/');
    await withConnection(database.url ?? '', ({ script }) => script(`ALTER DATABASE "${name}" SET timezone TO 'Asia/Shanghai'`));
    const other = await startPgBouncer(database.url ?? '', 1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    try {
      const opening = openDatabase({ databaseUrl: other.url, pooling: 'transaction', dataDir, migrationsDir, log: SILENT });
      await expect(opening).rejects.toThrow(/time zone is Asia\/Shanghai\. Run: ALTER ROLE "\w+" SET timezone = 'UTC';/);
    } finally {
      await other.close();
    }
  });

  it('lends no connection for itself without DATABASE_DIRECT_URL', async () => {
    const pooled = await openDatabase({ databaseUrl: pooler.url, pooling: 'transaction', dataDir, migrationsDir, log: SILENT });
    const direct = await openDatabase({
      databaseUrl: pooler.url,
      directUrl: database.url,
      pooling: 'transaction',
      dataDir,
      migrationsDir,
      log: SILENT,
    });
    const one = { text: 'SELECT 1', values: [] };
    await expect(pooled.session((send) => send([one]))).rejects.toThrow('DATABASE_DIRECT_URL');
    expect(await direct.session((send) => send([one]))).toEqual(['1']);
    await Promise.all([pooled.close(), direct.close()]);
  });
});
