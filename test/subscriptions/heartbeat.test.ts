import { EventEmitter } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildSchema } from 'graphql';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { createErrorFormatter } from '../../src/graphql/errors/format.js';
import { Documents } from '../../src/graphql/operation/documents.js';
import { openPersisted } from '../../src/graphql/persisted/persisted-documents.js';
import { serveSubscriptions } from '../../src/graphql/subscriptions/server.js';
import { MemoryStore } from '../../src/platform/store/memory.js';
import { Subscriber } from './subscriber.js';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };

let server: Server;
let end: () => void;
let signedIn: boolean;
let url: string;

beforeEach(async () => {
  signedIn = true;
  server = createServer();
  const schema = buildSchema('type Query { nothing: Int } type Subscription { nothing: Int }');
  const documents = new Documents({ schema, limits: DEFAULT_QUERY_LIMITS, introspection: true });
  ({ end } = serveSubscriptions({
    schema,
    documents,
    persisted: await openPersisted(documents, log, { trustedOnly: false, store: new MemoryStore(log) }),
    formatError: createErrorFormatter({ log, suggestions: true }),
    log,
    upgrades: server as EventEmitter,
    viewerOf: async () => (signedIn ? {} : null),
    createContext: () => ({}),
    signIn: () => true,
    addressOf: () => '127.0.0.1',
    heartbeatMs: 100,
  }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(
  () =>
    new Promise((resolve) => {
      end();
      server.close(resolve);
    }),
);

it('a connection ends with the session also when nothing happens', async () => {
  const subscriber = new Subscriber(url, 'token');
  await new Promise((resolve) => setTimeout(resolve, 250));
  signedIn = false;
  expect(await subscriber.closed).toBe(4401);
  expect(await subscriber.reason).toBe('TOKEN_INVALID: the session has ended');
});

it('a line on which nobody answers is cut off', async () => {
  const socket = new WebSocket(url, 'graphql-transport-ws', { autoPong: false });
  expect(await new Promise((resolve) => socket.once('close', resolve))).toBe(1006);
});

it('clients are sent away when the server stops', async () => {
  const subscriber = new Subscriber(url, 'token');
  await new Promise((resolve) => setTimeout(resolve, 150));
  end();
  expect(await subscriber.closed).toBe(1001);
});
