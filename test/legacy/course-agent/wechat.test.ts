import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PlatformError } from '../../../src/platform/errors.js';
import { sandboxWechat } from '../../../src/platform/wechat/sandbox.js';
import { Shop } from '../../domain/shop/shop.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { expectData, expectFailure, ShopClient } from './client.js';

let app: TestApp;
let client: ShopClient;

beforeAll(async () => {
  app = await createTestApp();
  client = new ShopClient(app);
});
afterAll(() => app.close());

const someone = async (): Promise<ShopClient> => client.as((await new Shop(app).shopper()).username);
const bind = (who: ShopClient, code: unknown) => who.post('/v1/wxlogin', { code });
const expectBound = async (answer: ReturnType<typeof bind>): Promise<void> =>
  expect(expectData(await answer, 'course-agent.wx.bind')).toBe('');

describe('course-agent.wx.bind', () => {
  it('binds, and binding again changes nothing', async () => {
    const shopper = await someone();
    await expectBound(bind(shopper, 'code-a'));
    await expectBound(bind(shopper, 'code-a'));
    await Promise.all([expectBound(bind(shopper, 'code-a')), expectBound(bind(shopper, 'code-a'))]);
  });

  it('refuses an identity that is another user’s, until that one has a new identity', async () => {
    const [first, second] = [await someone(), await someone()];
    await expectBound(bind(first, 'code-b'));
    expectFailure(await bind(second, 'code-b'), '微信已绑定其他账号');
    await expectBound(bind(first, 'code-c'));
    await expectBound(bind(second, 'code-b'));
  });

  it('gives an identity to one of several who want it at the same time', async () => {
    const shoppers = [await someone(), await someone(), await someone()];
    const answers = await Promise.all(shoppers.map((shopper) => bind(shopper, 'code-d')));
    expect(answers.map(({ body }) => body.msg).sort()).toEqual(['', '微信已绑定其他账号', '微信已绑定其他账号']);
  });

  it('wants a code that WeChat accepts', async () => {
    const shopper = await someone();
    for (const code of [undefined, '', 5]) expectFailure(await bind(shopper, code), '参数错误');
    expectFailure(await bind(shopper, 'invalid-code'), '微信授权失败');
  });
});

describe('course-agent.wx.access-token', () => {
  it('is for staff of the shop', async () => {
    expect(expectData(await (await client.as('shopstaff1')).get('/v1/wxtoken'), 'course-agent.wx.access-token').access_token).not.toBe('');
    expectFailure(await (await client.as('shopper1')).get('/v1/wxtoken'), '没有权限');
    expectFailure(await client.get('/v1/wxtoken'), '请先登录');
  });

  it('follows the mark at once', async () => {
    const shop = new Shop(app);
    const { id, username } = await shop.shopper();
    const shopper = await client.as(username);
    const mark = (staff: boolean) =>
      shop.data('mutation ($id: Int!, $staff: Boolean!) { setShopperStaff(id: $id, staff: $staff) { staff } }', { id, staff });
    await mark(true);
    expectData(await shopper.get('/v1/wxtoken'), 'course-agent.wx.access-token');
    await mark(false);
    expectFailure(await shopper.get('/v1/wxtoken'), '没有权限');
  });

  it('is for every signed-in user with WXTOKEN_AUDIENCE=any', async () => {
    const open = await createTestApp({ env: { WXTOKEN_AUDIENCE: 'any' } });
    expectData(await (await new ShopClient(open).as('shopper1')).get('/v1/wxtoken'), 'course-agent.wx.access-token');
    expectFailure(await new ShopClient(open).get('/v1/wxtoken'), '请先登录');
    await open.close();
  });

  it('says so when WeChat refuses or cannot be reached', async () => {
    for (const reason of ['WECHAT_REFUSED', 'WECHAT_UNREACHABLE', 'WECHAT_NOT_CONFIGURED'] as const) {
      const accessToken = (): Promise<never> => Promise.reject(new PlatformError(reason));
      const away = await createTestApp({ parts: { wechat: { ...sandboxWechat, accessToken } } });
      expectFailure(await (await new ShopClient(away).as('shopstaff1')).get('/v1/wxtoken'), '微信授权失败');
      await away.close();
    }
  });
});

describe('with COURSE_AGENT_OPEN (course-agent.wx.bind, course-agent.wx.access-token)', () => {
  const withOpen = async (setting: string, work: (open: TestApp, nobody: ShopClient) => Promise<void>): Promise<void> => {
    const open = await createTestApp({ env: { COURSE_AGENT_OPEN: setting } });
    try {
      await work(open, new ShopClient(open));
    } finally {
      await open.close();
    }
  };

  it('wxtoken answers callers without a credential, and no bad one', async () => {
    await withOpen('wxtoken', async (open, nobody) => {
      expectData(await nobody.get('/v1/wxtoken'), 'course-agent.wx.access-token');
      expectData(await (await nobody.as('shopper1')).get('/v1/wxtoken'), 'course-agent.wx.access-token');
      expectFailure(await nobody.with({ token: 'x.y.z' }).get('/v1/wxtoken'), '请先登录');
      expectFailure(await nobody.post('/v1/wxlogin', { user_id: 1, code: 'x' }), '请先登录');
      expectFailure(await nobody.get('/v1/wallet'), '请先登录');
      const { errors } = await open.graphql('{ wechatServerToken }');
      expect(errors?.[0]?.extensions.reason).toBe('UNAUTHENTICATED');
    });
  });

  it('wxlogin binds the named user’s identity, and needs one who is there', async () => {
    await withOpen('wxlogin', async (open, nobody) => {
      const { id } = await new Shop(open).shopper();
      for (const user_id of [id, String(id)]) await expectBound(nobody.post('/v1/wxlogin', { user_id, code: 'code-open' }));
      const bound = await open.database.prisma.wechatIdentity.count({ where: { account: { shopper: { id } } } });
      expect(bound).toBe(1);
      expectFailure(await nobody.post('/v1/wxlogin', { code: 'code-open' }), '参数错误');
      expectFailure(await nobody.post('/v1/wxlogin', { user_id: 'x', code: 'code-open' }), '参数错误');
      expectFailure(await nobody.post('/v1/wxlogin', { user_id: id }), '参数错误');
      expectFailure(await nobody.post('/v1/wxlogin', { user_id: 999_999, code: 'code-open' }), '没有权限');
      expectFailure(await (await nobody.as('shopper1')).post('/v1/wxlogin', { user_id: id, code: 'code-open' }), '没有权限');
      expectFailure(await nobody.get('/v1/wxtoken'), '请先登录');
      const { errors } = await open.graphql(`mutation { bindWechat(code: "code-open", shopperId: ${id}) }`);
      expect(errors?.[0]?.extensions.reason).toBe('UNAUTHENTICATED');
    });
  });

  it('unset, opens nothing', async () => {
    expectFailure(await client.post('/v1/wxlogin', { user_id: 1, code: 'x' }), '请先登录');
    expectFailure(await client.get('/v1/wxtoken'), '请先登录');
    const other = (await new Shop(app).shopper()).id;
    const shopper = await app.login('SHOPPER', 'shopper1');
    const { errors } = await app.graphql(`mutation { bindWechat(code: "code-x", shopperId: ${other}) }`, {}, shopper);
    expect(errors?.[0]?.extensions.reason).toBe('FORBIDDEN');
  });
});
