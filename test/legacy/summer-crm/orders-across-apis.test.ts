import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Admissions, paymentBody } from '../summer-student/admissions.js';
import { type Client, expectData } from '../summer-student/client.js';
import { expectShape, Market } from './market.js';
import type { Person, World } from './world.js';

let market: Market;
let world: World;
let school: Admissions;
let project: number;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  school = await Admissions.open(world.app);
  project = (await market.project()).id;
});
afterAll(() => world.close());

/** One person, signed in to both student apps. */
async function both(): Promise<{ here: Person; there: Client }> {
  const name = randomUUID().slice(0, 20);
  return { here: await world.student(name), there: await school.student(`demo-${name}`) };
}

const here = (student: Person, id: number) => world.data('GET', `/api/v1/order/${id}/`, student);
const there = async (student: Client, id: number) => expectData(await student.get(`/order/${id}/`), 'order.detail');
const orderThere = (student: Client, body: object = {}) =>
  student.post('/order/', { project, currency: 'DOLLAR', payment: 'TRANSFER_ACCOUNT', course_num: 2, ...body });

describe('the catalogue', () => {
  it('is one: a project made there is on sale here, and the other way round', async () => {
    const made = await school.project({ name: `那边-${randomUUID().slice(0, 8)}` });
    expect(await world.data('GET', `/api/v1/project/${made.id}`, world.sales)).toMatchObject({ id: made.id, campus: 1, apply_fee: 2000 });
    const student = await both();
    expect(expectData(await student.there.get(`/course/project/${project}/`), 'project.detail')).toMatchObject({
      id: project,
      apply_fee: 2000,
    });
    expect((await world.data('POST', '/api/v1/shopping_chart/', student.here, { project: made.id, course_num: 2 })).course_fee).toBe(1900);
  });
});

describe('an order', () => {
  it('made here is seen there, its first project for all', async () => {
    const student = await both();
    const second = (await market.project()).id;
    const lines = [await market.put(student.here, project, 2), await market.put(student.here, second, 1)];
    const order = await world.data('POST', '/api/v1/order/', student.here, {
      chart_ids: lines,
      currency: 'FOREIGN_CURRENCY',
      payment: 'PAY_PAL',
    });
    expect(await there(student.there, order.id)).toMatchObject({
      id: order.id,
      user: student.here.id,
      project: { id: project },
      course_num: 2,
      currency: { key: 'DOLLAR' },
      payment: { key: 'ON_LINE' },
      status: { key: 'TO_PAY' },
      standard_fee: 5001.5,
      pay_fee: 5001.5,
    });
    await market.pay(student.here, order.id);
    expect((await there(student.there, order.id)).status.key).toBe('PAYED');
    await market.judge(order.id, 'CONFIRM_FAILED');
    expect((await there(student.there, order.id)).status.key).toBe('CANCELED');
  });

  it('made there is seen here in these keys, and found by them', async () => {
    const student = await both();
    const { id } = (await orderThere(student.there)).body.data;
    const order = await here(student.here, id);
    expectShape(order, 'Order');
    expect(order).toMatchObject({
      id,
      currency: { key: 'FOREIGN_CURRENCY' },
      payment: { key: 'BANK' },
      status: { key: 'TO_PAY' },
      standard_fee: 4001,
      pay_fee: 4001,
      payment_info: null,
      charts: [{ course_num: 2, course_fee: 2001, project: { id: project } }],
      coupon_list: [],
      replenish_list: [],
      refund_list: [],
      order_payed_info: null,
    });
    const found = async (query: string): Promise<number[]> =>
      (await world.data('GET', `/api/v1/order/?user=${student.here.id}&${query}`, world.sales)).map((row: { id: number }) => row.id);
    expect(await found('currency=FOREIGN_CURRENCY&payment=BANK&status=TO_PAY')).toEqual([id]);
    expect(await found('currency=RMB')).toEqual([]);
    expect((await world.data('GET', '/api/v1/order/last_order/', student.here)).id).toBe(id);
  });

  it('by a way of paying that is unknown here has none', async () => {
    const student = await both();
    const { id } = (await orderThere(student.there, { payment: 'ON_LINE' })).body.data;
    const order = await here(student.here, id);
    expectShape(order, 'Order');
    expect([order.payment, order.payment_info]).toEqual([null, null]);
  });

  it('paid there is judged here, with the coupon that was named there', async () => {
    const student = await both();
    const coupon = await market.coupon(student.here, '100.5');
    const { id } = (await orderThere(student.there, { currency: 'RMB', payment: 'BANK' })).body.data;
    expect((await student.there.post('/order/order_payment/', paymentBody(id, { coupon_list: [coupon] }))).body.code).toBe(0);

    const paid = await here(student.here, id);
    expectShape(paid, 'Order');
    expect(paid).toMatchObject({
      status: { key: 'TO_CONFIRM' },
      pay_fee: 3900.5,
      coupon_list: [{ amount: 100.5 }],
      order_payed_info: {
        order: id,
        account_number: '6222',
        account_name: '李明',
        opening_bank: '工商银行',
        pay_date: '2027-03-01',
        amount: null,
        phone: null,
        relation: null,
        remark: null,
      },
    });
    expectShape(await world.data('GET', `/api/v1/order_payment/get_info/?order_id=${id}`, student.here), 'order-payment.get-info');

    await market.judge(id, 'CONFIRMED');
    expect(await market.coupons(student.here)).toEqual({ [coupon]: 'USED' });
    expect((await there(student.there, id)).status.key).toBe('CONFIRMED');
    expect((await world.data('GET', '/api/v1/order_record/get_final_order/', student.here)).results).toMatchObject([
      { order: id, project1: project, course_num1: 2, all_amount: 3900.5 },
    ]);
    expect(await market.status(student.here)).toBe('PAYMENT_CONFIRMED');
  });

  it('made here is paid there, and counts the coupons of both', async () => {
    const student = await both();
    const [locked, named] = [await market.coupon(student.here, '100'), await market.coupon(student.here, '50')];
    const { id } = await market.order(student.here, { project, coupon_list: [locked] });
    expect((await student.there.post('/order/order_payment/', paymentBody(id, { coupon_list: [named] }))).body.code).toBe(0);
    expect(await here(student.here, id)).toMatchObject({ standard_fee: 4001, pay_fee: 3851, status: { key: 'TO_CONFIRM' } });
    expect(await market.coupons(student.here)).toEqual({ [locked]: 'LOCKED', [named]: 'LOCKED' });
  });

  it('is canceled in either', async () => {
    const student = await both();
    const made = (await orderThere(student.there)).body.data;
    expect(await world.data('PUT', `/api/v1/order/${made.id}/cancel/`, student.here)).toMatchObject({ status: { key: 'CANCELED' } });
    expect((await there(student.there, made.id)).status.key).toBe('CANCELED');
    const { id } = await market.order(student.here, { project });
    expect((await student.there.patch(`/order/${id}/`, { status: 'CANCELED' })).body.code).toBe(0);
    expect((await here(student.here, id)).status.key).toBe('CANCELED');
  });
});

