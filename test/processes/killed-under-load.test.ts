import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, createApp } from '../../src/app.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { DEMO_PASSWORD } from '../support/app.js';
import { freePort } from '../support/free-port.js';
import { postgresIsInstalled, type ReplicatedPostgres, startReplicatedPostgres } from '../support/postgres-servers.js';
import { openRedisServers, redisIsInstalled, type RedisServers } from '../support/redis-servers.js';
import { type Command, makeProgram, type Program } from './program.js';

const canRun = process.env['TEST_DATABASE_URL'] !== undefined && postgresIsInstalled() && redisIsInstalled();
if (!canRun)
  console.warn('The test of servers killed under load is skipped: it needs TEST_DATABASE_URL, and the programs of PostgreSQL and Redis.');

const CLIENTS = 4;
/** How long clients go on between two faults. */
const BETWEEN_MS = 1500;
/** How long a call may be tried again before it is lost. */
const PATIENCE_MS = 40_000;

const CREATE = 'mutation ($name: String!) { createCampus(input: { name: $name, info: "Of a test." }) { id } }';

interface Answer {
  readonly data?: Record<string, any> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: Readonly<Record<string, unknown>> }[];
}

describe.skipIf(!canRun)('a gateway, a replica, the Redis master and the primary, killed one after the other under load', () => {
  let postgres: ReplicatedPostgres;
  let redis: RedisServers;
  let redisMaster: number;
  let dataDir: string;
  let survivor: App;
  let program: Program;
  let victim: Command;
  let ports: number[];

  beforeAll(async () => {
    [postgres, redis] = await Promise.all([startReplicatedPostgres(), openRedisServers()]);
    redisMaster = await redis.start();
    const copy = await redis.start('--replicaof', '127.0.0.1', String(redisMaster), '--repl-diskless-sync-delay', '0');
    const sentinels = await Promise.all([0, 1, 2].map(() => redis.startSentinel(redisMaster)));
    await eventually(() => redis.command(copy, 'info', 'replication').includes('master_link_status:up'));
    await eventually(() => sentinels.every((port) => redis.command(port, 'sentinel', 'ckquorum', 'main').startsWith('OK 3')));
    dataDir = await mkdtemp(join(tmpdir(), 'campus-killed-'));
    ports = [await freePort(), await freePort()];
    const env = (port: number) => ({
      PORT: String(port),
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
      DATABASE_URL: postgres.primaryUrl,
      REPLICA_URLS: postgres.replicaUrl,
      REDIS_URL: `redis+sentinel://${sentinels.map((port) => `127.0.0.1:${port}`).join(',')}/main`,
      JWT_SECRET: 's'.repeat(32),
      DEMO: 'on',
    });
    survivor = await createApp(loadSettings(env(ports[0] as number)));
    await survivor.server.listen({ port: ports[0] as number, host: '127.0.0.1' });
    program = await makeProgram();
    victim = program.run(['start'], dataDir, env(ports[1] as number));
    await victim.address;
  }, 300_000);
  afterAll(async () => {
    await program?.remove();
    await survivor?.close();
    await redis?.close();
    await postgres?.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  /** As through a proxy: a call that was not answered, or cannot be now, is sent to the other process, a write with the same key. */
  const call = async (order: number[], body: object, headers: Record<string, string>): Promise<Answer> => {
    const payload = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } };
    for (const end = Date.now() + PATIENCE_MS; ; order.push(order.shift() as number)) {
      const asked = fetch(`http://127.0.0.1:${order[0]}/graphql`, { ...payload, signal: AbortSignal.timeout(25_000) });
      const response = await asked.catch(() => undefined);
      const answer = response && ((await response.json()) as Answer);
      if (answer !== undefined && !answer.errors?.some(({ extensions }) => extensions?.['code'] === 'UNAVAILABLE')) return answer;
      if (Date.now() > end) return { errors: [{ message: `not answered in time: ${response?.status}` }] };
      await after(100);
    }
  };

  const signIn = async (order: number[]): Promise<Record<string, string>> => {
    const input = { realm: 'STAFF', username: 'demoadmin', password: DEMO_PASSWORD };
    const query = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
    const { data } = await call(order, { query, variables: { input } }, {});
    return { authorization: `Bearer ${data?.['login'].token}` };
  };

  /** Signs in once, then writes a campus, reads it, and asks who it is, until it is told to stop. */
  const client = async (number: number, until: AbortSignal): Promise<{ readonly written: string[]; readonly wrong: string[] }> => {
    const [written, wrong]: [string[], string[]] = [[], []];
    const order = number % 2 === 0 ? [...ports] : ports.toReversed();
    const headers = await signIn(order);
    const ask = (query: string, variables: object, more = {}) => call(order, { query, variables }, { ...headers, ...more });
    const expectIt = (right: boolean, answer: Answer) => right || wrong.push(JSON.stringify(answer));
    for (let round = 0; !until.aborted; round += 1) {
      const name = `Killed ${number}-${round}`;
      const key = { 'idempotency-key': randomUUID() };
      const made = await ask(CREATE, { name }, key);
      // Done, by a process that died before it could say so.
      const isLost = made.errors?.[0]?.extensions?.['reason'] === 'IDEMPOTENCY_ANSWER_LOST';
      const id = made.data?.['createCampus']?.id;
      expectIt(id !== undefined || isLost, made);
      if (id !== undefined || isLost) written.push(name);
      if (id === undefined) continue;
      const read = await ask('query ($id: Int!) { campus(id: $id) { name } }', { id });
      expectIt(read.data?.['campus']?.name === name, read);
      const viewer = await ask('{ viewer { username } }', {});
      expectIt(viewer.data?.['viewer']?.username === 'demoadmin', viewer);
    }
    return { written, wrong };
  };

  it('no answer is wrong, no write is lost or done twice, nobody is signed out', { timeout: 300_000 }, async () => {
    const done = new AbortController();
    const headers = await signIn([...ports]);
    const clients = Array.from({ length: CLIENTS }, (_, number) => client(number, done.signal));
    await after(BETWEEN_MS);
    victim.child.kill('SIGKILL');
    await after(BETWEEN_MS);
    postgres.kill('replica');
    await after(BETWEEN_MS);
    redis.kill(redisMaster);
    await after(BETWEEN_MS);
    postgres.start('replica');
    postgres.kill('primary');
    const refused = await survivor.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: { ...headers, 'idempotency-key': randomUUID() },
      payload: { query: CREATE, variables: { name: 'Refused' } },
    });
    expect([refused.statusCode, refused.headers['retry-after'], refused.json().errors[0].extensions.code]).toEqual([
      503,
      '1',
      'UNAVAILABLE',
    ]);
    await after(BETWEEN_MS);
    postgres.start('primary');
    await after(2 * BETWEEN_MS);
    done.abort();
    const seen = await Promise.all(clients);
    expect(seen.flatMap(({ wrong }) => wrong)).toEqual([]);
    const written = seen.flatMap((each) => each.written).toSorted();
    const primary = new pg.Client(postgres.primaryUrl);
    await primary.connect();
    const { rows } = await primary.query<{ name: string }>("SELECT name FROM campus WHERE name LIKE 'Killed %'");
    await primary.end();
    expect(rows.map(({ name }) => name).toSorted()).toEqual(written);
    expect(written.length).toBeGreaterThan(CLIENTS * 4);
  });
});

/** Until what is asked comes true; how long that takes is not the test's business. */
async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    try {
      if (await holds()) return;
    } catch {
      // Not yet.
    }
    await after(100);
  }
  throw new Error('It has not come true in a minute.');
}
