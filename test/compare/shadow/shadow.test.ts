import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { ShadowSessions } from '../../../src/compare/shadow/sessions.js';
import { createTestApp, createTestApps, DEMO_PASSWORD, openTestStore, type TestApp, type TestAppOptions } from '../../support/app.js';
import { oldServer, type OldReply, type OldRequest, type OldServer } from '../old-server.js';

const open: { close(): Promise<void> }[] = [];
const kept = vi.spyOn(ShadowSessions.prototype, 'keep');
afterEach(async () => {
  kept.mockClear();
  for (const one of open.splice(0)) await one.close();
});

/** What the metrics say of the mini-program's shadow: reads by what came of them, differences by endpoint. */
type Counts = Partial<Record<'same' | 'differing' | 'unknownSessions' | 'skipped' | 'failed' | 'unanswered', number>> & {
  endpoints: Record<string, number>;
};

interface Shadowed {
  readonly app: TestApp;
  readonly old: OldServer;
  call(path: string, body: object): Promise<{ status: number; body: any }>;
  /** The counts, once what `until` says is there. */
  counts(until: (counts: Counts) => boolean): Promise<Counts>;
}

const callOf =
  (app: TestApp): Shadowed['call'] =>
  async (path, payload) => {
    const response = await app.server.inject({ method: 'POST', url: `/legacy/miniapp${path}`, payload });
    return { status: response.statusCode, body: response.json() };
  };

async function countsAt(port: number): Promise<Counts> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
  const read = (pattern: RegExp): [string, number][] => [...text.matchAll(pattern)].map(([, name = '', value]) => [name, Number(value)]);
  return {
    ...Object.fromEntries(read(/^campus_shadow_reads_total\{surface="miniapp",result="(\w+)"\} (\d+)$/gm)),
    endpoints: Object.fromEntries(read(/^campus_shadow_differences_total\{surface="miniapp",endpoint="([\w.]+)"\} (\d+)$/gm)),
  };
}

