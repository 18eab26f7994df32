import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shop } from '../../domain/shop/shop.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { expectData, expectFailure, ShopClient } from './client.js';

let app: TestApp;
let shop: Shop;
let buyer: ShopClient;
let stranger: ShopClient;
let courseId: number;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
  courseId = await shop.course(15);
  const client = new ShopClient(app);
  buyer = await client.as((await shop.shopper({ courseIds: [courseId] })).username);
  stranger = await client.as((await shop.shopper({ courseIds: [courseId] })).username);
});
afterAll(() => app.close());

const valid = () => ({ lesson_id: courseId, order_mon: 1500, is_all: 0, start_unit: 1, end_unit: 15, do_type: 3 });
const place = (fields: Record<string, unknown>) => buyer.post('/v1/order/pay', { ...valid(), ...fields });
const orders = async (who = buyer): Promise<any[]> => expectData(await who.get('/v1/order/QueryBase'), 'course-agent.order.list').orders;
const newest = async (): Promise<any> => {
  const [{ order_id }] = await orders();
  return expectData(await buyer.get(`/v1/order/QueryDetail?order_id=${order_id}`), 'course-agent.order.detail');
};

describe('course-agent.order.create', () => {
  it('stores the documented example', async () => {
    expect(expectData(await place({}), 'course-agent.order.create')).toBe('');
    const detail = await newest();
    expect(detail).toMatchObject({
      lesson_id: courseId,
      lesson_name: 'Course',
      order_mon: 1500,
      order_status: 'TO_PAY',
      is_all: 0,
      start_unit: 1,
      end_unit: 15,
      do_type: 3,
    });
    expect(detail.units).toHaveLength(15);
  });

  it('takes a form with decimal texts', async () => {
    const fields = {
      lesson_id: String(courseId),
      order_mon: '200',
      is_all: 'false',
      start_unit: '2',
      end_unit: '3',
      do_type: '1',
      user_id: '',
    };
    expectData(await buyer.form('/v1/order/pay', fields), 'course-agent.order.create');
    expect((await newest()).units.map(({ unit_num }: { unit_num: number }) => unit_num)).toEqual([2, 3]);
  });

  it('lets the last of a repeated key count', async () => {
    const text = `{"lesson_id": ${courseId}, "order_mon": 1500, "start_unit": 1, "end_unit": 1, "end_unit": 15, "do_type": 1}`;
    expectData(await buyer.send('POST', '/v1/order/pay', text, 'application/json'), 'course-agent.order.create');
  });

  it.each([1, '1', true, 'true'])('orders the whole course with is_all %j, whatever the units say', async (is_all) => {
    expectData(await place({ is_all, start_unit: 9, end_unit: 'x' }), 'course-agent.order.create');
    expect(await newest()).toMatchObject({ is_all: 1, start_unit: 1, end_unit: 15 });
    expectData(await place({ is_all, start_unit: undefined, end_unit: undefined }), 'course-agent.order.create');
  });

  it.each([0, '0', false, '', undefined])('orders the range with is_all %j', async (is_all) => {
    expectData(await place({ is_all, end_unit: 2, order_mon: 200 }), 'course-agent.order.create');
    expect(await newest()).toMatchObject({ is_all: 0, start_unit: 1, end_unit: 2 });
  });

  it.each([
    { lesson_id: undefined },
    { lesson_id: 'abc' },
    { order_mon: undefined },
    { order_mon: 0 },
    { order_mon: -1 },
    { order_mon: 1.5 },
    { order_mon: '' },
    { do_type: undefined },
    { do_type: 0 },
    { do_type: 'x' },
    { is_all: 2 },
    { is_all: 'yes' },
    { start_unit: undefined },
    { end_unit: '' },
    { start_unit: 'x' },
  ])('refuses %j as 参数错误, before the course', async (fields) =>
    expectFailure(await place({ lesson_id: 999_999, ...fields }), '参数错误'),
  );

  it('refuses a course of nobody’s, before the range', async () => {
    expectFailure(await place({ lesson_id: 999_999, start_unit: 9, end_unit: 1 }), '课程不存在');
    expectFailure(await place({ lesson_id: await shop.course(15) }), '课程不存在');
    for (const lesson_id of [2 ** 31, 1e300, '99999999999999999999', -1]) expectFailure(await place({ lesson_id }), '课程不存在');
  });

  it.each([
    [0, 5],
    [-3, 5],
    [6, 5],
    [1, 16],
    [1, 2 ** 40],
  ])('refuses the units %i to %i, before the amount', async (start_unit, end_unit) => {
    expectFailure(await place({ start_unit, end_unit, order_mon: 1 }), '章节范围不正确');
  });

  it('refuses another amount than the server’s', async () => {
    for (const order_mon of [1499, 1501, 15, 2 ** 31, '1'.repeat(30)]) expectFailure(await place({ order_mon }), '订单金额不正确');
    expectFailure(await place({ is_all: 1, order_mon: 100 }), '订单金额不正确');
  });

  it('stores nothing when it refuses, and one order for each acceptance', async () => {
    const before = (await orders()).length;
    await place({ order_mon: 1 });
    expect(await orders()).toHaveLength(before);
    await Promise.all([place({}), place({}), place({})]);
    expect(await orders()).toHaveLength(before + 3);
  });
});

describe('course-agent.order.list', () => {
  it('answers the newest first', async () => {
    const ids = (await orders()).map(({ order_id }) => order_id);
    expect(ids).toEqual([...ids].sort((one, other) => other - one));
  });

  it('shows what staff decided', async () => {
    await place({});
    const [{ order_id: id }] = await orders();
    await shop.act('cancelShopOrder', id);
    expect((await orders())[0].order_status).toBe('CANCELED');
  });

  it('is empty for who ordered nothing', async () => expect(await orders(stranger)).toEqual([]));
});

describe('course-agent.order.detail', () => {
  it.each(['', '?order_id=', '?order_id=x'])('refuses "%s" as 参数错误', async (query) =>
    expectFailure(await buyer.get(`/v1/order/QueryDetail${query}`), '参数错误'),
  );

  it('answers another user’s order like one that does not exist', async () => {
    const [{ order_id }] = await orders();
    expectFailure(await stranger.get(`/v1/order/QueryDetail?order_id=${order_id}`), '订单不存在');
    for (const id of ['999999', '4294967296', '9'.repeat(30)])
      expectFailure(await stranger.get(`/v1/order/QueryDetail?order_id=${id}`), '订单不存在');
  });
});
