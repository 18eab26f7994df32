import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectShape, Market } from './market.js';
import { type Person, PIXEL, type World } from './world.js';

let market: Market;
let world: World;
let student: Person;
/** Bought with one line of two courses of `project`; 2000 + 2001. */
let order: any;
let project: number;

const PAID = 4001;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  project = (await market.project()).id;
});
beforeEach(async () => {
  student = await world.student();
  order = await market.bought(student, { project });
});
afterAll(() => world.close());

const final = async (): Promise<any> => (await world.data('GET', '/api/v1/order_record/get_final_order/', student)).results[0];
const bought = (): Promise<any> => world.data('GET', '/api/v1/shopping_chart/get_user_project/', student);
const prove = (id: number, body: object = {}) =>
  world.data('PUT', `/api/v1/order_additional_payment/${id}/`, student, { img: PIXEL, student_remark: '已付', ...body });
const judge = (id: number, status: string) => world.data('PUT', `/api/v1/order_additional_payment/${id}/`, world.sales, { status });

describe('the record of a purchase', () => {
  it('is written when the order is confirmed, and not before', async () => {
    const newcomer = await world.student();
    const { id } = await market.order(newcomer, { project });
    await market.pay(newcomer, id);
    expect(await world.data('GET', '/api/v1/order_record/get_final_order/', newcomer)).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
    });
    expect(await world.data('GET', '/api/v1/shopping_chart/get_user_project/', newcomer)).toBeNull();
    await market.judge(id, 'CONFIRMED');
    expect((await world.data('GET', '/api/v1/order_record/get_final_order/', newcomer)).count).toBe(1);
  });

  it('has the lines in cart order in four slots, as ids here and as projects there (contract: summer-crm.order.final-order, summer-crm.shopping-chart.get-user-project)', async () => {
    expect(await final()).toEqual({
      id: expect.any(Number),
      order: order.id,
      project1: project,
      course_num1: 2,
      project2: null,
      course_num2: null,
      project3: null,
      course_num3: null,
      project4: null,
      course_num4: null,
      all_amount: PAID,
    });
    const record = await bought();
    expect(record).toMatchObject({ order: order.id, course_num1: 2, all_amount: PAID, project2: null, course_num2: null, project4: null });
    expect(record.project1).toMatchObject({ id: project, campus: 1, course_number: 2, project_column: 'project1_id', is_active: true });
  });

  it('of four lines fills all slots; all_amount is what was to be paid', async () => {
    const buyer = await world.student();
    await market.coupon(buyer, '1000.25');
    const lines = [];
    for (const courses of [3, 1, 2, 1]) lines.push(await market.put(buyer, project, courses));
    const { id } = await world.data('POST', '/api/v1/order/', buyer, { chart_ids: lines });
    await market.pay(buyer, id);
    await market.judge(id, 'CONFIRMED');
    const {
      results: [record],
    } = await world.data('GET', `/api/v1/order_record/get_final_order/?student_id=${buyer.id}`, world.sales);
    expect(record).toMatchObject({
      course_num1: 3,
      course_num2: 1,
      course_num3: 2,
      course_num4: 1,
      project4: project,
      all_amount: 7 * 1000.5 + 2000 - 1000.25,
    });
    expectShape(
      await world.data('GET', `/api/v1/shopping_chart/get_user_project/?student_id=${buyer.id}`, world.sales),
      'shopping-chart.get-user-project',
    );
  });

  it("staff ask for anybody's; nobody has bought nothing", async () => {
    expect(await world.data('GET', '/api/v1/shopping_chart/get_user_project/?student_id=999999', world.sales)).toBeNull();
    expect((await world.data('GET', '/api/v1/order_record/get_final_order/?student_id=999999', world.sales)).count).toBe(0);
    expect(await world.call('GET', '/api/v1/order_record/get_final_order/?page=2', student)).toMatchObject({ code: 404 });
  });
});

