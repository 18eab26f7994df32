import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { withConnection } from '../../src/platform/database/postgres/postgres.js';
import { Replicas } from '../../src/platform/database/postgres/replicas.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { DEMO_PASSWORD } from '../support/app.js';
import { postgresIsInstalled, type ReplicatedPostgres, startReplicatedPostgres } from '../support/postgres-servers.js';

const canRun = process.env['TEST_DATABASE_URL'] !== undefined && postgresIsInstalled();
if (!canRun) console.warn('Tests of replicas are skipped: they need TEST_DATABASE_URL, and the programs of PostgreSQL on this machine.');

const MAX_LAG_MS = 1500;
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const after = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

describe.skipIf(!canRun)('replicas', () => {
  let postgres: ReplicatedPostgres;
  let first: App;
  let second: App;
  let dataDir: string;
  let writer: string;
  let other: string;

  beforeAll(async () => {
    postgres = await startReplicatedPostgres();
    dataDir = await mkdtemp(join(tmpdir(), 'campus-replicas-'));
    const settings = loadSettings({
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      DATABASE_URL: postgres.primaryUrl,
      REPLICA_URLS: postgres.replicaUrl,
      REPLICA_MAX_LAG_MS: String(MAX_LAG_MS),
      JWT_SECRET: 's'.repeat(32),
      DEMO: 'on',
    });
    const store = new MemoryStore(log);
    first = await createApp(settings, { store });
    second = await createApp(settings, { store });
    writer = await signIn('demoadmin');
    other = await signIn('demosales');
    await after(1000);
  }, 120_000);
  afterAll(async () => {
    await first.close();
    await second.close();
    await postgres.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  const ask = async (app: App, token: string | undefined, query: string, variables: object = {}) => {
    const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
    return (await app.server.inject({ method: 'POST', url: '/graphql', headers, payload: { query, variables } })).json();
  };
  const signIn = async (username: string): Promise<string> => {
    const input = { realm: 'STAFF', username, password: DEMO_PASSWORD };
    return (await ask(first, undefined, 'mutation ($input: LoginInput!) { login(input: $input) { token } }', { input })).data.login.token;
  };
  const names = async (app: App, token: string): Promise<string[]> => {
    const { data, errors } = await ask(app, token, '{ campuses(first: 100) { nodes { name } } }');
    expect(errors).toBeUndefined();
    return data.campuses.nodes.map(({ name }: { name: string }) => name);
  };
  const make = async (name: string): Promise<void> => {
    const { errors } = await ask(first, writer, 'mutation ($input: CreateCampusInput!) { createCampus(input: $input) { id } }', {
      input: { name, info: 'Of a test.' },
    });
    expect(errors).toBeUndefined();
  };
  const eventually = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await holds()) return;
      await after(100);
    }
    throw new Error('It has not come true in 10 seconds.');
  };

  it('everybody finds their own writes in every process, while others may be shown what was before', async () => {
    postgres.holdReplica();
    await make('Written while it was held');
    // Asked at once: within the lag that is allowed.
    const [own, ownElsewhere, others] = await Promise.all([names(first, writer), names(second, writer), names(second, other)]);
    expect(own).toContain('Written while it was held');
    expect(ownElsewhere).toContain('Written while it was held');
    expect(others).not.toContain('Written while it was held');
    postgres.letReplicaGoOn();
    await eventually(async () => (await names(second, other)).includes('Written while it was held'));
  });

  it('an old client finds its own writes', async () => {
    postgres.holdReplica();
    const register = { name: '王老师', username: 'replica@example.com', password: 'secret-1' };
    const registered = await first.server.inject({ method: 'POST', url: '/legacy/school/v1/teacher/register', payload: register });
    const headers = { authorization: `Bearer ${registered.json().data.access_token}` };
    const before = await second.server.inject({ url: '/legacy/school/v1/teacher/schools', headers });
    expect(before.json()).toMatchObject({ code: 200 });
    const school = await first.server.inject({
      method: 'POST',
      url: '/legacy/school/v1/teacher/schools',
      headers,
      payload: { name: '第一小学' },
    });
    expect(school.json()).toMatchObject({ code: 200 });
    const schools = await second.server.inject({ url: '/legacy/school/v1/teacher/schools', headers });
    expect(JSON.stringify(schools.json())).toContain('第一小学');
    postgres.letReplicaGoOn();
  });

  it('one that is too far behind is not asked, and is again when it has caught up', async () => {
    postgres.holdReplica();
    await make('Too far behind');
    await eventually(async () => (await names(second, other)).includes('Too far behind'));
    postgres.letReplicaGoOn();
    await after(1000);
    postgres.holdReplica();
    await make('Within the lag');
    expect(await names(second, other)).not.toContain('Within the lag');
    postgres.letReplicaGoOn();
  });

  it('one that lacks nothing but what an idle primary keeps to itself is asked', async () => {
    const askOne =
      (url: string) =>
      (statement: string): Promise<string> =>
        withConnection(url, async ({ query }) => String(Object.values((await query(statement))[0] ?? {})[0]));
    const choice = new Replicas({ primary: askOne(postgres.primaryUrl), replicas: [askOne(postgres.replicaUrl)], maxLagMs: 300, log });
    try {
      // No commit waits for it.
      postgres.tellPrimary("SELECT pg_logical_emit_message(false, 'test', 'kept')");
      await after(1000);
      expect(choice.pick()).toBe(0);
    } finally {
      choice.stop();
    }
  });

  it('no read fails when a replica dies, and it is asked again when it is back', async () => {
    postgres.kill('replica');
    for (let reads = 0; reads < 20; reads += 1) expect((await names(second, other)).length).toBeGreaterThan(0);
    await make('While it was dead');
    expect(await names(second, other)).toContain('While it was dead');
    postgres.start('replica');
    await after(2000);
    postgres.holdReplica();
    await make('It is back');
    expect(await names(second, other)).not.toContain('It is back');
    postgres.letReplicaGoOn();
  });
});
