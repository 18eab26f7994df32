import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../../src/platform/store/memory.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { type FailingStore, failingStore } from '../../support/failing-store.js';
import { ChatClient, listen } from './socket-client.js';
import { World, type Person } from './world.js';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

let database: TestDatabase;
let stores: [FailingStore, FailingStore];
let worlds: [World, World];
let here: string;
let there: string;
let teacher: Person;
let pupil: Person;
const clients: ChatClient[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  const store = new MemoryStore(silent);
  stores = [failingStore(store), failingStore(store)];
  const env = { JWT_SECRET: 'x'.repeat(32) };
  worlds = [
    await World.open({ env, parts: { database, store: stores[0] } }),
    await World.open({ env, parts: { database, store: stores[1] } }),
  ];
  [here, there] = [await listen(worlds[0].app), await listen(worlds[1].app)];
  teacher = await worlds[0].teacher('张老师');
  pupil = await worlds[0].pupil(teacher, await worlds[0].school(teacher), '小明');
});
afterEach(async () => {
  for (const store of stores) store.fail('nothing');
  await Promise.all(clients.splice(0).map((client) => client.close()));
});
afterAll(async () => {
  for (const world of worlds) await world.close();
  await database.close();
});

/** Connected, and known to be, so that what follows is live. */
async function online(host: string, person: Person, identity: 1 | 2): Promise<ChatClient> {
  const client = await ChatClient.connect(host, person, identity);
  clients.push(client);
  client.send('hello?');
  expect(await client.next()).toEqual({ action: 'error', msg: '动作不存在' });
  return client;
}

const fail = (failing: 'nothing' | 'writes' | 'everything'): void => stores.forEach((store) => store.fail(failing));
const content = (text: string) => ({ action: 'msg', data: { list: [{ content: text }] } });

describe.each(['everything', 'writes'] as const)('while the store fails at %s', (failing) => {
  it('connections stay, and messages within the process arrive at once', async () => {
    const [from, to] = [await online(here, teacher, 1), await online(here, pupil, 2)];
    fail(failing);
    from.say(2, pupil.id, '一');
    expect(await to.next()).toMatchObject(content('一'));
    to.say(1, teacher.id, '二');
    expect(await from.next()).toMatchObject(content('二'));
    expect([from.socket.readyState, to.socket.readyState]).toEqual([from.socket.OPEN, to.socket.OPEN]);
  });

  it('new connections are taken, and the newer one of a process replaces the older', async () => {
    const first = await online(here, pupil, 2);
    fail(failing);
    const second = await online(here, pupil, 2);
    expect(await first.next()).toEqual({ action: 'error', msg: '你已经被挤下线' });
    await first.closed;
    (await online(here, teacher, 1)).say(2, pupil.id, '三');
    expect(await second.next()).toMatchObject(content('三'));
  });

  it('lists of people are still answered', async () => {
    fail(failing);
    expect((await worlds[0].call('GET', '/v1/student/teachers', pupil.token)).code).toBe(200);
  });
});

describe('when the store is back', () => {
  it('what was stored meanwhile on another process comes, once', async () => {
    const [from, to] = [await online(there, teacher, 1), await online(here, pupil, 2)];
    fail('everything');
    from.say(2, pupil.id, '四');
    await vi.waitFor(async () => expect(await database.prisma.chatMessage.count()).toBe(1));
    fail('nothing');
    expect(await to.next()).toMatchObject(content('四'));
    expect(await to.rest()).toEqual([]);
  });

  it('who connected meanwhile counts as connected, and replaces a connection to another process', async () => {
    const older = await online(there, pupil, 2);
    fail('everything');
    const newer = await online(here, pupil, 2);
    expect(await older.rest()).toEqual([]);
    fail('nothing');
    expect(await older.next()).toEqual({ action: 'error', msg: '你已经被挤下线' });
    await older.closed;
    const { data } = await worlds[1].app.graphql('{ viewer { pupil { online } } }', {}, await graphqlToken());
    expect(data.viewer.pupil.online).toBe(true);
    expect(newer.socket.readyState).toBe(newer.socket.OPEN);
  });
});

it('a notice to everybody that others cannot hear is refused, and shown here', async () => {
  const client = await online(here, pupil, 2);
  const admin = await worlds[0].app.login('STAFF', 'demoadmin');
  fail('everything');
  const { errors } = await worlds[0].app.graphql('mutation { sendSystemNotice(input: { content: "维护" }) }', {}, admin);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'UNAVAILABLE', params: { retryAfterSeconds: 10 } });
  expect(await client.next()).toMatchObject({ action: 'notify', data: { list: [{ content: '维护' }] } });
});

async function graphqlToken(): Promise<string> {
  return worlds[1].app.login('PUPIL', pupil.username, pupil.password);
}
