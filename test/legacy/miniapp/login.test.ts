import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { expectFailure, expectSuccess, MiniappClient } from './client.js';

let app: TestApp;
let client: MiniappClient;

beforeAll(async () => {
  app = await createTestApp();
  client = new MiniappClient(app);
});
afterAll(() => app.close());

describe('miniapp.auth.login', () => {
  const login = (body: unknown) => client.post('/login_account_password', body);

  it('answers token and user id', async () => {
    const answer = await login({ Username: 'member1', Password: 'demo123456' });
    expectSuccess(answer, 'miniapp.auth.login');
    expect(answer.body.UserID).toBe((await client.info(answer.body.Token)).ID);
  });

  it('is served below /legacy/miniapp and with a trailing slash too', async () => {
    for (const path of ['/legacy/miniapp/login_account_password', '/login_account_password/']) {
      expectSuccess(await client.post(path, { Username: 'member1', Password: 'demo123456' }), 'miniapp.auth.login');
    }
  });

  it('matches field names without regard to case', async () => {
    expectSuccess(await login({ username: 'member1', PASSWORD: 'demo123456' }), 'miniapp.auth.login');
  });

  it('refuses a body that is no JSON object', async () => {
    for (const body of ['{"Username": "member1", "Password": "demo123456",}', '[]', '"text"', 'null', '', '7']) {
      expectFailure(await login(body), 1, '参数错误');
    }
  });

  it('takes JSON only, under whatever media type but a form', async () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expectFailure(await client.post('/login_account_password', 'Username=member1&Password=demo123456', form), 1, '参数错误');
    const body = { Username: 'member1', Password: 'demo123456' };
    expectSuccess(await client.post('/login_account_password', body, { 'content-type': 'text/plain' }), 'miniapp.auth.login');
  });

  it('refuses a missing, empty or wrongly typed user name or password', async () => {
    for (const body of [
      {},
      { Username: 'member1' },
      { Password: 'demo123456' },
      { Username: '', Password: 'demo123456' },
      { Username: 'member1', Password: '' },
      { Username: 7, Password: 'demo123456' },
      { Username: 'member1', Password: 123456 },
      { Username: null, Password: 'demo123456' },
      { Username: ['member1'], Password: 'demo123456' },
    ]) {
      expectFailure(await login(body), 1, '参数错误');
    }
  });

  it('has one text for an unknown user and a wrong password', async () => {
    expectFailure(await login({ Username: 'nobody', Password: 'demo123456' }), 2, '用户名或密码错误');
    expectFailure(await login({ Username: 'member1', Password: 'demo1234567' }), 2, '用户名或密码错误');
  });

  it('knows only accounts of its own', async () => {
    expectFailure(await login({ Username: 'shopper1', Password: 'demo123456' }), 2, '用户名或密码错误');
  });

  it('tells that an account is disabled only to who knows the password', async () => {
    await app.database.prisma.account.updateMany({ where: { username: 'tutor1' }, data: { active: false } });
    expectFailure(await login({ Username: 'tutor1', Password: 'wrong' }), 2, '用户名或密码错误');
    expectFailure(await login({ Username: 'tutor1', Password: 'demo123456' }), 2, '该用户已被禁用');
    await app.database.prisma.account.updateMany({ where: { username: 'tutor1' }, data: { active: true } });
  });

  it('says so when the token cannot be stored', async () => {
    await app.database.prisma.$executeRawUnsafe('ALTER TABLE session RENAME TO session_away');
    try {
      expectFailure(await login({ Username: 'member1', Password: 'demo123456' }), 4, '无法生成token');
      expectFailure(await client.post('/login_wx', { code: 'demo-nostore' }), 4, '无法生成token');
    } finally {
      await app.database.prisma.$executeRawUnsafe('ALTER TABLE session_away RENAME TO session');
    }
  });

  it('does not end other sessions', async () => {
    const first = await client.login('member1');
    await client.login('member1');
    expect(await client.info(first.Token)).toMatchObject({ Username: 'member1' });
  });
});

