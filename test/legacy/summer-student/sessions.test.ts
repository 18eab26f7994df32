import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { rightsChanged } from '../../../src/access/access-changes.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Client, expectData, expectFailure, expectRefused, REQUIRED, UNAUTHENTICATED } from './client.js';

const TICKET = /^TK-[A-Za-z0-9]{20}$/;
const WECHAT_FAILED = '无效的code值, 微信网页认证失败';

let app: TestApp;
let nobody: Client;

beforeAll(async () => {
  app = await createTestApp();
  nobody = new Client(app);
});
afterAll(() => app.close());

describe('sign-in by user name and password', () => {
  it('answers the user id and a ticket, which it also sets as a cookie (contract: summer-student.auth.login)', async () => {
    const answer = await nobody.post('/auth/user/login/', { username: 'demoadmin', password: 'demo123456' });

    const { user_id, ticket } = expectData(answer, 'auth.login');
    const staff = await app.database.prisma.staff.findFirstOrThrow({
      where: { account: { username: 'demoadmin' } },
      include: { account: true },
    });
    expect(user_id).toBe(staff.id);
    expect(ticket).toMatch(TICKET);
    expect(answer.cookies).toMatchObject([{ name: 'ticket', value: ticket, path: '/', httpOnly: true, sameSite: 'Lax' }]);
    expect(Date.now() - (staff.account.lastLoginAt?.getTime() ?? 0)).toBeLessThan(60_000);
  });

  it('says the same of an unknown name and of a wrong password (contract: summer-student.auth.login)', async () => {
    const unknown = await nobody.post('/auth/user/login/', { username: 'nobody-here', password: 'demo123456' });
    const wrong = await nobody.post('/auth/user/login/', { username: 'demosales', password: 'wrong-password' });

    expectRefused(unknown, '用户名或密码错误');
    expectRefused(wrong, '用户名或密码错误');
  });

  it('knows a name in any case, in which nobody else can have it (contract: summer-student.auth.login)', async () => {
    const login = async (username: string) =>
      (await nobody.post('/auth/user/login/', { username, password: 'demo123456' })).body.data.user_id;
    const { prisma } = app.database;
    const account = { realm: 'STAFF', passwordHash: null } as const;
    const id = await login('demoadmin');
    expect([await login('DEMOADMIN'), await login('DemoAdmin')]).toEqual([id, id]);
    await expect(prisma.account.create({ data: { ...account, username: 'DemoAdmin' } })).rejects.toThrow();
  });

  it('tells a disabled account only to who knows its password', async () => {
    await app.database.prisma.account.updateMany({ where: { username: 'demoserver' }, data: { active: false } });

    const right = await nobody.post('/auth/user/login/', { username: 'demoserver', password: 'demo123456' });
    const wrong = await nobody.post('/auth/user/login/', { username: 'demoserver', password: 'demo1234567' });

    expectRefused(right, '该用户已被禁用');
    expectRefused(wrong, '用户名或密码错误');
    await app.database.prisma.account.updateMany({ where: { username: 'demoserver' }, data: { active: true } });
  });

  it.each([
    [{ password: 'demo123456' }, REQUIRED, 'username'],
    [{ username: 'short', password: 'short' }, '请确保这个字段至少包含 6 个字符。', 'username'],
    [{ username: 'x'.repeat(31), password: 'demo123456' }, '请确保这个字段不能超过 30 个字符。', 'username'],
    [{ username: '   ', password: 'demo123456' }, '该字段不能为空。', 'username'],
    [{ username: null, password: 'demo123456' }, '该字段不能为 null。', 'username'],
    [{ username: ['demoadmin'], password: 'demo123456' }, '不是有效的字符串。', 'username'],
    [{ username: 'demoadmin' }, REQUIRED, 'password'],
    [{ username: 'demoadmin', password: '12345' }, '请确保这个字段至少包含 6 个字符。', 'password'],
    [{ username: 'demoadmin', password: '1'.repeat(31) }, '请确保这个字段不能超过 30 个字符。', 'password'],
  ])('refuses %j', async (body, msg, field) => {
    expectRefused(await nobody.post('/auth/user/login/', body), msg, field);
  });

  it('takes forms, and trims texts', async () => {
    expectData(await nobody.form('POST', '/auth/user/login/', { username: ' demoadmin ', password: 'demo123456' }), 'auth.login');
    expectData(await nobody.multipart('POST', '/auth/user/login/', { username: 'demoadmin', password: 'demo123456' }), 'auth.login');
  });

  it('is not for accounts made through WeChat', async () => {
    expectRefused(await nobody.post('/auth/user/login/', { username: 'student1', password: 'demo123456' }), '用户名或密码错误');
  });

  it('drops the expired tickets of the user', async () => {
    const admin = await nobody.staff('demoadmin');
    await app.database.prisma.session.updateMany({
      where: { account: { username: 'demoadmin' } },
      data: { expiresAt: new Date(Date.now() - 1000) },
    });
    await nobody.staff('demoadmin');

    expect(await app.database.prisma.session.count({ where: { account: { username: 'demoadmin' }, expiresAt: { lt: new Date() } } })).toBe(
      0,
    );
    expect(admin.ticket).toMatch(TICKET);
  });

  it('ends after too many failures, also for the right password', async () => {
    const guarded = await createTestApp({ env: { LOGIN_MAX_FAILURES: '2' } });
    const client = new Client(guarded);
    for (let count = 0; count < 2; count += 1)
      await client.post('/auth/user/login/', { username: 'demoadmin', password: 'wrong-password' });

    expectRefused(
      await client.post('/auth/user/login/', { username: 'demoadmin', password: 'demo123456' }),
      '登录失败次数过多，请稍后再试。',
    );
    await guarded.close();
  });
});

