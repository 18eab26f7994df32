import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shop } from '../../domain/shop/shop.js';
import { createTestApp, DEMO_PASSWORD, type TestApp } from '../../support/app.js';
import { expectData, expectFailure, ShopClient } from './client.js';

let app: TestApp;
let shop: Shop;
let client: ShopClient;
let shopper1: ShopClient;
let shopper2: ShopClient;
let courses: { course_id: number; course_name: string }[];

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
  client = new ShopClient(app);
  courses = (await client.login({ username: 'shopper1', password: DEMO_PASSWORD })).body.data.course;
  shopper1 = await client.as('shopper1');
  shopper2 = await client.as('shopper2');
});
afterAll(() => app.close());

describe('course-agent.course.units', () => {
  const units = (who: ShopClient, query: string) => who.get(`/v1/course${query}`);

  it('answers the units by unit_num, from 1 without gaps', async () => {
    for (const [index, count] of [15, 8].entries()) {
      const { course } = expectData(await units(shopper1, `?course_id=${courses[index]?.course_id}`), 'course-agent.course.units');
      expect(course.map(({ unit_num }: { unit_num: number }) => unit_num)).toEqual(Array.from({ length: count }, (_, at) => at + 1));
    }
  });

  it('answers a long course whole', async () => {
    const id = await shop.course(250);
    const { username } = await shop.shopper({ courseIds: [id] });
    expect(expectData(await units(await client.as(username), `?course_id=${id}`), 'course-agent.course.units').course).toHaveLength(250);
  });

  it.each(['', '?course_id=', '?course_id=abc', '?course_id=1.5'])('refuses "%s" as 参数错误', async (query) =>
    expectFailure(await units(shopper1, query), '参数错误'),
  );

  it('knows no course that does not exist or that the user is not enrolled in', async () => {
    for (const id of ['999999', '-1', '2147483648', '9'.repeat(30)]) expectFailure(await units(shopper1, `?course_id=${id}`), '课程不存在');
    expectFailure(await units(shopper2, `?course_id=${courses[1]?.course_id}`), '课程不存在');
  });
});

describe('course-agent.coupon.list', () => {
  it('answers one coupon of each status, newest first', async () => {
    const { coupon } = expectData(await shopper1.get('/v1/coupon'), 'course-agent.coupon.list');
    expect(coupon.map(({ coupon_status }: { coupon_status: number }) => coupon_status)).toEqual([2, 1, 0]);
  });

  it('shows nobody else’s', async () => {
    expect(expectData(await shopper2.get('/v1/coupon'), 'course-agent.coupon.list').coupon).toEqual([]);
  });
});

describe('course-agent.income.list and course-agent.wallet.get', () => {
  it('agree in the demo data', async () => {
    const { incomes } = expectData(await shopper1.get('/v1/income'), 'course-agent.income.list');
    const { not_cash, in_cash, is_cash } = expectData(await shopper1.get('/v1/wallet'), 'course-agent.wallet.get');
    expect(not_cash + in_cash + is_cash).toBe(
      incomes.reduce((sum: number, { income_money }: { income_money: number }) => sum + income_money, 0),
    );
  });

  it('are empty and three zeros for who never earned', async () => {
    expect(expectData(await shopper2.get('/v1/income'), 'course-agent.income.list').incomes).toEqual([]);
    expect(expectData(await shopper2.get('/v1/wallet'), 'course-agent.wallet.get')).toEqual({ not_cash: 0, is_cash: 0, in_cash: 0 });
  });

  it('show a commission under the masked name, newest first', async () => {
    const courseId = await shop.course(15);
    const [inviter, invitee] = [await shop.shopper(), await shop.shopper({ courseIds: [courseId], realName: '林小雨' })];
    const buyer = await client.as(invitee.username);
    await client.login({ username: invitee.username, password: DEMO_PASSWORD, code: inviter.inviteCode });
    for (const units of [1, 15]) {
      expectData(
        await buyer.post('/v1/order/pay', { lesson_id: courseId, order_mon: units * 100, start_unit: 1, end_unit: units, do_type: 1 }),
        'course-agent.order.create',
      );
      const { orders } = expectData(await buyer.get('/v1/order/QueryBase'), 'course-agent.order.list');
      await shop.act('markShopOrderPaid', orders[0].order_id);
    }
    const earner = await client.as(inviter.username);
    const { incomes } = expectData(await earner.get('/v1/income'), 'course-agent.income.list');
    expect(incomes).toMatchObject([
      { income_money: 150, income_from: '林**' },
      { income_money: 10, income_from: '林**' },
    ]);
    expect(expectData(await earner.get('/v1/wallet'), 'course-agent.wallet.get')).toEqual({ not_cash: 160, is_cash: 0, in_cash: 0 });
    expect(expectData(await buyer.get('/v1/wallet'), 'course-agent.wallet.get')).toEqual({ not_cash: 0, is_cash: 0, in_cash: 0 });
  });

  it('write times in Shanghai', async () => {
    const { id: shopperId } = await app.database.prisma.shopper.findUniqueOrThrow({ where: { inviteCode: 'INVITE01' } });
    await app.database.prisma.income.create({
      data: { shopperId, amountFen: 1, source: 'x', createdAt: new Date('2026-06-30T16:00:05.999Z') },
    });
    const { incomes } = expectData(await shopper1.get('/v1/income'), 'course-agent.income.list');
    expect(incomes[0].income_time).toBe('2026-07-01 00:00:05');
  });
});

describe('a GET with a JSON body (course-agent.course.units, course-agent.order.detail, course-agent.wallet.get)', () => {
  const get = (who: ShopClient, url: string, body: unknown) =>
    who.send('GET', url, typeof body === 'string' ? body : JSON.stringify(body), 'application/json');

  it('is read from it where no query is sent', async () => {
    for (const course_id of [courses[0]?.course_id, String(courses[0]?.course_id)])
      expect(expectData(await get(shopper1, '/v1/course', { course_id }), 'course-agent.course.units').course).toHaveLength(15);
    expectFailure(await get(shopper1, '/v1/course', { course_id: 'abc' }), '参数错误');
    expectFailure(await get(shopper1, '/v1/order/QueryDetail', { order_id: 999_999 }), '订单不存在');
    expectFailure(await shopper1.send('GET', '/v1/course', 'course_id=x', 'application/x-www-form-urlencoded'), '参数错误');
  });

  it('is read from the query alone where there is one', async () => {
    expectFailure(await get(shopper1, '/v1/course?course_id=999999', { course_id: courses[0]?.course_id }), '课程不存在');
    expectFailure(await get(shopper1, '/v1/course?x=1', { course_id: courses[0]?.course_id }), '参数错误');
  });

  it('names no other user there either', async () => {
    const { user_id } = (await client.login({ username: 'shopper1', password: DEMO_PASSWORD })).body.data;
    const mine = await client.as('shopper1');
    expectData(await get(mine, '/v1/wallet', { user_id }), 'course-agent.wallet.get');
    expectFailure(await get(mine, '/v1/wallet', { user_id: user_id + 1 }), '没有权限');
  });

  it('counts as one without, where the body is none that can be read', async () => {
    for (const body of ['{', 'null', '[1]', ''])
      expectData(await get(await client.as('shopper2'), '/v1/wallet', body), 'course-agent.wallet.get');
  });
});
