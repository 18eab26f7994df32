import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { MemoryStore } from '../../src/platform/store/memory.js';
import type { Store } from '../../src/platform/store/store.js';
import { openWechat, type WechatOptions } from '../../src/platform/wechat/open-wechat.js';

const log = { info: vi.fn(), warn: vi.fn(), error: vi.fn() };
const SECRET = 'app-secret-hunter2';

/** Stands in for api.weixin.qq.com: an answer per path, and the requests it got. */
class FakeWechat {
  answers: Record<string, { status?: number; body: unknown; delayMs?: number; location?: string }> = {};
  requests: URL[] = [];
  private readonly server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://wechat');
    this.requests.push(url);
    const answer = this.answers[url.pathname] ?? { status: 404, body: 'no such path' };
    setTimeout(() => {
      // WeChat really sends its JSON as text/plain.
      response.writeHead(answer.status ?? 200, { 'content-type': 'text/plain', ...(answer.location && { location: answer.location }) });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    }, answer.delayMs ?? 0);
  });

  async start(): Promise<void> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
}

const fake = new FakeWechat();
let store: Store;
const client = (changes: Partial<WechatOptions> = {}): ReturnType<typeof openWechat> =>
  openWechat({
    apiBaseUrl: fake.url,
    officialAccount: { id: 'wx-web', secret: SECRET },
    miniProgram: { id: 'wx-mini', secret: SECRET },
    timeoutMs: 300,
    sandboxAllowed: true,
    store,
    log,
    ...changes,
  });

beforeAll(() => fake.start());
afterAll(() => fake.stop());
beforeEach(() => {
  fake.answers = {};
  fake.requests = [];
  store = new MemoryStore(log);
  log.warn.mockClear();
});

const refusalOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => expect.fail('was not refused'),
    (error: unknown) => error,
  );

describe('signing in by a web authorisation', () => {
  it('exchanges the code and asks for name and picture', async () => {
    fake.answers['/sns/oauth2/access_token'] = { body: { access_token: 'AT', openid: 'o1', scope: 'snsapi_userinfo' } };
    fake.answers['/sns/userinfo'] = { body: { openid: 'o1', nickname: '小明', headimgurl: 'https://wx/o1.png', unionid: 'u1' } };
    expect(await client().webLogin('the code&x')).toEqual({
      openid: 'o1',
      unionid: 'u1',
      nickname: '小明',
      avatarUrl: 'https://wx/o1.png',
    });
    expect(Object.fromEntries(fake.requests[0]?.searchParams ?? [])).toEqual({
      appid: 'wx-web',
      secret: SECRET,
      code: 'the code&x',
      grant_type: 'authorization_code',
    });
    expect(Object.fromEntries(fake.requests[1]?.searchParams ?? [])).toEqual({ access_token: 'AT', openid: 'o1', lang: 'zh_CN' });
  });

  it('is content with the openid when the scope reaches no further', async () => {
    fake.answers['/sns/oauth2/access_token'] = { body: { access_token: 'AT', openid: 'o1' } };
    fake.answers['/sns/userinfo'] = { body: { errcode: 48001, errmsg: 'api unauthorized' } };
    expect(await client().webLogin('c')).toEqual({ openid: 'o1' });
  });
});

describe('signing in from the mini-program', () => {
  it('exchanges the code for the openid and keeps the session key to nobody', async () => {
    fake.answers['/sns/jscode2session'] = { body: { openid: 'm1', session_key: 'SK', errcode: 0 } };
    expect(await client().miniProgramLogin('jc')).toEqual({ openid: 'm1' });
    expect(fake.requests[0]?.searchParams.get('js_code')).toBe('jc');
    expect(fake.requests[0]?.searchParams.get('appid')).toBe('wx-mini');
  });
});

describe('when WeChat says no, or nothing', () => {
  it('tells the error number alone', async () => {
    fake.answers['/sns/jscode2session'] = { body: { errcode: 40029, errmsg: `invalid code, rid: ${SECRET}` } };
    const error = await refusalOf(client().miniProgramLogin('bad'));
    expect(error).toMatchObject({ reason: 'WECHAT_REFUSED', params: { errcode: 40029 } });
    expect(log.warn).toHaveBeenCalledWith({ path: '/sns/jscode2session', errcode: 40029 }, expect.any(String));
  });

  it.each<[string, FakeWechat['answers'][string]]>([
    ['is busy', { body: { errcode: -1, errmsg: 'system error' } }],
    ['is too slow', { body: { openid: 'm1' }, delayMs: 600 }],
    ['answers no JSON', { body: '<html>' }],
    ['answers no object', { body: '"text"' }],
    ['answers without what was asked for', { body: { session_key: 'SK' } }],
    ['fails', { status: 502, body: 'bad gateway' }],
    ['sends elsewhere', { status: 302, location: 'http://127.0.0.1:1/', body: '' }],
  ])('is unreachable when it %s', async (_, answer) => {
    fake.answers['/sns/jscode2session'] = answer;
    expect(await refusalOf(client().miniProgramLogin('c'))).toMatchObject({ reason: 'WECHAT_UNREACHABLE', params: {} });
  });

  it('is unreachable when nobody listens', async () => {
    expect(await refusalOf(client({ apiBaseUrl: 'http://127.0.0.1:1' }).webLogin('c'))).toMatchObject({ reason: 'WECHAT_UNREACHABLE' });
  });

  it('shows no secret in errors or logs', async () => {
    fake.answers['/cgi-bin/token'] = { body: { errcode: 40125, errmsg: `invalid appsecret ${SECRET}` } };
    const errors = [
      await refusalOf(client({ apiBaseUrl: 'http://127.0.0.1:1' }).webLogin('c')),
      await refusalOf(client().accessToken()),
      await refusalOf(client().webLogin('c')),
    ];
    const seen = errors
      .map((error) => (error instanceof Error ? `${error.stack}${JSON.stringify(error)}${String(error.cause)}` : ''))
      .join();
    expect(seen + JSON.stringify(log.warn.mock.calls)).not.toContain(SECRET);
  });
});

