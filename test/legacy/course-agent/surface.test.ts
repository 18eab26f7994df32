import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { contract, expectData, expectFailure, ShopClient } from './client.js';

let app: TestApp;
let client: ShopClient;
let token: string;
let userId: number;

beforeAll(async () => {
  app = await createTestApp();
  client = new ShopClient(app);
  ({ token, user_id: userId } = (await client.login({ username: 'shopper1', password: DEMO_PASSWORD })).body.data);
});
afterAll(() => app.close());

const ORDER = { lesson_id: 1, order_mon: 100, start_unit: 1, end_unit: 1, do_type: 1 };
const mine = () => client.with({ authorization: `Bearer ${token}` });

/** Every endpoint that documents user_id, with inputs that are wrong otherwise. */
const WITH_USER_ID = contract.endpoints.filter(({ query, body }) => [...query, ...body].some(({ name }) => name === 'user_id'));
const PROTECTED = contract.endpoints.filter(({ auth }) => auth !== 'none');

function call(who: ShopClient, { addresses: [address] }: (typeof PROTECTED)[number], fields: Record<string, string> = {}) {
  if (address === undefined) throw new Error('An endpoint without an address.');
  return address.method === 'GET' ? who.get(`${address.path}?${new URLSearchParams(fields)}`) : who.form(address.path, fields);
}

describe('the token', () => {
  it.each(['Bearer {}', 'bearer {}', 'JWT {}', '{}'])('is taken from Authorization: %s', async (form) => {
    expectData(await client.with({ authorization: form.replace('{}', token) }).get('/v1/wallet'), 'course-agent.wallet.get');
  });

  it('is taken from the header token', async () => {
    expectData(await client.with({ token }).get('/v1/wallet'), 'course-agent.wallet.get');
  });

  it('of GraphQL opens nothing here, and this one opens no GraphQL', async () => {
    expectFailure(await client.with({ token: await app.login('SHOPPER', 'shopper1') }).get('/v1/wallet'), '请先登录');
    expect((await app.graphql('{ viewer { accountId } }', {}, token)).data?.viewer).toBeUndefined();
  });

  it.each(PROTECTED.map((endpoint) => [endpoint.id, endpoint] as const))('is asked for first by %s', async (_id, endpoint) => {
    expectFailure(await call(client, endpoint, { user_id: '999999' }), '请先登录');
    expectFailure(await call(client.with({ authorization: `Bearer ${token}x` }), endpoint), '请先登录');
    expectFailure(await call(client.with({ authorization: 'Bearer' }), endpoint), '请先登录');
  });
});

describe('user_id', () => {
  it.each(WITH_USER_ID.map((endpoint) => [endpoint.id, endpoint] as const))(
    'of somebody else is refused by %s before anything else',
    async (_id, endpoint) => {
      for (const other of [String(userId + 1), '999999', '0', '-1', '99999999999'])
        expectFailure(await call(mine(), endpoint, { user_id: other }), '没有权限');
    },
  );

  it.each(WITH_USER_ID.map((endpoint) => [endpoint.id, endpoint] as const))(
    'that is no int is a wrong parameter to %s',
    async (_id, endpoint) => {
      for (const text of ['abc', '1.5']) expectFailure(await call(mine(), endpoint, { user_id: text }), '参数错误');
    },
  );

  it('may be one’s own, empty or absent', async () => {
    for (const query of [`?user_id=${userId}`, '?user_id=', ''])
      expectData(await mine().get(`/v1/wallet${query}`), 'course-agent.wallet.get');
  });

  it('in a body may be a number or a decimal text', async () => {
    for (const user_id of [userId, String(userId), '', null])
      expectData(await mine().post('/v1/order/pay', { ...ORDER, user_id }), 'course-agent.order.create');
    expectFailure(await mine().post('/v1/order/pay', { user_id: userId + 1 }), '没有权限');
    expectFailure(await mine().post('/v1/order/pay', { ...ORDER, user_id: [userId] }), '参数错误');
  });

  it('is no parameter of an order’s detail', async () => {
    const { orders } = expectData(await mine().get('/v1/order/QueryBase'), 'course-agent.order.list');
    expectData(await mine().get(`/v1/order/QueryDetail?order_id=${orders[0].order_id}&user_id=999999`), 'course-agent.order.detail');
  });
});

describe('the envelope', () => {
  it('comes with 404 for unknown paths below /v1', async () => {
    for (const path of ['/v1', '/v1/nothing', '/v1/order', '/v1/order/querybase', '/v1/%ff', '/legacy/course-agent/nothing']) {
      expectFailure(await client.get(path), '接口不存在', 404);
    }
  });

  it('comes with 405 for a wrong method', async () => {
    expectFailure(await client.get('/v1/login'), '请求方式不支持', 405);
    expectFailure(await client.send('PUT', '/v1/login'), '请求方式不支持', 405);
    expectFailure(await mine().post('/v1/wallet', {}), '请求方式不支持', 405);
    expectFailure(await mine().get('/v1/order/pay'), '请求方式不支持', 405);
    expectFailure(await client.send('OPTIONS', '/v1/login'), '请求方式不支持', 405);
  });

  it('comes with a body that is too large', async () => {
    const small = await createTestApp({ env: { BODY_LIMIT_BYTES: '1024' } });
    expectFailure(await new ShopClient(small).login({ username: 'x'.repeat(2000), password: 'x' }), '请求内容过大');
    await small.close();
  });

  it('comes with 500 and nothing internal when something breaks', async () => {
    const broken = await createTestApp({
      parts: {
        wechat: {
          webLogin: () => Promise.reject(new Error('secret')),
          miniProgramLogin: () => Promise.reject(new Error()),
          accessToken: () => Promise.reject(new Error()),
        },
      },
    });
    const theirs = await new ShopClient(broken).as('shopper1');
    expectFailure(await theirs.post('/v1/wxlogin', { code: 'x' }), '服务器内部错误', 500);
    await broken.close();
  });
});
