import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEMO_ACCOUNTS } from '../../../prisma/seed/accounts.js';
import { connections, serverSettings, upkeep } from '../../../src/cli/doctor/database-server.js';
import { migrated, reached, rights } from '../../../src/cli/doctor/database.js';
import { type DatabaseFacts, databaseFacts } from '../../../src/database-facts.js';
import type { Database } from '../../../src/platform/database/database.js';
import { DEFAULT_DATABASE_LIMITS } from '../../../src/platform/database/limits.js';
import { applyMigrations, readMigrations } from '../../../src/platform/database/migrations.js';
import { withConnection } from '../../../src/platform/database/postgres/postgres.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { freePort } from '../../support/free-port.js';
import { openFreshDatabase } from '../../support/fresh-database.js';
import { migrationsDir } from '../../support/paths.js';
import { examined, HUSH } from './examined.js';

const look = (database: Database): Promise<DatabaseFacts> =>
  databaseFacts((statement, values) => database.readText(statement, values, { stale: false }));

let demo: TestDatabase;
let fresh: Database;
let facts: DatabaseFacts;

beforeAll(async () => {
  demo = await openTestDatabase();
  fresh = await openFreshDatabase();
  facts = await look(fresh);
}, 120_000);
afterAll(async () => {
  await demo.close();
  await fresh.close();
});

const EMBEDDED = { databaseUrl: undefined } as const;
const POSTGRES = {
  databaseUrl: 'postgresql://db.example.com/campus',
  pooling: 'session',
  databaseLimits: DEFAULT_DATABASE_LIMITS,
} as const;