describe('the server token', () => {
  const answerWith = (token: string, expiresIn: number): void => {
    fake.answers['/cgi-bin/token'] = { body: { access_token: token, expires_in: expiresIn }, delayMs: 30 };
  };

  it('is fetched once for all who ask, in all processes, and asked for again shortly before it expires', async () => {
    answerWith('T1', 7200);
    const processes = [client(), client(), client()];
    const ask = (): Promise<string[]> => Promise.all([...processes, ...processes].map((one) => one.accessToken()));
    expect(new Set(await ask())).toEqual(new Set(['T1']));
    expect(await client().accessToken()).toBe('T1');
    expect(fake.requests).toHaveLength(1);
    expect(Object.fromEntries(fake.requests[0]?.searchParams ?? [])).toEqual({
      grant_type: 'client_credential',
      appid: 'wx-web',
      secret: SECRET,
    });

    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6899_000 });
    expect(await client().accessToken()).toBe('T1');
    vi.setSystemTime(Date.now() + 2000);
    answerWith('T2', 7200);
    expect(await client().accessToken()).toBe('T2');
    vi.useRealTimers();
  });

  it('is asked for again after a refusal', async () => {
    fake.answers['/cgi-bin/token'] = { body: { errcode: 45009 } };
    const one = client();
    expect(await refusalOf(one.accessToken())).toMatchObject({ reason: 'WECHAT_REFUSED', params: { errcode: 45009 } });
    answerWith('T1', 7200);
    expect(await one.accessToken()).toBe('T1');
  });

  it('does not wait for ever for a process that died while fetching', async () => {
    await store.setIfAbsent('wechat:access-token:wx-web:lock', 'dead', 0.2);
    answerWith('T1', 7200);
    expect(await client().accessToken()).toBe('T1');
  });

  it('is kept in the process while the store is away', async () => {
    const away = vi.fn().mockRejectedValue(new Error('away'));
    const broken = Object.assign(new MemoryStore(log), { get: away, set: away, setIfAbsent: away, deleteIfEqual: away });
    answerWith('T1', 7200);
    const one = client({ store: broken });
    expect([await one.accessToken(), await one.accessToken()]).toEqual(['T1', 'T1']);
    expect(fake.requests).toHaveLength(1);
  });
});

describe('without a configured app', () => {
  const none = { officialAccount: undefined, miniProgram: undefined };

  it('the sandbox knows demo people, makes up the others, and refuses invalid codes', async () => {
    const wechat = client(none);
    expect(await wechat.webLogin('demo-student1')).toEqual({ openid: 'demo-student1', nickname: 'student1' });
    const somebody = await wechat.miniProgramLogin('any code');
    expect(somebody.openid).toMatch(/^sandbox-[0-9a-f]{20}$/);
    expect(await wechat.webLogin('any code')).toEqual(somebody);
    expect(await wechat.webLogin('another code')).not.toEqual(somebody);
    for (const code of ['', 'invalid', 'invalid-1']) {
      expect(await refusalOf(wechat.webLogin(code)), code).toMatchObject({ reason: 'WECHAT_REFUSED' });
    }
    expect(await wechat.accessToken()).toBe('sandbox-access-token');
    expect(fake.requests).toHaveLength(0);
  });

  it('refuses clearly where the sandbox is not allowed', async () => {
    const wechat = client({ ...none, sandboxAllowed: false });
    for (const call of [wechat.webLogin('demo-x'), wechat.miniProgramLogin('demo-x'), wechat.accessToken()]) {
      expect(await refusalOf(call)).toMatchObject({ reason: 'WECHAT_NOT_CONFIGURED' });
    }
  });

  it('opens no sandbox beside a real app', async () => {
    expect(await refusalOf(client({ miniProgram: undefined }).miniProgramLogin('demo-x'))).toMatchObject({
      reason: 'WECHAT_NOT_CONFIGURED',
    });
  });
});