describe('sign-in through WeChat', () => {
  it('makes a student with an empty profile the first time, and knows them again (contract: summer-student.auth.check-account)', async () => {
    const first = await nobody.get('/auth/user/check_account/?code=demo-newcomer');
    const again = await nobody.get('/auth/user/check_account/?code=demo-newcomer');

    const { user_id, ticket, need_complete_student_info } = expectData(first, 'auth.check-account');
    expect(need_complete_student_info).toBe(true);
    expect(ticket).toMatch(TICKET);
    expect(first.cookies).toMatchObject([{ name: 'ticket', value: ticket, path: '/', httpOnly: true, sameSite: 'Lax' }]);
    expect(first.cookies[0]).toMatchObject({ maxAge: expect.toSatisfy((age: number) => age > 86_000 && age <= 86_400) });
    expect(expectData(again, 'auth.check-account')).toMatchObject({ user_id });
    expect(again.body.data.ticket).not.toBe(ticket);
    expect(await app.database.prisma.student.findUniqueOrThrow({ where: { id: user_id } })).toMatchObject({
      name: null,
      email: null,
      wantedSchools: [],
    });
  });

  it('tells that a complete profile is complete', async () => {
    expect(
      expectData(await nobody.get('/auth/user/check_account/?code=demo-student1'), 'auth.check-account').need_complete_student_info,
    ).toBe(false);
  });

  it('needs a code', async () => {
    expectRefused(await nobody.get('/auth/user/check_account/'), REQUIRED, 'code');
    expectRefused(await nobody.get('/auth/user/check_account/?code='), '该字段不能为空。', 'code');
    expectRefused(await nobody.get(`/auth/user/check_account/?code=${'x'.repeat(101)}`), '请确保这个字段不能超过 100 个字符。', 'code');
  });

  it('refuses what WeChat does not accept', async () => {
    expectRefused(await nobody.get('/auth/user/check_account/?code=invalid-code'), WECHAT_FAILED, '');
  });

  it('leaves a valid ticket, by cookie or query, and does not spend the code (contract: summer-student.auth.check-account)', async () => {
    const student = await nobody.student();
    const byCookie = await student.get('/auth/user/check_account/?code=invalid-code');
    const byQuery = await nobody.get(`/auth/user/check_account/?code=invalid-code&ticket=${student.ticket}`);

    for (const answer of [byCookie, byQuery]) {
      expect(expectData(answer, 'auth.check-account')).toEqual({
        need_complete_student_info: true,
        user_id: student.userId,
        ticket: student.ticket,
      });
      expect(answer.cookies).toMatchObject([{ name: 'ticket', value: student.ticket }]);
    }
  });

  it('lets the code decide where the ticket is no good', async () => {
    const stale = new Client(app, 'TK-00000000000000000000');

    const { ticket } = expectData(await stale.get('/auth/user/check_account/?code=demo-stale'), 'auth.check-account');
    expect(ticket).not.toBe(stale.ticket);
    expectRefused(await stale.get('/auth/user/check_account/?code=invalid'), WECHAT_FAILED, '');
  });

  it('has nothing for a ticket whose owner is no student', async () => {
    const admin = await nobody.staff('demoadmin');
    expectRefused(await admin.get('/auth/user/check_account/?code=demo-student1'), '不存在基础的用户信息', '');
  });

  it('refuses a disabled student', async () => {
    const student = await nobody.student('demo-disabled');
    await app.database.prisma.account.updateMany({ where: { student: { id: student.userId } }, data: { active: false } });

    expectRefused(await nobody.get('/auth/user/check_account/?code=demo-disabled'), '该用户已被禁用');
    await app.core.writer.apply(rightsChanged());
    expectFailure(await student.get('/course/campus/'), ...UNAUTHENTICATED);
  });
});