describe('the look at a database', () => {
  it('has nothing against a fresh one', async () => {
    const known = await readMigrations(migrationsDir);
    expect([reached(facts, EMBEDDED), rights(facts), migrated(facts, known), ...upkeep(facts, EMBEDDED)].map(({ state }) => state)).toEqual(
      Array(4).fill('ok'),
    );
    expect(facts).toMatchObject({ forbidden: [], foreign: [], demoAccounts: [], isReplica: false, isReadOnly: false });
    expect(facts.identifier).toMatch(/^\d{10,}$/);
    expect(Math.abs(facts.clockAheadMs)).toBeLessThan(60_000);
  });

  it('finds every named demo account, and whether its password is still that of the demo', async () => {
    const named = (await demo.prisma.account.findMany({ where: { username: { not: null } }, select: { realm: true, username: true } })).map(
      ({ realm, username }) => `${realm} ${username}`,
    );
    expect(DEMO_ACCOUNTS.map(({ realm, username }) => `${realm} ${username}`).sort()).toEqual(named.sort());
    const { demoAccounts } = await look(demo);
    expect(demoAccounts.map(({ realm, username }) => `${realm} ${username}`).sort()).toEqual(named);
    expect(demoAccounts.every(({ isOpen }) => isOpen)).toBe(true);
    await demo.prisma.account.updateMany({ where: { username: 'student1' }, data: { passwordHash: null } });
    await demo.prisma.account.updateMany({ where: { username: 'demosales' }, data: { active: false } });
    const after = (await look(demo)).demoAccounts;
    expect(after.find(({ username }) => username === 'student1')?.isOpen).toBe(false);
    expect(after.map(({ username }) => username)).not.toContain('demosales');
    expect(JSON.stringify(after)).not.toContain('argon2');
  });

  it.each([
    [{ isReplica: true }, 'failure', 'REPLICA_URLS'],
    [{ isReadOnly: true }, 'failure', 'default_transaction_read_only'],
    [{ encoding: 'SQL_ASCII' }, 'failure', "ENCODING 'UTF8'"],
    [{ versionNumber: 140_010 }, 'warning', 'PostgreSQL 15'],
  ] as const)('says of %j that it is a %s', (changed, state, advice) => {
    expect(reached({ ...facts, ...changed }, POSTGRES)).toMatchObject({ state, advice: expect.stringContaining(advice) });
  });

  it.each([
    [{ forbidden: ['account'] }, 'failure', 'GRANT ALL ON ALL TABLES'],
    [{ tables: 0, mayCreate: false }, 'failure', 'GRANT CREATE ON SCHEMA'],
    [{ tables: 0, mayCreate: false, schema: null }, 'failure', 'GRANT CREATE ON DATABASE'],
    [{ foreign: ['account', 'a', 'b', 'c'] }, 'warning', 'campus migrate'],
    [{ mayCreate: false }, 'warning', 'campus migrate'],
    [{ tables: 0 }, 'ok', undefined],
  ] as const)('says of the rights %j that they are a %s', (changed, state, advice) => {
    const found = rights({ ...facts, ...changed });
    expect(found.state).toBe(state);
    expect(found.advice ?? '').toContain(advice ?? '');
  });

  it('compares what was applied with what is known', async () => {
    const known = await readMigrations(migrationsDir);
    const applied = facts.migrations ?? [];
    const [first] = applied;
    if (first === undefined) throw new Error('There are none.');
    const stateOf = (migrations: DatabaseFacts['migrations'], tables = facts.tables): string =>
      migrated({ migrations, tables }, known).state;
    expect(stateOf(applied)).toBe('ok');
    expect(stateOf([], 0)).toBe('ok');
    expect(stateOf([])).toBe('failure');
    expect(stateOf(null)).toBe('failure');
    expect(stateOf(applied.slice(1))).toBe('warning');
    expect(stateOf([...applied, { ...first, name: '29990101000000_later' }])).toBe('warning');
    expect(stateOf([{ ...first, finished: false }, ...applied.slice(1)])).toBe('failure');
    expect(stateOf([{ ...first, checksum: 'x' }, ...applied.slice(1)])).toBe('failure');
  });

  it.each([
    ['fsync', 'off', 'session'],
    ['full_page_writes', 'off', 'session'],
    ['synchronous_commit', 'off', 'session'],
    ['autovacuum', 'off', 'session'],
    ['track_counts', 'off', 'session'],
    ['default_transaction_isolation', 'serializable', 'session'],
    ['log_statement', 'all', 'session'],
    ['log_min_duration_statement', '0', 'session'],
    ['TimeZone', 'Asia/Shanghai', 'transaction'],
    ['statement_timeout', '0', 'transaction'],
    ['lock_timeout', '0', 'transaction'],
    ['idle_in_transaction_session_timeout', '0', 'transaction'],
    ['jit', 'on', 'transaction'],
  ] as const)('warns of %s = %s where connections are for a %s', (setting, value, pooling) => {
    const good = {
      ...facts.settings,
      autovacuum: 'on',
      fsync: 'on',
      log_min_duration_statement: '-1',
      TimeZone: 'UTC',
      statement_timeout: '10000',
      lock_timeout: '3000',
      idle_in_transaction_session_timeout: '5000',
      jit: 'off',
    };
    const stated = (settings: Readonly<Record<string, string>>) => serverSettings({ ...facts, settings }, { ...POSTGRES, pooling });
    expect(Object.keys(facts.settings)).toContain(setting);
    expect(stated(good).map(({ state }) => state)).toEqual(['ok']);
    expect(stated({ ...good, [setting]: value })).toEqual([
      expect.objectContaining({
        state: 'warning',
        found: expect.stringContaining(setting === 'TimeZone' ? 'time zone' : ''),
        advice: expect.stringMatching(/^Run: ALTER /),
      }),
    ]);
  });

  it('counts connections, and wants them encrypted', () => {
    const stated = (changed: Partial<DatabaseFacts>, settings: { databaseUrl: string } = POSTGRES): string[] =>
      connections(
        { ...facts, isEncrypted: true, connections: { max: 100, taken: 1, ofUser: -1 }, ...changed },
        { ...POSTGRES, ...settings },
      ).map(({ state }) => state);
    expect(stated({})).toEqual(['ok']);
    expect(stated({ connections: { max: 100, taken: 95, ofUser: -1 } })).toEqual(['warning']);
    expect(stated({ connections: { max: 100, taken: 1, ofUser: 5 } })).toEqual(['failure']);
    expect(stated({ isEncrypted: false })).toEqual(['warning']);
    expect(stated({ isEncrypted: false }, { databaseUrl: 'postgresql://127.0.0.1/campus' })).toEqual(['ok']);
  });

  it.each([
    [{ oldestTransactionSeconds: 7200 }, 'warning'],
    [{ transactionAge: 1_900_000_000 }, 'failure'],
    [{ heldLogBytes: 20 * 1024 ** 3 }, 'warning'],
  ])('says of %j that it is a %s', (changed, state) => {
    expect(upkeep({ ...facts, ...changed }, POSTGRES).map((finding) => finding.state)).toEqual([state]);
  });
});

