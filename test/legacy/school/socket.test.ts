import { request as httpRequest } from 'node:http';
import { connect as openSocket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Store } from '../../../src/platform/store/store.js';
import { openTestStore } from '../../support/app.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';
import { ChatClient, listen } from './socket-client.js';
import { World, type Person } from './world.js';

const SECRET = 'x'.repeat(32);

/** Two gateways over one database and one store, as two processes would be. */
let database: TestDatabase;
let store: Store;
let world: World;
let other: World;
let here: string;
let there: string;

let teacher: Person;
let pupil: Person;
const clients: ChatClient[] = [];

beforeAll(async () => {
  database = await openTestDatabase();
  store = await openTestStore();
  // Each gateway closes the store it was given; the last one really.
  const shared: Store = Object.create(store, { close: { value: async () => undefined } });
  const env = { JWT_SECRET: SECRET };
  world = await World.open({ env, parts: { database, store: shared } });
  other = await World.open({ env, parts: { database, store: shared } });
  [here, there] = [await listen(world.app), await listen(other.app)];
  teacher = await world.teacher('张老师');
  pupil = await world.pupil(teacher, await world.school(teacher), '小明');
});
afterEach(async () => {
  vi.useRealTimers();
  await Promise.all(clients.splice(0).map((client) => client.close()));
  await settled();
});
afterAll(async () => {
  await Promise.all([world.close(), other.close()]);
  await store.close();
  await database.close();
});

async function connect(host: string, person: Person, identity: 1 | 2, path?: string): Promise<ChatClient> {
  const client = await ChatClient.connect(host, person, identity, path);
  clients.push(client);
  return client;
}

/** Connected, and known to be, so that what follows is live. */
async function online(host: string, person: Person, identity: 1 | 2): Promise<ChatClient> {
  const client = await connect(host, person, identity);
  client.send('hello?');
  expect(await client.next()).toEqual({ action: 'error', msg: '动作不存在' });
  return client;
}

/** Nobody is marked as connected any more, and nothing is under way. */
async function settled(): Promise<void> {
  await vi.waitFor(async () => {
    const accounts = await database.prisma.account.findMany({ select: { id: true } });
    const marks = await store.getMany(accounts.flatMap(({ id }) => [`presence:${id}`, `chat-connection:${id}`]));
    expect(marks.filter((mark) => mark !== null)).toEqual([]);
  });
}

const stored = async (): Promise<number> => (await database.prisma.chatMessage.count()) + (await database.prisma.systemNotice.count());

describe('a message sent by POST (school.teacher.message, school.student.message)', () => {
  it('reaches who is connected, on whatever process, and waits for who is away', async () => {
    const client = await online(there, pupil, 2);
    const toPupil = { identity: 2, user_id: pupil.id, message: ' 放学了 ' };
    expect(await world.call('POST', '/v1/teacher/messages', teacher.token, toPupil)).toEqual({ code: 200, msg: 'success', data: {} });
    expect(await client.next()).toEqual({
      action: 'msg',
      data: { list: [{ user: { id: teacher.id, name: '张老师', identity: 1 }, content: '放学了', time: expect.any(Number) }] },
    });

    const toTeacher = { identity: 1, user_id: teacher.id, message: '老师再见' };
    expect(await world.call('POST', '/api/student/messages', pupil.token, toTeacher)).toMatchObject({ code: 200 });
    const later = await connect(here, teacher, 1);
    expect(await later.next()).toMatchObject({
      action: 'msg',
      data: { list: [{ user: { id: pupil.id, name: '小明', identity: 2 }, content: '老师再见' }] },
    });
  });
});