/** The gateway, with the mini-program's surface answered by an old system. */
async function shadowed(
  answer: (request: OldRequest) => OldReply | Promise<OldReply>,
  env: Record<string, string> = {},
  parts: TestAppOptions['parts'] = {},
): Promise<Shadowed> {
  const old = await oldServer(answer);
  const lines: { port?: number; msg: string }[] = [];
  const app = await createTestApp({
    env: { SHADOW: `miniapp=${old.url}`, METRICS_PORT: '0', LOG_LEVEL: 'info', ...env },
    parts: { logTo: { write: (line) => void lines.push(JSON.parse(line)) }, ...parts },
  });
  open.push(app, old);
  const port = lines.find(({ msg }) => msg === 'Metrics are at /metrics.')?.port ?? 0;
  const counts: Shadowed['counts'] = async (until) => {
    for (let turn = 0; turn < 1000; turn++) {
      const now = await countsAt(port);
      if (until(now)) return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The counts did not come.');
  };
  return { app, old, call: callOf(app), counts };
}

/** Until the shadow knows our token for the old one; it does so beside the answer. */
async function signedIn({ database }: TestApp): Promise<void> {
  await vi.waitFor(() => expect(kept).toHaveBeenCalled(), { timeout: 15_000 });
  expect(await database.prisma.session.count()).toBe(1);
}

const SIGN_IN = { Username: 'member1', Password: DEMO_PASSWORD };
const OURS = {
  code: 0,
  message: '获取个人信息成功',
};

/** Answers as the old system would; its userinfo is what `userinfo` says. */
function miniapp(userinfo: (request: OldRequest) => unknown): (request: OldRequest) => OldReply {
  return (request) => {
    if (request.url === '/login_account_password') return { body: { code: 0, message: '登录成功', Token: 'old-token', UserID: 1 } };
    return { headers: { 'x-old': 'yes' }, body: userinfo(request) };
  };
}

describe('a surface in shadow mode', () => {
  it('is answered by the old system, also its writes, which are not done here', async () => {
    const { app, old, call, counts } = await shadowed(miniapp(() => ({ code: 0, message: 'of old' })));
    expect(await call('/login_account_password', SIGN_IN)).toMatchObject({ status: 200, body: { Token: 'old-token' } });
    await signedIn(app);
    const before = await app.database.prisma.member.findMany();
    expect(await call('/updateuserinfo', { Token: 'old-token', ID: 1, Name: '新名字' })).toMatchObject({ body: { message: 'of old' } });
    expect(await call('/userinfo', { Token: 'old-token' })).toMatchObject({ body: { message: 'of old' } });
    // What came before it has been run by then.
    await counts(({ differing }) => differing === 1);
    expect(old.asked.map(({ url }) => url)).toEqual(['/login_account_password', '/updateuserinfo', '/userinfo']);
    expect(old.asked[1]?.headers.host).toBe('localhost:80');
    expect(old.asked[1]?.body).toBe('{"Token":"old-token","ID":1,"Name":"新名字"}');
    expect(await app.database.prisma.member.findMany()).toEqual(before);
  });

  it('is sent gzipped requests unpacked, so that an old system need not know how', async () => {
    const { app, old } = await shadowed(miniapp(() => ({ code: 0, message: 'of old' })));
    const { statusCode } = await app.server.inject({
      method: 'POST',
      url: '/legacy/miniapp/userinfo',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      payload: gzipSync('{"Token":"old-token"}'),
    });
    expect([statusCode, old.asked[0]?.body, old.asked[0]?.headers['content-encoding']]).toEqual([200, '{"Token":"old-token"}', undefined]);
  });

  it('counts reads that are alike, and by endpoint those that differ', async () => {
    let answers: unknown;
    const { app, call, counts } = await shadowed(miniapp(() => answers));
    const plain = await createTestApp();
    open.push(plain);
    const ask = async (url: string, payload: object) =>
      (await plain.server.inject({ method: 'POST', url: `/legacy/miniapp${url}`, payload })).json();
    const { Token } = await ask('/login_account_password', SIGN_IN);
    answers = await ask('/userinfo', { Token });

    await call('/login_account_password', SIGN_IN);
    // The session here is opened beside the answer.
    await signedIn(app);
    await call('/userinfo', { Token: 'old-token' });
    expect(await counts(({ same }) => same === 1)).toMatchObject({ differing: 0, endpoints: {} });
    answers = { ...(answers as object), message: '别的' };
    await call('/userinfo', { Token: 'old-token' });
    expect(await counts(({ differing }) => differing === 1)).toMatchObject({ same: 1, endpoints: { 'miniapp.user.info': 1 } });
  });

  it('knows nothing of people who signed in elsewhere', async () => {
    const { call, counts } = await shadowed(miniapp(() => OURS));
    await call('/userinfo', { Token: 'somebody-elses' });
    expect(await counts(({ unknownSessions }) => unknownSessions === 1)).toMatchObject({ same: 0, differing: 0 });
  });

  it('compares a share only', async () => {
    const { call, counts } = await shadowed(
      miniapp(() => OURS),
      { SHADOW_SHARE: '0' },
    );
    await call('/login_account_password', SIGN_IN);
    await call('/userinfo', { Token: 'old-token' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await counts(() => true)).toMatchObject({ same: 0, differing: 0, unknownSessions: 0 });
  });

  it('answers reads itself while the old system is away, and refuses writes', async () => {
    const { app, old, call, counts } = await shadowed(miniapp(() => OURS));
    await call('/login_account_password', SIGN_IN);
    await signedIn(app);
    await call('/userinfo', { Token: 'old-token' });
    await counts(({ differing }) => differing === 1);
    await old.close();
    expect(await call('/userinfo', { Token: 'old-token' })).toMatchObject({
      status: 200,
      body: { code: 0, data: { Username: 'member1' } },
    });
    expect(await call('/updateuserinfo', { Token: 'old-token', ID: 1, Name: '新名字' })).toMatchObject({ status: 503 });
    expect(await call('/userinfo', { Token: 'somebody-elses' })).toMatchObject({ status: 503 });
    expect(await counts(() => true)).toMatchObject({ unanswered: 3 });
  });

  it('has no page of its own that tells how it stands', async () => {
    const { app } = await shadowed(miniapp(() => OURS));
    expect((await app.server.inject('/legacy/miniapp/shadow.json')).body).not.toContain('unknownSessions');
  });

  it('knows in each process who has signed in through another, and keeps no token that can be read', async () => {
    const old = await oldServer(miniapp(() => OURS));
    open.push(old);
    const both = await createTestApps({ env: { SHADOW: `miniapp=${old.url}`, JWT_SECRET: 'one secret of both processes, long enough' } });
    open.push(both);
    const written = vi.spyOn(both.first.core.store, 'set');
    await callOf(both.first)('/login_account_password', SIGN_IN);
    await signedIn(both.first);
    await vi.waitFor(() => expect(written.mock.calls.some(([key]) => key.startsWith('shadow:'))).toBe(true), { timeout: 15_000 });
    const [key, value] = written.mock.calls.find(([name]) => name.startsWith('shadow:')) ?? ['', ''];
    expect(`${key} ${value}`).not.toMatch(/old-token|eyJ/);
    await old.close();
    expect(await callOf(both.second)('/userinfo', { Token: 'old-token' })).toMatchObject({
      status: 200,
      body: { data: { Username: 'member1' } },
    });
    expect(await callOf(both.second)('/userinfo', { Token: 'another-token' })).toMatchObject({ status: 503 });
  });

  it('does not know who asks while the store is away, and answers as before', async () => {
    const store = await openTestStore();
    const { call, counts, old } = await shadowed(
      miniapp(() => OURS),
      {},
      { store },
    );
    vi.spyOn(store, 'get').mockImplementation(async (key) => {
      if (key.startsWith('shadow:')) throw new Error('away');
      return null;
    });
    expect(await call('/userinfo', { Token: 'old-token' })).toMatchObject({ status: 200, body: OURS });
    await counts(({ failed }) => failed === 1);
    await old.close();
    expect(await call('/userinfo', { Token: 'old-token' })).toMatchObject({ status: 503 });
  });
});

describe('the chat of a school platform in shadow mode', () => {
  it('is the old system’s: its sockets are passed on, and end with either side', async () => {
    const old = await oldServer(() => ({ status: 404 }));
    open.push(old);
    const chat = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await new Promise((resolve) => chat.once('listening', resolve));
    const { port } = chat.address() as AddressInfo;
    const seen: string[] = [];
    chat.on('connection', (socket, request) => {
      seen.push(request.url ?? '');
      socket.on('message', (data) => socket.send(`heard ${String(data)}`));
    });
    const app = await createTestApp({ env: { SHADOW: `school=http://127.0.0.1:${port}` } });
    open.push(app, { close: async () => void chat.close() });
    await app.server.listen({ port: 0, host: '127.0.0.1' });
    const host = `127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;

    for (const path of ['/ws', '/legacy/school/ws']) {
      const socket = new WebSocket(`ws://${host}${path}?identity=1&token=of-old`);
      await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
      const heard = new Promise((resolve) => socket.once('message', (data) => resolve(String(data))));
      socket.send('你好');
      expect(await heard).toBe('heard 你好');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      if (path === '/ws') for (const one of chat.clients) one.close(4001);
      else await app.close();
      await closed;
    }
    expect(seen).toEqual(['/ws?identity=1&token=of-old', '/ws?identity=1&token=of-old']);
  });

  it('is refused as the old system refuses it, and with 502 when that is away', async () => {
    const old = await oldServer(() => ({ status: 401, headers: { 'x-old': 'yes' }, body: { code: 401 } }));
    const app = await createTestApp({ env: { SHADOW: `school=${old.url}` } });
    open.push(app, old);
    await app.server.listen({ port: 0, host: '127.0.0.1' });
    const host = `127.0.0.1:${(app.server.server.address() as AddressInfo).port}`;
    const refused = (): Promise<{ status: number | undefined; old: unknown; body: string }> =>
      new Promise((resolve) => {
        const socket = new WebSocket(`ws://${host}/ws?token=x`);
        socket.once('unexpected-response', (_request, response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve({ status: response.statusCode, old: response.headers['x-old'], body: Buffer.concat(chunks).toString() }),
          );
        });
        socket.on('error', () => undefined);
      });
    expect(await refused()).toEqual({ status: 401, old: 'yes', body: '{"code":401}' });
    await old.close();
    expect(await refused()).toMatchObject({ status: 502 });
  });
});
