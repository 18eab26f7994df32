import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shop } from '../../domain/shop/shop.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { expectData, expectFailure, ShopClient } from './client.js';

let app: TestApp;
let shop: Shop;
let client: ShopClient;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
  client = new ShopClient(app);
});
afterAll(() => app.close());

const login = (username: string, code?: unknown) => client.login({ username, password: DEMO_PASSWORD, code });

describe('course-agent.auth.login', () => {
  it('answers token, names and the courses of the user by id', async () => {
    const data = expectData(await login('shopper1'), 'course-agent.auth.login');
    expect(data).toMatchObject({ real_name: '陈一鸣', school_name: '演示大学' });
    expect(data.course.map(({ course_name }: { course_name: string }) => course_name)).toEqual(['大学英语', '计算机基础']);
  });

  it('answers empty texts and an empty list for who has none', async () => {
    const { id, username } = await shop.shopper();
    expect(expectData(await login(username), 'course-agent.auth.login')).toMatchObject({
      user_id: id,
      real_name: '',
      school_name: '',
      course: [],
    });
  });

  it('takes a form, the documented prefix and a trailing slash', async () => {
    expectData(await client.form('/v1/login/', { username: 'shopper1', password: DEMO_PASSWORD, code: '' }), 'course-agent.auth.login');
    expectData(
      await client.post('/legacy/course-agent/v1/login', { username: 'shopper1', password: DEMO_PASSWORD }),
      'course-agent.auth.login',
    );
  });

  it.each([
    {},
    { username: 'shopper1' },
    { username: 'shopper1', password: '' },
    { username: '', password: 'x' },
    { username: 5, password: 'x' },
    [],
  ])('refuses %j as 参数错误', async (body) => expectFailure(await client.login(body), '参数错误'));

  it('refuses an empty and an unreadable body as 参数错误', async () => {
    expectFailure(await client.send('POST', '/v1/login'), '参数错误');
    expectFailure(await client.send('POST', '/v1/login', '{"username":', 'application/json'), '参数错误');
  });

  it('says the same of an unknown name and of a wrong password, whatever the code', async () => {
    expectFailure(await client.login({ username: 'nobody', password: DEMO_PASSWORD, code: 'NOBODYS' }), '用户名或密码错误');
    expectFailure(await client.login({ username: 'shopper1', password: 'wrong', code: 'NOBODYS' }), '用户名或密码错误');
    expectFailure(await client.login({ username: 'shopper1', password: ` ${DEMO_PASSWORD} ` }), '用户名或密码错误');
  });

  it('signs nobody up and opens no account of another realm', async () => {
    const before = await app.database.prisma.account.count();
    expectFailure(await client.login({ username: 'member1', password: DEMO_PASSWORD }), '用户名或密码错误');
    expect(await app.database.prisma.account.count()).toBe(before);
  });

  it('takes an invite code once; later codes are ignored', async () => {
    const invitee = await shop.shopper();
    expectData(await login(invitee.username, 'INVITE01'), 'course-agent.auth.login');
    expectData(await login(invitee.username, 'NOBODYS'), 'course-agent.auth.login');
    const { shopper } = await shop.data('query ($id: Int!) { shopper(id: $id) { inviter { inviteCode } } }', { id: invitee.id });
    expect(shopper.inviter).toEqual({ inviteCode: 'INVITE01' });
  });

  it('ignores the code of who has a paid order', async () => {
    expectData(await login('shopper1', 'NOBODYS'), 'course-agent.auth.login');
  });

  it('refuses an unknown code, one’s own and one that closes a circle, and opens no session', async () => {
    const [inviter, invitee] = [await shop.shopper(), await shop.shopper()];
    expectData(await login(invitee.username, inviter.inviteCode), 'course-agent.auth.login');
    const before = await app.database.prisma.session.count();
    for (const code of ['NOBODYS', inviter.inviteCode, invitee.inviteCode])
      expectFailure(await login(inviter.username, code), '邀请码无效');
    expect(await app.database.prisma.session.count()).toBe(before);
    expectData(await login(inviter.username, ''), 'course-agent.auth.login');
  });

  it('refuses after ten failures, also the right password, in its own envelope', async () => {
    const { username } = await shop.shopper();
    for (let attempt = 0; attempt < 10; attempt++) expectFailure(await client.login({ username, password: 'wrong' }), '用户名或密码错误');
    expectFailure(await login(username), '登录失败次数过多，请稍后再试');
  });

  it('shuts a disabled account out at once', async () => {
    const { id, username } = await shop.shopper();
    const session = await client.as(username);
    const account = await app.database.prisma.account.findFirstOrThrow({ where: { shopper: { id } } });
    await shop.data('mutation ($id: Int!) { setAccountActive(accountId: $id, active: false) { id } }', { id: account.id });
    expectFailure(await login(username), '账号已停用');
    expectFailure(await session.get('/v1/wallet'), '请先登录');
  });
});