describe('a replenishment', () => {
  it("appends a record at once: the amount on top, the slot's new number of courses (contract: summer-crm.order-additional-payment.create)", async () => {
    const row = await market.replenish(order, { amount: '1000.5', project, course_num: '3' });
    expectShape(row, 'AdditionalPayment');
    expect(row).toMatchObject({
      order: order.id,
      user: student.id,
      img: null,
      remark: '请补缴',
      admin_remark: '请补缴',
      student_remark: null,
      type: { key: 'REPLENISH', verbose: '补缴' },
      replenish_type: { key: 'ADD_COURSE', verbose: '加课' },
      refunded_type: null,
      status: { key: 'TO_PAY', verbose: '待支付' },
      amount: 1000.5,
      currency: { key: 'RMB' },
      project: { id: project },
      course_num: 3,
    });
    expect(row.add_order_number).toMatch(new RegExp(`^\\d{14}${student.id}0$`));
    expect(await final()).toMatchObject({ course_num1: 3, all_amount: PAID + 1000.5 });
    expect(await bought()).toMatchObject({ course_num1: 2, all_amount: PAID });
  });

  it('names a slot by its name too', async () => {
    await market.replenish(order, { project: 'project1_id', course_num: 1 });
    expect(await final()).toMatchObject({ project1: project, course_num1: 1, all_amount: PAID + 500.25 });
  });

  it('of a project that is not in the record takes the next free slot; with four taken it is refused', async () => {
    for (const slot of [2, 3, 4]) {
      const added = (await market.project()).id;
      await market.replenish(order, { project: String(added), course_num: slot });
      expect(await final()).toMatchObject({ [`project${slot}`]: added, [`course_num${slot}`]: slot });
    }
    const body = {
      type: 'REPLENISH',
      order: order.id,
      user: student.id,
      amount: 1,
      currency: 'RMB',
      project: (await market.project()).id,
      course_num: 1,
    };
    expect(await world.call('POST', '/api/v1/order_additional_payment/', world.sales, body)).toMatchObject({
      code: 400,
      msg: '参数有误',
      field_name: 'project',
    });
    expect(await final()).toMatchObject({ all_amount: PAID + 3 * 500.25 });
  });

  it('without project or number of courses raises the amount only', async () => {
    await market.replenish(order, { course_num: 3 });
    await market.replenish(order, { project });
    expect(await final()).toMatchObject({ course_num1: 2, all_amount: PAID + 2 * 500.25 });
  });

  it('is proven by the student and judged by staff (contract: summer-crm.order-additional-payment.update)', async () => {
    const { id } = await market.replenish(order);
    const proven = await prove(id, { account_name: '母亲', phone: '139', relation: '母女', type: 'REFUND', amount: 1, order: 1 });
    expectShape(proven, 'AdditionalPayment');
    expect(proven).toMatchObject({
      id,
      status: { key: 'TO_CONFIRM' },
      remark: '已付',
      student_remark: '已付',
      admin_remark: '请补缴',
      amount: 500.25,
      order: order.id,
      type: { key: 'REPLENISH' },
    });
    expect(proven.img).toMatch(/^https?:/);
    expect(await world.data('GET', `/api/v1/order_additional_payment/get_info/?order_id=${order.id}`, student)).toMatchObject({
      id,
      order_id: order.id,
      account_name: '母亲',
      phone: '139',
      relation: '母女',
      remark: '已付',
    });
    expect(await judge(id, 'CONFIRMED')).toMatchObject({ status: { key: 'CONFIRMED', verbose: '已确认' } });
  });

  it.each([
    ['TO_PAY', 'CANCELED'],
    ['TO_CONFIRM', 'CONFIRM_FAILED'],
  ])('in %s becomes %s by staff', async (from, to) => {
    const { id } = await market.replenish(order);
    if (from === 'TO_CONFIRM') await prove(id);
    expect(await judge(id, to)).toMatchObject({ status: { key: to } });
  });

  it("a student's status is ignored, and a remark alone is no proof", async () => {
    const { id } = await market.replenish(order);
    expect(await prove(id, { img: undefined, status: 'CONFIRMED' })).toMatchObject({
      status: { key: 'TO_PAY' },
      student_remark: '已付',
      img: null,
    });
  });
});

describe('a refund', () => {
  it('is paid back at once and appends no record', async () => {
    const before = await final();
    const row = await market.replenish(order, {
      type: 'REFUND',
      replenish_type: undefined,
      refunded_type: 'MORE_TUITION',
      amount: 100.1,
      admin_remark: undefined,
    });
    expect(row).toMatchObject({
      type: { key: 'REFUND', verbose: '退费' },
      refunded_type: { key: 'MORE_TUITION' },
      replenish_type: null,
      status: { key: 'REFUNDED', verbose: '已退款' },
      amount: 100.1,
      remark: null,
    });
    expect(await final()).toEqual(before);
  });
});