describe('tickets', () => {
  it.each(['', 'TK-', 'TK-00000000000000000000', 'nonsense'])('refuse the ticket "%s"', async (ticket) => {
    expectFailure(await new Client(app, ticket).get('/course/campus/'), ...UNAUTHENTICATED);
    expectFailure(await nobody.get(`/course/campus/?ticket=${ticket}`), ...UNAUTHENTICATED);
  });

  it('come by cookie or by query; the query counts only without a cookie', async () => {
    const student = await nobody.student();

    expectData(await student.get('/course/campus/'), 'campus.list');
    expectData(await nobody.get(`/course/campus/?ticket=${student.ticket}`), 'campus.list');
    expectFailure(await new Client(app, 'TK-00000000000000000000').get(`/course/campus/?ticket=${student.ticket}`), ...UNAUTHENTICATED);
  });

  it('end after 24 hours, however much they are used', async () => {
    const student = await nobody.student();
    const [session] = await app.database.prisma.session.findMany({ where: { account: { student: { id: student.userId } } } });
    expect((session?.expiresAt.getTime() ?? 0) - Date.now()).toBeGreaterThan(86_000_000);

    await app.database.prisma.session.updateMany({ where: { id: session?.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expectFailure(await student.get('/course/campus/'), ...UNAUTHENTICATED);
  });

  it('are kept as hashes', async () => {
    const student = await nobody.student();
    const sessions = await app.database.prisma.session.findMany({ where: { account: { student: { id: student.userId } } } });
    expect(JSON.stringify(sessions)).not.toContain(student.ticket);
  });

  it('end with a sign-out, each by itself, and the cookie goes (contract: summer-student.auth.logout)', async () => {
    const first = await nobody.student('demo-twice');
    const second = await nobody.student('demo-twice');

    const answer = await first.put('/auth/user/logout/', {});
    expect(expectData(answer, 'auth.logout')).toEqual({});
    expect(answer.setCookie).toMatch(/^ticket=; Path=\/; Max-Age=0; HttpOnly; SameSite=Lax/);
    expectFailure(await first.get('/course/campus/'), ...UNAUTHENTICATED);
    expectData(await second.get('/course/campus/'), 'campus.list');
    expectData(await nobody.send('PUT', `/auth/user/logout/?ticket=${second.ticket}`), 'auth.logout');
    expectFailure(await second.get('/course/campus/'), ...UNAUTHENTICATED);
  });

  it('open no other API, and no other token opens this one', async () => {
    const admin = await nobody.staff('demoadmin');
    const token = await app.login('STAFF', 'demoadmin');

    expectFailure(await new Client(app, token).get('/course/campus/'), ...UNAUTHENTICATED);
    expect((await app.graphql('{ viewer { accountId } }', {}, admin.ticket ?? '')).data?.viewer ?? null).toBeNull();
  });

  it('are Secure where the gateway is reached by https', async () => {
    const secure = await createTestApp({ env: { PUBLIC_URL: 'https://gateway.example' } });
    const answer = await new Client(secure).get('/auth/user/check_account/?code=demo-student1');
    expect(answer.setCookie).toContain('; Secure');
    await secure.close();
  });
});
