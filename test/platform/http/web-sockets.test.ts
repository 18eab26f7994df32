import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { addressOf, Subscriber } from '../../subscriptions/subscriber.js';
import { createTestApp, type TestApp } from '../../support/app.js';

let app: TestApp;
let url: string;
beforeAll(async () => {
  app = await createTestApp({ env: { MAX_WEBSOCKETS: '60', MAX_WEBSOCKETS_PER_ACCOUNT: '2' } });
  url = await addressOf(app);
});
afterAll(() => app.close());

/** Opens a connection that says nothing; the status with which it is refused instead. */
async function open(): Promise<WebSocket | number> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  return new Promise((resolve) => {
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, { statusCode = 0 }) => resolve(statusCode));
    socket.on('error', () => undefined);
  });
}

const closing = (socket: WebSocket): Promise<number> => new Promise((resolve) => socket.once('close', resolve));

describe('connections that have not signed in', () => {
  it('are limited for an address, and leave room when they go', async () => {
    const sockets: WebSocket[] = [];
    let refused: number | undefined;
    while (refused === undefined) {
      const opened = await open();
      if (typeof opened === 'number') refused = opened;
      else sockets.push(opened);
    }
    expect([refused, sockets.length]).toEqual([503, 50]);
    await Promise.all(sockets.map((socket) => [closing(socket), socket.close()][0]));
    let again = await open();
    while (typeof again === 'number') again = await open();
    again.close();
  });

  it('are sent away when they do not', async () => {
    let socket = await open();
    while (typeof socket === 'number') socket = await open();
    expect(await closing(socket)).toBe(4408);
  });
});

describe('connections of an account', () => {
  it('are limited too, and leave room when they go', async () => {
    const token = await app.login('STAFF', 'demoadmin');
    const query = 'subscription { orderUpdated { id } }';
    const clients = [new Subscriber(url, token), new Subscriber(url, token)];
    // Whoever may subscribe has signed in.
    const subscriptions = clients.map((client) => client.subscribe(query).next());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(await new Subscriber(url, token).closed).toBe(4429);
    await clients[0]?.close();
    const other = new Subscriber(url, token);
    expect(await Promise.race([other.closed, new Promise((resolve) => setTimeout(() => resolve('open'), 500))])).toBe('open');
    await Promise.all([clients[1]?.close(), other.close()]);
    await Promise.allSettled(subscriptions);
  });
});

it('a client that floods its connection is sent away', async () => {
  let socket = await open();
  while (typeof socket === 'number') socket = await open();
  const closed = closing(socket);
  for (let count = 0; count < 300; count += 1) socket.send('{"type":"ping"}');
  expect(await closed).toBe(4429);
});