describe('what was adjusted', () => {
  it("shows in the order, replenishments and refunds apart, with the student's remark", async () => {
    const { id } = await market.replenish(order);
    await prove(id);
    const refund = await market.replenish(order, { type: 'REFUND' });
    const shown = await market.read(order.id, student);
    expectShape(shown, 'Order');
    expect(shown.replenish_list).toMatchObject([{ id, remark: '已付' }]);
    expect(shown.refund_list).toMatchObject([{ id: refund.id, remark: null, admin_remark: '请补缴' }]);
  });

  it('is told by its newest row, of a type where one is asked for (contract: summer-crm.order-additional-payment.get-info)', async () => {
    const info = (query = '') => world.data('GET', `/api/v1/order_additional_payment/get_info/?order_id=${order.id}${query}`, student);
    expect(await info()).toBeNull();
    const [replenished, refunded] = [await market.replenish(order), await market.replenish(order, { type: 'REFUND' })];
    expect((await info()).id).toBe(refunded.id);
    expect((await info('&type=REPLENISH')).id).toBe(replenished.id);
  });

  it('is listed newest first, as a page with the keys of the first row beside it (contract: summer-crm.order-additional-payment.list)', async () => {
    const page = async (query = '', who = student): Promise<any> => world.data('GET', `/api/v1/order_additional_payment/?${query}`, who);
    const nothing = await page();
    expectShape(nothing, 'AdditionalPaymentPage');
    expect(nothing).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
      id: null,
      order_id: null,
      amount: null,
      img: null,
      account_name: null,
      phone: null,
      relation: null,
      remark: null,
      create_time: null,
    });

    const one = await market.replenish(order);
    const other = await market.replenish(order, {
      type: 'REFUND',
      refunded_type: 'PERSONAL_REASONS',
      replenish_type: undefined,
      currency: 'FOREIGN_CURRENCY',
      amount: 1.5,
    });
    const both = await page();
    expectShape(both, 'AdditionalPaymentPage');
    expect(both).toMatchObject({ count: 2, id: other.id, order_id: order.id, amount: 1.5 });
    expect(both.results.map(({ id }: { id: number }) => id)).toEqual([other.id, one.id]);

    const found = async (query: string): Promise<number[]> =>
      (await page(`order=${order.id}&${query}`, world.sales)).results.map(({ id }: { id: number }) => id);
    expect(await found('')).toEqual([other.id, one.id]);
    expect(await found('type=REPLENISH')).toEqual([one.id]);
    expect(await found('refunded_type=PERSONAL_REASONS')).toEqual([other.id]);
    expect(await found('replenish_type=ADD_COURSE&status=TO_PAY&currency=RMB')).toEqual([one.id]);
    expect(await found('type=REFUND&currency=RMB')).toEqual([]);
    const second = await page('page=2&page_size=1');
    expect(second).toMatchObject({ count: 2, next: null, id: one.id });
    expect(await page('', await world.student())).toMatchObject({ count: 0 });
  });
});

describe('the whole way', () => {
  it('cart, order with coupons, proof, confirmation, replenishment, refund, final order', async () => {
    const buyer = await world.student();
    const [kept, used] = [await market.coupon(buyer, '500'), await market.coupon(buyer, '300.3')];
    const other = (await market.project({ apply_fee: 2500 })).id;
    const lines = [await market.put(buyer, project, 1), await market.put(buyer, other, 2)];
    await world.data('PUT', '/shopping_chart/update_charts/', buyer, [{ chart_id: lines[0], course_num: 2 }]);
    const removed = await market.put(buyer, other, 3);
    await world.data('DELETE', `/api/v1/shopping_chart/${removed}/`, buyer);

    const placed = await world.data('POST', '/api/v1/order/', buyer, {
      chart_ids: lines.map((chart_id) => ({ chart_id, course_num: 2 })),
      currency: 'RMB',
      payment: 'ALI_PAY',
      coupon_list: [used],
    });
    const standard = 2 * 2001 + 2500;
    expect(placed).toMatchObject({ standard_fee: standard, pay_fee: standard - 300.3 });
    await market.pay(buyer, placed.id, { amount: placed.pay_fee });
    expect(await market.judge(placed.id, 'CONFIRMED')).toMatchObject({ status: { key: 'CONFIRMED' }, coupon_list: [{ amount: 300.3 }] });
    expect(await market.coupons(buyer)).toEqual({ [kept]: 'TO_USE', [used]: 'USED' });

    const row = await market.replenish(placed, { amount: 999.99, project: other, course_num: 3 });
    await world.data('PUT', `/api/v1/order_additional_payment/${row.id}/`, buyer, { img: PIXEL });
    await judge(row.id, 'CONFIRMED');
    await market.replenish(placed, { type: 'REFUND', amount: 0.01 });

    const {
      results: [record],
    } = await world.data('GET', '/api/v1/order_record/get_final_order/', buyer);
    expect(record).toMatchObject({ order: placed.id, project1: project, course_num1: 2, project2: other, course_num2: 3, project3: null });
    expect(record.all_amount).toBe(7201.69);
    expect(await world.data('GET', '/api/v1/shopping_chart/get_user_project/', buyer)).toMatchObject({
      course_num2: 2,
      all_amount: 6201.7,
    });
  });
});