describe('connecting', () => {
  it.each(['/ws', '/ws/', '/legacy/school/ws'])('works at %s', async (path) => {
    const client = await connect(here, teacher, 1, path);
    client.say(1, teacher.id, '自言自语');
    expect(await client.next()).toMatchObject({ action: 'msg', data: { list: [{ content: '自言自语' }] } });
  });

  it.each([
    ['no token', () => '?identity=1'],
    ['a made-up token', () => '?identity=1&token=x.y.z'],
    ['no identity', () => `?token=${teacher.token}`],
    ['an identity that there is not', () => `?identity=3&token=${teacher.token}`],
    ['the other identity', () => `?identity=2&token=${teacher.token}`],
    ['two identities', () => `?identity=2&identity=1&token=${teacher.token}`],
  ])('is refused with %s', async (_what, query) => {
    const client = await ChatClient.open(`ws://${here}/ws${query()}`);
    expect(await client.next()).toEqual({ action: 'error', msg: '认证失败' });
    expect(await client.closed).toBe(1008);
  });

  it('is refused with a token of GraphQL', async () => {
    const client = await ChatClient.open(`ws://${here}/ws?identity=1&token=${await world.app.login('TEACHER', 'teacher1@example.com')}`);
    expect(await client.next()).toEqual({ action: 'error', msg: '认证失败' });
    await client.closed;
  });

  it('again ends the older connection, also on another process', async () => {
    const first = await online(here, teacher, 1);
    const second = await online(there, teacher, 1);
    expect(await first.next()).toEqual({ action: 'error', msg: '你已经被挤下线' });
    await first.closed;
    second.say(1, teacher.id, '还在');
    expect(await second.next()).toMatchObject({ action: 'msg', data: { list: [{ content: '还在' }] } });
  });

  it('many times at once leaves one connection', async () => {
    const tries = await Promise.all(Array.from({ length: 6 }, (_, i) => connect(i % 2 === 0 ? here : there, teacher, 1)));
    await Promise.all(tries.map((client) => client.rest()));
    expect(tries.filter(({ socket }) => socket.readyState === socket.OPEN)).toHaveLength(1);
  });

  it('does not disturb the user of the other identity with the same number', async () => {
    const { id } = await database.prisma.teacher.findFirstOrThrow({ where: { account: { username: 'teacher1@example.com' } } });
    const { id: samePupil } = await database.prisma.pupil.findFirstOrThrow({ where: { account: { username: 'pupil1' } } });
    expect(samePupil).toBe(id);
    const one = await world.signIn({ id, username: 'teacher1@example.com', password: 'demo123456', token: '' }, 1);
    const two = await world.signIn({ id, username: 'pupil1', password: 'demo123456', token: '' }, 2);
    const [a, b] = [await online(here, one, 1), await online(here, two, 2)];
    a.say(2, id, '给学生');
    expect((await b.next()).data?.list[0].content).toBe('给学生');
    expect(await a.rest()).toEqual([]);
  });
});

describe('a message', () => {
  it.each([
    ['the same process', () => here],
    ['another process', () => there],
  ])('reaches a receiver on %s at once, and is not kept', async (_where, host) => {
    const [from, to] = [await online(here, teacher, 1), await online(host(), pupil, 2)];
    const before = Math.floor(Date.now() / 1000);
    from.say(2, pupil.id, '你好');
    const frame = await to.next();
    expect(frame).toEqual({
      action: 'msg',
      data: { list: [{ user: { id: teacher.id, name: '张老师', identity: 1 }, content: '你好', time: expect.any(Number) }] },
    });
    expect(frame.data?.list[0].time).toBeGreaterThanOrEqual(before);
    expect(await from.rest()).toEqual([]);
    expect(await stored()).toBe(0);
  });

  it('waits for an absent receiver, oldest first, in one frame for messages and one for notices', async () => {
    const from = await online(here, pupil, 2);
    for (const content of ['一', '二', '三']) from.say(1, teacher.id, content);
    await vi.waitFor(async () => expect(await stored()).toBe(3));
    const admin = await world.app.login('STAFF', 'demoadmin');
    const notice =
      'mutation ($id: Int!, $content: String!) { sendSystemNotice(input: { to: { realm: TEACHER, id: $id }, content: $content }) }';
    for (const content of ['通知一', '通知二'])
      expect(await world.app.graphql(notice, { id: teacher.id, content }, admin)).toEqual({ data: { sendSystemNotice: true } });

    const to = await connect(there, teacher, 1);
    const messages = await to.next();
    expect(messages.action).toBe('msg');
    expect(messages.data?.list.map(({ user, content }) => [user.id, user.identity, user.name, content])).toEqual(
      ['一', '二', '三'].map((content) => [pupil.id, 2, '小明', content]),
    );
    const time = expect.any(Number);
    expect(await to.next()).toEqual({
      action: 'notify',
      data: {
        list: [
          { content: '通知一', time },
          { content: '通知二', time },
        ],
      },
    });
    expect(await to.rest()).toEqual([]);
    expect(await stored()).toBe(0);
    await to.close();
    expect(await (await connect(here, teacher, 1)).rest()).toEqual([]);
  });

  it('comes exactly once, in order, while the receiver moves between processes', async () => {
    const from = await online(here, teacher, 1);
    const got: string[] = [];
    const listening = async (client: ChatClient): Promise<void> => {
      for (const { data } of await client.rest()) got.push(...(data?.list ?? []).map(({ content }) => content));
    };
    const sent = Array.from({ length: 60 }, (_, i) => `第${i}条`);
    for (const [i, content] of sent.entries()) {
      from.say(2, pupil.id, content);
      if (i % 15 === 0) {
        const client = await connect(i % 30 === 0 ? here : there, pupil, 2);
        await listening(client);
        if (i % 30 === 15) await client.close();
      }
    }
    await vi.waitFor(
      async () => {
        await listening(await connect(there, pupil, 2));
        for (const client of clients) await listening(client);
        expect(await stored()).toBe(0);
        expect(got).toHaveLength(sent.length);
      },
      { timeout: 20_000 },
    );
    expect([...got].sort()).toEqual([...sent].sort());
  }, 40_000);

  it('is sent although the sender closes at once', async () => {
    const from = await connect(here, teacher, 1);
    for (let i = 0; i < 20; i++) from.say(2, pupil.id, `${i}`);
    await from.close();
    const to = await vi.waitFor(async () => {
      expect(await stored()).toBe(20);
      return connect(there, pupil, 2);
    });
    expect((await to.next()).data?.list.map(({ content }) => content)).toEqual(Array.from({ length: 20 }, (_, i) => `${i}`));
  });

  it('to several at once comes to each one by one', async () => {
    const [from, to] = [await online(here, teacher, 1), await online(there, pupil, 2)];
    for (let i = 0; i < 10; i++) from.say(2, pupil.id, `${i}`);
    for (let i = 0; i < 10; i++) expect((await to.next()).data?.list.map(({ content }) => content)).toEqual([`${i}`]);
  });
});

