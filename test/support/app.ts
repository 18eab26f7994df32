import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../src/app.js';
import type { CoreParts } from '../../src/open-core.js';
import type { Log } from '../../src/platform/log.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { redisAddress } from '../../src/platform/store/redis-address.js';
import { RedisStore } from '../../src/platform/store/redis.js';
import type { Store } from '../../src/platform/store/store.js';
import { loadSettings } from '../../src/settings/load-settings.js';
import { openTestDatabase, type TestDatabase } from './database.js';
import { checkAnswers } from './openapi/checked-server.js';

export const DEMO_PASSWORD = 'demo123456';

export interface GraphQLAnswer {
  // Tests read answers of many shapes; the assertion is what types them.
  data?: any;
  errors?: {
    message: string;
    path?: (string | number)[];
    extensions: { code: string; reason: string; field?: string; params?: Record<string, unknown> };
  }[];
}

export interface TestApp extends App {
  readonly database: TestDatabase;
  /** Runs an operation over HTTP as whoever the token belongs to. */
  graphql(query: string, variables?: Record<string, unknown>, token?: string): Promise<GraphQLAnswer>;
  /** Signs a demo account in to GraphQL and answers its token; once for each account. */
  login(realm: string, username: string, password?: string): Promise<string>;
}

export interface TestAppOptions {
  /** Settings beyond the defaults. */
  env?: Record<string, string>;
  /** What replaces the real parts; a database given here stays open when the app closes. */
  parts?: CoreParts & { database?: TestDatabase };
  /** The database holds rows that no rule would make, so that answers need not be as the old APIs describe them. */
  unruled?: true;
}

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A store of its own: in memory, or keys of its own in the Redis that TEST_REDIS_URL names. */
export async function openTestStore(): Promise<Store> {
  return (await openTestStores(1))[0] as Store;
}

/** One store as several processes see it: each with connections of its own where it is Redis. */
export async function openTestStores(count: number): Promise<Store[]> {
  const url = process.env['TEST_REDIS_URL'];
  if (url === undefined) {
    const store = new MemoryStore(silent);
    return Array.from({ length: count }, () => store);
  }
  const prefix = `campus-test:${randomUUID()}:`;
  return Promise.all(Array.from({ length: count }, () => RedisStore.open(redisAddress(url), silent, { prefix })));
}

/** Two gateways on one database and one store, as two processes would be. `close` ends both. */
export async function createTestApps(
  options: Omit<TestAppOptions, 'parts'> = {},
): Promise<{ first: TestApp; second: TestApp; close(): Promise<void> }> {
  const database = await openTestDatabase();
  const other = await database.another();
  const [store, otherStore] = await openTestStores(2);
  if (store === undefined || otherStore === undefined) throw new Error('Two stores were asked for.');
  const first = await createTestApp({ ...options, parts: { database, store } });
  const second = await createTestApp({ ...options, parts: { database: { ...database, ...other }, store: otherStore } });
  const close = async (): Promise<void> => {
    await first.close();
    await second.close();
    await other.close();
    await database.close();
  };
  return { first, second, close };
}

/** The whole gateway on a database copy of its own with the demo data, on Redis where TEST_REDIS_URL names one. */
export async function createTestApp({ env = {}, parts = {}, unruled }: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'campus-app-'));
  const database = parts.database ?? (await openTestDatabase());
  const settings = loadSettings({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...env });
  const store = parts.store ?? (await openTestStore());
  const borrowed: TestDatabase = parts.database === undefined ? database : { ...database, close: async () => undefined };
  const app = await createApp(settings, { ...parts, store, database: borrowed });
  // An old system has no document here.
  if (settings.shadow.size === 0 && unruled !== true) checkAnswers(app.server);
  const tokens = new Map<string, string>();

  const graphql: TestApp['graphql'] = async (query, variables = {}, token) => {
    const response = await app.server.inject({
      method: 'POST',
      url: '/graphql',
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      payload: { query, variables },
    });
    return response.json();
  };

  return {
    ...app,
    database,
    graphql,
    login: async (realm, username, password = DEMO_PASSWORD) => {
      const key = `${realm} ${username}`;
      const known = tokens.get(key);
      if (known !== undefined) return known;
      const query = 'mutation ($input: LoginInput!) { login(input: $input) { token } }';
      const { data, errors } = await graphql(query, { input: { realm, username, password } });
      if (errors !== undefined) throw new Error(`${key} could not sign in: ${errors[0]?.message}`);
      tokens.set(key, data.login.token);
      return data.login.token;
    },
    close: async () => {
      await app.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