const url = process.env['TEST_DATABASE_URL'];

describe.runIf(url !== undefined)('campus doctor on PostgreSQL', { timeout: 60_000 }, () => {
  const own = new URL(url ?? 'postgresql://nobody@127.0.0.1/nowhere');
  const name = `campus_doctor_${process.pid}_${Date.now()}`;
  const role = `campus_doctor_${process.pid}`;
  let env: NodeJS.ProcessEnv;
  const addressed = (user: string, password: string, database = name): string => {
    const address = new URL(own);
    [address.username, address.password, address.pathname] = [user, password, `/${database}`];
    return address.toString();
  };
  const tell = (sql: string, database = name): Promise<void> =>
    withConnection(addressed(own.username, own.password, database), ({ script }) => script(sql));

  beforeAll(async () => {
    await withConnection(own.toString(), ({ script }) => script(`CREATE DATABASE "${name}"`));
    await tell(`CREATE ROLE "${role}" LOGIN PASSWORD '${HUSH}'; REVOKE CREATE ON SCHEMA public FROM PUBLIC`);
    env = { DATA_DIR: `/tmp/${name}`, JWT_SECRET: HUSH, PORT: String(await freePort()), DATABASE_URL: addressed(role, HUSH) };
  });
  afterAll(async () => {
    await withConnection(own.toString(), ({ script }) => script(`DROP DATABASE "${name}" WITH (FORCE)`));
    await withConnection(own.toString(), ({ script }) => script(`DROP ROLE "${role}"`));
  });

  it('says what a user without rights lacks, step by step', async () => {
    const poor = await examined(env);
    expect([poor.state('database'), poor.state('database rights')]).toEqual(['ok', 'failure']);
    await tell(`GRANT CREATE ON SCHEMA public TO "${role}"`);
    const may = await examined(env);
    expect([may.state('database rights'), may.state('database migrations')]).toEqual(['ok', 'ok']);
    const known = await readMigrations(migrationsDir);
    await withConnection(addressed(own.username, own.password), (connection) => applyMigrations(connection, known));
    const stranger = await examined(env);
    expect([stranger.state('database rights'), stranger.state('database migrations')]).toEqual(['failure', 'failure']);
    expect(stranger.text('database rights')).toContain(`GRANT ALL ON ALL TABLES IN SCHEMA "public" TO "${role}"`);
    await tell(`GRANT ALL ON ALL TABLES IN SCHEMA public TO "${role}"`);
    const guest = await examined(env);
    expect([guest.state('database rights'), guest.state('database migrations')]).toEqual(['warning', 'ok']);
    expect(guest.state('clock of the database')).toBe('ok');
    await tell(`ALTER ROLE "${role}" SET default_transaction_isolation = serializable; ALTER ROLE "${role}" CONNECTION LIMIT 5`);
    const worse = await examined(env);
    expect(worse.text('database settings')).toContain('default_transaction_isolation is serializable');
    expect(worse.state('database connections')).toBe('failure');
  });

  it('says why it was not let in', async () => {
    const nowhere = await examined({ ...env, DATABASE_URL: addressed(own.username, own.password, `${name}_not`) });
    expect([nowhere.code, nowhere.state('database'), nowhere.state('clock of the database')]).toEqual([1, 'failure', 'skipped']);
    expect(nowhere.text('database')).toContain('it has no such database');
    const refused = await examined({ ...env, DATABASE_URL: `postgresql://campus:${HUSH}@127.0.0.1:${await freePort()}/campus` });
    expect(refused.text('database')).toContain('ECONNREFUSED');
  });

  it('knows a replica from what is none', async () => {
    const found = await examined({
      ...env,
      DATABASE_URL: addressed(own.username, own.password),
      REPLICA_URLS: addressed(own.username, own.password),
    });
    expect([found.state('replica 1'), found.text('replica 1')]).toEqual(['failure', expect.stringContaining('it is no replica')]);
  });
});