describe('a system notice', () => {
  it('to everybody reaches whoever is connected, on every process, and is not kept', async () => {
    const [one, two] = [await online(here, teacher, 1), await online(there, pupil, 2)];
    const admin = await world.app.login('STAFF', 'demoadmin');
    await world.app.graphql('mutation { sendSystemNotice(input: { content: "今晚维护" }) }', {}, admin);
    for (const client of [one, two])
      expect(await client.next()).toEqual({ action: 'notify', data: { list: [{ content: '今晚维护', time: expect.any(Number) }] } });
    expect(await stored()).toBe(0);
  });
});

describe('a frame that is wrong', () => {
  it.each<[string, unknown, string]>([
    ['is no JSON', '{', '动作不存在'],
    ['is no object', '[]', '动作不存在'],
    ['has no action', {}, '动作不存在'],
    ['has an unknown action', { action: 'dance' }, '动作不存在'],
    ['has no data', { action: 'send' }, '不正确的接收者'],
    ['has no user', { action: 'send', data: { content: 'x' } }, '不正确的接收者'],
    [
      'names a receiver that does not exist',
      { action: 'send', data: { user: { id: 2_000_000, identity: 1 }, content: 'x' } },
      '不正确的接收者',
    ],
    ['names an identity that does not exist', { action: 'send', data: { user: { id: 1, identity: 3 }, content: 'x' } }, '不正确的接收者'],
    ['has an id larger than any', { action: 'send', data: { user: { id: 1e12, identity: 1 }, content: 'x' } }, '不正确的接收者'],
    ['has an empty content', { action: 'send', data: { user: { id: 1, identity: 1 }, content: ' ' } }, '消息内容不能为空'],
    ['has no content', { action: 'send', data: { user: { id: 1, identity: 1 } } }, '消息内容不能为空'],
    ['has a content that is no text', { action: 'send', data: { user: { id: 1, identity: 1 }, content: 5 } }, '消息内容不能为空'],
    ['has a zero byte in it', { action: 'send', data: { user: { id: 1, identity: 1 }, content: 'a\0b' } }, '消息内容不能为空'],
  ])('because it %s gets an error, and the connection stays', async (_what, frame, msg) => {
    const client = await online(here, teacher, 1);
    client.send(frame);
    expect(await client.next()).toEqual({ action: 'error', msg });
    client.say(1, teacher.id, '还在');
    expect(await client.next()).toMatchObject({ action: 'msg' });
  });

  it('because it is binary gets an error', async () => {
    const client = await online(here, teacher, 1);
    client.socket.send(Buffer.from('{"action":"send"}'));
    expect(await client.next()).toEqual({ action: 'error', msg: '动作不存在' });
  });

  it('because it is larger than 64 KiB ends the connection', async () => {
    const client = await online(here, teacher, 1);
    client.say(1, teacher.id, 'x'.repeat(65 * 1024));
    expect(await client.closed).toBe(1009);
  });

  it('to a deleted student is one to nobody', async () => {
    const school = await world.school(teacher);
    const gone = await world.pupil(teacher, school);
    await world.call('DELETE', `/v1/teacher/schools/${school}/students/${gone.id}`, teacher.token);
    const client = await online(here, teacher, 1);
    client.say(2, gone.id, '你好');
    expect(await client.next()).toEqual({ action: 'error', msg: '不正确的接收者' });
  });
});

