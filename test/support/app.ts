import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApp, type App } from '../../src/app.js';
import { loadConfig } from '../../src/config.js';
import type { CoreParts } from '../../src/open-core.js';
import { openTestDatabase, type TestDatabase } from './database.js';

export const DEMO_PASSWORD = 'demo123456';

export interface GraphQLAnswer {
  // Tests read answers of many shapes; the assertion is what types them.
  data?: any;
  errors?: { message: string; path?: (string | number)[]; extensions: { code: string; reason: string; field?: string; params?: Record<string, unknown> } }[];
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
}

/** The whole gateway on a database copy of its own with the demo data, on Redis where TEST_REDIS_URL names one. */
export async function createTestApp({ env = {}, parts = {} }: TestAppOptions = {}): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'campus-app-'));
  const database = parts.database ?? (await openTestDatabase());
  const redis = process.env['TEST_REDIS_URL'];
  const config = loadConfig({ DATA_DIR: dataDir, LOG_LEVEL: 'silent', ...(redis === undefined ? {} : { REDIS_URL: redis }), ...env });
  const borrowed: TestDatabase = parts.database === undefined ? database : { ...database, close: async () => undefined };
  const app = await createApp(config, { ...parts, database: borrowed });
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
