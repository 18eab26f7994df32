import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify';
import type { DemoAccount } from '../../src/access/demo-account.js';
import { identifyCaller } from '../../src/graphql/http/context.js';
import { type GraphQLOptions, type GraphQLServer, registerGraphQL } from '../../src/graphql/http/server.js';
import type { Log } from '../../src/platform/log.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { type ToyContext, buildToySchema } from './toy-schema.js';

export interface LoggedError {
  readonly details: object;
  readonly message: string;
}

export interface ToyAnswer {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly body: any;
}

export interface ToyApp {
  readonly app: FastifyInstance;
  readonly server: GraphQLServer;
  readonly logged: LoggedError[];
  /** Posts an operation; the answer with its status. */
  post(body: unknown, headers?: Record<string, string>): Promise<ToyAnswer>;
  /** The same by GET. */
  get(query: string, headers?: Record<string, string>): Promise<ToyAnswer>;
  close(): Promise<void>;
}

const schema = buildToySchema();
const NO_ACCOUNTS: readonly DemoAccount[] = [];

export async function startToyApp(options: Partial<GraphQLOptions<ToyContext>> = {}): Promise<ToyApp> {
  const app = Fastify();
  const logged: LoggedError[] = [];
  const log: Log = { info: () => {}, warn: () => {}, error: (details, message) => void logged.push({ details, message }) };
  const server = await registerGraphQL<ToyContext>(app, {
    schema,
    introspection: true,
    playground: async () => NO_ACCOUNTS,
    bodyLimitBytes: 100_000,
    log,
    persisted: { trustedOnly: false, store: new MemoryStore(log) },
    async createContext(request) {
      const { viewer, address, tokenRefusal } = await identifyCaller(request, async (token) => {
        if (token === 'broken') throw new Error('connect ECONNREFUSED 10.0.0.1:6379');
        return token === 'good' ? { name: 'Ann' } : null;
      });
      return { viewer, address, log: [], ...(tokenRefusal && { tokenRefusal }) };
    },
    ...options,
  });
  await app.ready();
  const ask = async (request: InjectOptions): Promise<ToyAnswer> => {
    const response = await app.inject(request);
    return { status: response.statusCode, headers: response.headers, body: response.json() };
  };
  return {
    app,
    server,
    logged,
    post: (body, headers = {}) =>
      ask({
        method: 'POST',
        url: '/graphql',
        headers: { 'content-type': 'application/json', ...headers },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    get: (query, headers = {}) => ask({ method: 'GET', url: `/graphql?${query}`, headers }),
    async close() {
      await server.stop();
      await app.close();
    },
  };
}