describe('whoever is signed out', () => {
  it('can send nothing any more, and gets nothing', async () => {
    const [from, to] = [await online(here, teacher, 1), await online(there, pupil, 2)];
    const before = pupil;
    pupil = await world.signIn(pupil, 2);
    to.say(1, teacher.id, '我还在吗');
    expect(await to.next()).toEqual({ action: 'error', msg: '认证失败' });
    await to.closed;
    expect(await from.rest()).toEqual([]);
    expect(before.token).not.toBe(pupil.token);
  });

  it('is not sent what comes in afterwards', async () => {
    const [from, to] = [await online(here, teacher, 1), await online(there, pupil, 2)];
    pupil = await world.signIn(pupil, 2);
    from.say(2, pupil.id, '给新的人');
    expect(await to.next()).toEqual({ action: 'error', msg: '认证失败' });
    await to.closed;
    expect(await (await connect(here, pupil, 2)).next()).toMatchObject({ action: 'msg', data: { list: [{ content: '给新的人' }] } });
  });

  it('is disconnected within a heartbeat, though nothing happens', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const to = await online(there, pupil, 2);
    pupil = await world.signIn(pupil, 2);
    await vi.advanceTimersByTimeAsync(15_000);
    vi.useRealTimers();
    expect(await to.next()).toEqual({ action: 'error', msg: '认证失败' });
    await to.closed;
  });
});

describe('somebody connected', () => {
  it('is shown as online, and no longer when gone', async () => {
    const admin = await world.app.login('STAFF', 'demoadmin');
    const isOnline = async () => (await world.app.graphql(`{ teacher(id: ${teacher.id}) { online } }`, {}, admin)).data.teacher.online;
    expect(await isOnline()).toBe(false);
    const client = await online(there, teacher, 1);
    expect(await isOnline()).toBe(true);
    await client.close();
    await vi.waitFor(async () => expect(await isOnline()).toBe(false));
  });
});

describe('a gateway that stops', () => {
  it('closes its connections, and what comes meanwhile is delivered by another', async () => {
    const third = await World.open({
      env: { JWT_SECRET: SECRET },
      parts: { database, store: Object.create(store, { close: { value: async () => undefined } }) },
    });
    const to = await online(await listen(third.app), pupil, 2);
    await third.close();
    expect(await to.closed).toBe(1001);
    const from = await online(here, teacher, 1);
    from.say(2, pupil.id, '换一个');
    await vi.waitFor(async () => expect(await stored()).toBe(1));
    expect(await (await connect(there, pupil, 2)).next()).toMatchObject({ data: { list: [{ content: '换一个' }] } });
  });
});

describe('other requests beside the socket', () => {
  it('tell a plain request to the socket’s path what it is for', async () => {
    const response = await world.app.server.inject({ url: '/ws?token=secret' });
    expect([response.statusCode, response.headers.upgrade]).toEqual([426, 'websocket']);
  });

  it('are answered as usual when they offer an upgrade, body and all', async () => {
    const body = JSON.stringify({ identity: 1, username: teacher.username, password: 'wrong' });
    const headers = {
      connection: 'Upgrade, HTTP2-Settings',
      upgrade: 'h2c',
      'http2-settings': 'AAMAAABkAARAAAAAAAIAAAAA',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    };
    const answer = await new Promise<string>((resolve, reject) => {
      const request = httpRequest(
        { host: '127.0.0.1', port: here.split(':')[1], method: 'POST', path: '/v1/login', headers },
        (response) => {
          let text = '';
          response.on('data', (chunk) => (text += chunk)).on('end', () => resolve(text));
        },
      );
      request.on('error', reject).end(body);
    });
    expect(JSON.parse(answer)).toMatchObject({ code: 401, msg: '用户名或密码错误' });
  });

  it('get the usual 404 when they want a WebSocket where there is none', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      const socket = openSocket(Number(here.split(':')[1]), '127.0.0.1', () => {
        socket.write(
          'GET /v1/teacher/ws HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n',
        );
      });
      socket.once('data', (data) => (resolve(String(data)), socket.destroy())).on('error', reject);
    });
    expect(answer).toMatch(/^HTTP\/1.1 200 OK/);
    expect(answer).toContain('路由错误');
  });
});
