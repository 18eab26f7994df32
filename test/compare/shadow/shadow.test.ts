import { afterEach, describe, expect, it, vi } from 'vitest';
import { ShadowSessions } from '../../../src/compare/shadow/sessions.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { oldServer, type OldReply, type OldRequest, type OldServer } from '../old-server.js';

const open: { close(): Promise<void> }[] = [];
const kept = vi.spyOn(ShadowSessions.prototype, 'keep');
afterEach(async () => {
  kept.mockClear();
  for (const one of open.splice(0)) await one.close();
});

interface Shadowed {
  readonly app: TestApp;
  readonly old: OldServer;
  call(path: string, body: object): Promise<{ status: number; body: any }>;
  /** The counts, once `compared`, or what `until` says, is there. */
  counts(until: (counts: any) => boolean): Promise<any>;
}

/** The gateway, with the mini-program's surface answered by an old system. */
async function shadowed(
  answer: (request: OldRequest) => OldReply | Promise<OldReply>,
  env: Record<string, string> = {},
): Promise<Shadowed> {
  const old = await oldServer(answer);
  const app = await createTestApp({ env: { SHADOW: `miniapp=${old.url}`, ...env } });
  open.push(app, old);
  const counts: Shadowed['counts'] = async (until) => {
    for (let turn = 0; turn < 1000; turn++) {
      const now = (await app.server.inject('/legacy/miniapp/shadow.json')).json();
      if (until(now)) return now;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The counts did not come.');
  };
  const call: Shadowed['call'] = async (path, payload) => {
    const response = await app.server.inject({ method: 'POST', url: `/legacy/miniapp${path}`, payload });
    return { status: response.statusCode, body: response.json() };
  };
  return { app, old, call, counts };
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
    await counts(({ compared }) => compared === 1);
    expect(old.asked.map(({ url }) => url)).toEqual(['/login_account_password', '/updateuserinfo', '/userinfo']);
    expect(old.asked[1]?.headers.host).toBe('localhost:80');
    expect(old.asked[1]?.body).toBe('{"Token":"old-token","ID":1,"Name":"新名字"}');
    expect(await app.database.prisma.member.findMany()).toEqual(before);
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
    expect(await counts(({ compared }) => compared === 1)).toMatchObject({ differing: 0, endpoints: {} });
    answers = { ...(answers as object), message: '别的' };
    await call('/userinfo', { Token: 'old-token' });
    expect(await counts(({ compared }) => compared === 2)).toMatchObject({ differing: 1, endpoints: { 'miniapp.user.info': 1 } });
  });

  it('knows nothing of people who signed in elsewhere', async () => {
    const { call, counts } = await shadowed(miniapp(() => OURS));
    await call('/userinfo', { Token: 'somebody-elses' });
    expect(await counts(({ unknownSessions }) => unknownSessions === 1)).toMatchObject({ compared: 0 });
  });

  it('compares a share only', async () => {
    const { call, counts } = await shadowed(
      miniapp(() => OURS),
      { SHADOW_SHARE: '0' },
    );
    await call('/login_account_password', SIGN_IN);
    await call('/userinfo', { Token: 'old-token' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await counts(() => true)).toMatchObject({ compared: 0, unknownSessions: 0 });
  });

  it('answers reads itself while the old system is away, and refuses writes', async () => {
    const { app, old, call, counts } = await shadowed(miniapp(() => OURS));
    await call('/login_account_password', SIGN_IN);
    await signedIn(app);
    await call('/userinfo', { Token: 'old-token' });
    await counts(({ compared }) => compared === 1);
    await old.close();
    expect(await call('/userinfo', { Token: 'old-token' })).toMatchObject({
      status: 200,
      body: { code: 0, data: { Username: 'member1' } },
    });
    expect(await call('/updateuserinfo', { Token: 'old-token', ID: 1, Name: '新名字' })).toMatchObject({ status: 503 });
    expect(await call('/userinfo', { Token: 'somebody-elses' })).toMatchObject({ status: 503 });
    expect(await counts(() => true)).toMatchObject({ unanswered: 3 });
  });
});