describe('miniapp.auth.login_wx', () => {
  const login = (body: unknown) => client.post('/login_wx', body);

  it('makes an account the first time, and finds it again', async () => {
    const first = await login({ code: 'demo-newcomer' });
    expectSuccess(first, 'miniapp.auth.login_wx');
    expect(first.body.token).toBe(first.body.Token);
    const again = await login({ Code: 'demo-newcomer' });
    expect(again.body.UserID).toBe(first.body.UserID);
    expect(await client.info(again.body.Token)).toEqual({
      ID: first.body.UserID,
      Username: '',
      Password: '',
      Avatar: '/default_avatar.png',
      Name: '',
      PhoneNumber: '',
      RegistrationNumber: '',
      Permission: '学生',
      NickName: '',
      Gender: '',
      Collage: '',
      Majar: '',
      Grade: 0,
    });
  });

  it('ends simultaneous first sign-ins of one person in one account', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => login({ code: 'demo-crowd' })));
    for (const answer of answers) expectSuccess(answer, 'miniapp.auth.login_wx');
    expect(new Set(answers.map(({ body }) => body.UserID)).size).toBe(1);
    expect(await app.database.prisma.wechatIdentity.count({ where: { openid: 'demo-crowd' } })).toBe(1);
  });

  it('opens the password login once user name and password are set', async () => {
    const { Token } = (await login({ code: 'demo-late' })).body;
    expect((await client.post('/updateuserinfo', { Token, Username: 'late', Password: 'secret' })).body.code).toBe(0);
    await client.login('late', 'secret');
  });

  it('refuses a missing, empty or wrongly typed code', async () => {
    for (const body of [{}, { code: '' }, { code: 7 }, { code: null }, '[]', '{']) expectFailure(await login(body), 1, '参数错误');
  });

  it('says 内部错误 when WeChat rejects the code', async () => {
    expectFailure(await login({ code: 'invalid-code' }), 2, '内部错误');
  });
});

describe('miniapp.auth.logout', () => {
  const logout = (body: unknown) => client.post('/logout', body);

  it('ends the sent token and no other', async () => {
    const [one, other] = [await client.login('member1'), await client.login('member1')];
    expectSuccess(await logout({ Token: one.Token, UserID: one.UserID }), 'miniapp.auth.logout');
    expectFailure(await client.post('/userinfo', { Token: one.Token }), 1, '身份验证失败');
    expectFailure(await logout({ Token: one.Token }), 1, '身份验证失败');
    expect(await client.info(other.Token)).toMatchObject({ Username: 'member1' });
  });

  it('checks its fields before the token', async () => {
    for (const body of [{}, { Token: 7 }, { Token: null }, { Token: 'x', UserID: 'abc' }, '[]'])
      expectFailure(await logout(body), 1, '参数错误');
    for (const body of [{ Token: 'x' }, { Token: '' }, { Token: 'x', UserID: 7 }]) expectFailure(await logout(body), 1, '身份验证失败');
  });

  it('ends nothing for another user id', async () => {
    const { Token, UserID } = await client.login('member1');
    expectFailure(await logout({ Token, UserID: UserID + 1 }), 1, '身份验证失败');
    expect(await client.info(Token)).toMatchObject({ ID: UserID });
  });
});

describe('guessing passwords', () => {
  it('is refused past the limit, also when tried at once, and the right password with it', async () => {
    const guarded = await createTestApp({ env: { LOGIN_MAX_FAILURES: '5' } });
    try {
      const guesser = new MiniappClient(guarded);
      const guess = (Password: string) => guesser.post('/login_account_password', { Username: 'member1', Password });
      const guesses = await Promise.all(Array.from({ length: 20 }, (_, i) => guess(`guess-${i}`)));
      const told = guesses.filter(({ body }) => body.message === '用户名或密码错误');
      expect(told).toHaveLength(5);
      for (const answer of [...guesses.filter((answer) => !told.includes(answer)), await guess('demo123456')]) {
        expectFailure(answer, 2, '登录失败次数过多，请稍后再试');
      }
      await guesser.login('manager1');
    } finally {
      await guarded.close();
    }
  });
});

describe('an unknown path or method', () => {
  it('is a 404 in the envelope', async () => {
    expectFailure(await client.post('/legacy/miniapp/unknown', {}), 1, '接口不存在', 404);
    const response = await app.server.inject({ method: 'GET', url: '/userinfo' });
    expectFailure({ status: response.statusCode, body: response.json() }, 1, '接口不存在', 404);
  });
});