describe('one unfinished order', () => {
  const UNFINISHED = { code: 400, msg: '有未完成的订单，不能创建新的订单', field_name: 'non_field_errors' };

  it('here keeps the student from ordering there, until it is finished', async () => {
    const student = await both();
    const { id } = await market.order(student.here, { project });
    expect((await orderThere(student.there)).body).toMatchObject(UNFINISHED);
    await market.pay(student.here, id);
    expect((await orderThere(student.there)).body).toMatchObject(UNFINISHED);
    await market.judge(id, 'CONFIRMED');
    expect((await orderThere(student.there)).body.code).toBe(0);
  });

  it('there keeps the student from ordering here', async () => {
    const student = await both();
    const { id } = (await orderThere(student.there)).body.data;
    const line = await market.put(student.here, project);
    expect(await world.call('POST', '/api/v1/order/', student.here, { chart_ids: [line] })).toMatchObject(UNFINISHED);
    await student.there.patch(`/order/${id}/`, { status: 'CANCELED' });
    expect((await world.call('POST', '/api/v1/order/', student.here, { chart_ids: [line] })).code).toBe(0);
  });

  it('is one also when both apps order at once', async () => {
    const student = await both();
    const line = await market.put(student.here, project);
    const [one, other] = await Promise.all([
      world.call('POST', '/api/v1/order/', student.here, { chart_ids: [line] }),
      orderThere(student.there),
    ]);
    expect([one.code, other.body.code].sort()).toEqual([0, 400]);
  });
});

describe('POST /order/', () => {
  it('is told apart by the token header or chart_ids', async () => {
    const student = await both();
    const line = await market.put(student.here, project);
    const made = await world.data('POST', '/order/', student.here, { chart_ids: [line] });
    expectShape(made, 'order.create');
    await world.data('PUT', `/api/v1/order/${made.id}/cancel/`, student.here);
    expect(expectData(await orderThere(student.there), 'order.create')).toMatchObject({ course_num: 2, currency: { key: 'DOLLAR' } });
    expect((await student.there.post('/order/', { chart_ids: [line] })).body.code).toBe(401);
  });
});
