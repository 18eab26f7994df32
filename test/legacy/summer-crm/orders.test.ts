import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { expectShape, Market } from './market.js';
import type { Person, World } from './world.js';

let market: Market;
let world: World;
let student: Person;
/** Fees of 1000.5 a course for one to three courses, and an application fee of 2000. */
let project: number;

beforeAll(async () => {
  market = await Market.open();
  world = market.world;
  project = (await market.project()).id;
});
beforeEach(async () => {
  student = await world.student();
});
afterAll(() => world.close());

const place = (body: object, who = student) => world.data('POST', '/api/v1/order/', who, body);
const cancel = (id: number, who = student) => world.data('PUT', `/api/v1/order/${id}/cancel/`, who);
const cart = async (who = student): Promise<any[]> => (await world.data('GET', '/api/v1/shopping_chart/', who)).results;
const idsOf = (rows: readonly { id: number }[]): number[] => rows.map(({ id }) => id);

describe('the cart', () => {
  it('holds the same project twice, each line with the fee for exactly its number of courses (contract: summer-crm.shopping-chart.create, summer-crm.shopping-chart.list)', async () => {
    await market.put(student, project, 1);
    await market.put(student, project, 3);
    expect((await cart()).map(({ course_num, course_fee }) => [course_num, course_fee])).toEqual([
      [1, 1000.5],
      [3, 3001.5],
    ]);
  });

  it('shows the mailing address on file with a new line, null without one', async () => {
    const before = await world.data('POST', '/api/v1/shopping_chart/', student, { project, course_num: '1' });
    expect(before.stu_score_detail).toBeNull();
    const address = {
      country: '中国',
      region: '华东',
      city: '上海',
      address1: '一路1号',
      address2: '2室',
      post_code: '200000',
      recipient: '我',
      recipient_phone: '138',
    };
    const {
      results: [{ id }],
    } = await world.data('POST', '/api/v1/student/score_detail/', student, address);
    expect((await world.data('POST', '/api/v1/shopping_chart/', student, { project, course_num: 1 })).stu_score_detail).toEqual({
      id,
      user: student.id,
      department: null,
      phone: '138',
      country: '中国',
      post_code: '200000',
      address: '华东 上海 一路1号 2室',
    });
  });

  it('computes the fee anew when a line changes (contract: summer-crm.shopping-chart.update)', async () => {
    const line = await market.put(student, project, 1);
    const dearer = (
      await market.project({
        project_course_fee: [
          { course_number: 1, course_fee: 1.01 },
          { course_number: 2, course_fee: 99.99 },
        ],
      })
    ).id;
    const changed = await world.data('PUT', `/api/v1/shopping_chart/${line}/`, student, { project: dearer });
    expect(changed).toMatchObject({
      id: line,
      course_num: 1,
      course_fee: 1.01,
      project: { id: dearer, campus: 1, campus_name: '加州大学伯克利分校' },
    });
    expect(await world.data('PUT', `/api/v1/shopping_chart/${line}/`, student, { course_num: '2' })).toMatchObject({
      course_num: 2,
      course_fee: 99.99,
    });
  });

  it('changes several lines or none, and answers the first named (contract: summer-crm.shopping-chart.update-charts)', async () => {
    const [one, other] = [await market.put(student, project, 1), await market.put(student, project, 1)];
    const changed = await world.data('PUT', '/api/v1/shopping_chart/update_charts/', student, [
      { chart_id: other, course_num: 2 },
      { chart_id: String(one), course_num: 3 },
    ]);
    expect(changed).toMatchObject({ id: other, course_num: 2, course_fee: 2001 });
    expect((await cart()).map(({ course_num }) => course_num)).toEqual([3, 2]);

    const refused = await world.call('PUT', '/api/v1/shopping_chart/update_charts/', student, [
      { chart_id: one, course_num: 1 },
      { chart_id: other, course_num: 9 },
    ]);
    expect(refused.code).toBe(400);
    expect((await cart()).map(({ course_num }) => course_num)).toEqual([3, 2]);
  });

  it("several lines are removed at once, other people's and ordered ones skipped (contract: summer-crm.shopping-chart.delete-charts)", async () => {
    const other = await world.student();
    const [theirs, mine, kept] = [await market.put(other, project), await market.put(student, project), await market.put(student, project)];
    expect(
      await world.data('DELETE', '/api/v1/shopping_chart/delete_charts/', student, { chart_ids: [theirs, mine, 999_999, 99_999_999_999] }),
    ).toBe('ok');
    expect(idsOf(await cart())).toEqual([kept]);
    expect(idsOf(await cart(other))).toEqual([theirs]);
  });

  it('keeps a line whose project was taken off sale', async () => {
    const { id } = await market.project();
    const line = await market.put(student, id);
    await world.data('PUT', `/api/v1/project/${id}/`, world.sales, { is_active: false });
    const [shown] = await cart();
    expectShape(shown, 'Chart');
    expect(shown).toMatchObject({ id: line, project: { id, campus: { network_course: false } } });
  });
});

describe('a new order', () => {
  it('costs its lines and one application fee, the highest of its projects (contract: summer-crm.order.create)', async () => {
    const [cheap, dear] = [(await market.project({ apply_fee: '0.01' })).id, (await market.project({ apply_fee: 2500.75 })).id];
    const lines = [await market.put(student, cheap, 1), await market.put(student, dear, 2), await market.put(student, dear, 3)];
    const order = await place({ chart_ids: lines, currency: 'RMB', payment: 'BANK' });
    expect(order).toMatchObject({
      standard_fee: 1000.5 + 2001 + 3001.5 + 2500.75,
      status: { key: 'TO_PAY', verbose: '待支付' },
      user: { id: student.id, name: null },
      sales_man: {},
      order_payed_info: null,
      remark: null,
    });
    expect(order.pay_fee).toBe(order.standard_fee);
    expect(idsOf(order.charts)).toEqual(lines);
    expect(await cart()).toEqual([]);
  });

  it('is summed to the cent, where floats would not be', async () => {
    const { id } = await market.project({
      apply_fee: 0,
      project_course_fee: [
        { course_number: 1, course_fee: 0.1 },
        { course_number: 2, course_fee: 0.2 },
      ],
    });
    const coupon = await market.coupon(student, '0.01');
    const order = await place({ chart_ids: [await market.put(student, id, 1), await market.put(student, id, 2)], coupon_list: [coupon] });
    expect(order).toMatchObject({ standard_fee: 0.3, pay_fee: 0.29 });
  });

  it('costs 2000 where no project has an application fee', async () => {
    const { id } = await market.project({ apply_fee: undefined });
    expect((await market.order(student, { project: id, courses: 1 })).standard_fee).toBe(3000.5);
  });

  it.each([
    ['objects', (id: number) => [{ chart_id: id, course_num: 2 }], 2001],
    ['objects with texts', (id: number) => [{ chart_id: String(id), course_num: '3' }], 3001.5],
    ['objects without a number of courses', (id: number) => [{ chart_id: id }], 1000.5],
    ['ids', (id: number) => [id], 1000.5],
    ['ids as text', (id: number) => [String(id)], 1000.5],
  ] as const)('takes its lines as %s', async (_name, chart_ids, fee) => {
    const { charts, standard_fee } = await place({ chart_ids: chart_ids(await market.put(student, project, 1)) });
    expect(charts).toMatchObject([{ course_fee: fee }]);
    expect(standard_fee).toBe(fee + 2000);
  });

  it('has a number of local time, student and orders so far', async () => {
    const numbers: string[] = [];
    for (let count = 0; count < 2; count += 1) {
      const order = await market.order(student);
      numbers.push(order.order_number);
      expect(order.order_number.startsWith(order.create_time.replace(/\D/g, '').slice(0, 12))).toBe(true);
      await cancel(order.id);
    }
    const [first, second] = numbers.map((number) => /^\d{14}(\d+)$/.exec(number)?.[1]);
    expect([first, second]).toEqual([`${student.id}0`, `${student.id}1`]);
  });

  it('names the sales adviser where the student has one', async () => {
    await world.data('PUT', `/api/v1/student/info/${student.id}/`, world.sales, { cc: String(world.sales.id) });
    const { sales_man } = await market.order(student);
    expect(sales_man).toEqual({ id: world.sales.id, name: expect.any(String) });
  });

  it.each([
    ['RMB', 'ALI_PAY', 'pay@example.com'],
    ['RMB', 'BANK', '6222020000000000001'],
    ['FOREIGN_CURRENCY', 'BANK', '4000000000000001'],
    ['FOREIGN_CURRENCY', 'PAY_PAL', 'paypal@example.com'],
  ])('in %s by %s is paid to the account for both', async (currency, payment, account_number) => {
    const order = await market.order(student, { currency, payment });
    expect(order).toMatchObject({
      currency: { key: currency },
      payment: { key: payment },
      payment_info: { account_number, payment: { key: payment } },
    });
  });

  // contract: summer-crm.order.create, shapes.PaymentAccount
  it('from abroad names the bank, its codes and the address of the company', async () => {
    const { payment_info } = await market.order(student, { currency: 'FOREIGN_CURRENCY', payment: 'BANK' });
    expect(payment_info).toEqual({
      id: expect.any(Number),
      account_number: '4000000000000001',
      account_name: 'Summer Session Demo Inc.',
      opening_bank: '100 Demo Street, Springfield, IL 62700, USA',
      payment: { key: 'BANK', verbose: '银行转账' },
      currency: 'FOREIGN_CURRENCY',
      bank_name: 'Demo National Bank',
      company_address: '1 Example Plaza, Springfield, IL 62700, USA',
      swift_code: 'DEMOUS00',
      swift_code_foreign_currency: 'DEMOUS00XXX',
      routing_number_paper: '000000001',
      routing_number_wires: '000000002',
      pay_link: null,
      create_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+$/),
    });
  });

  it('by PayPal has a link that opens the payment, and no codes of a bank', async () => {
    const { payment_info } = await market.order(student, { currency: 'FOREIGN_CURRENCY', payment: 'PAY_PAL' });
    expect(payment_info).toMatchObject({ pay_link: 'https://paypal.example/demo', swift_code: null });
  });

  it.each([
    ['RMB', 'OFF_LINE'],
    ['RMB', 'PAY_PAL'],
    ['RMB', undefined],
    [undefined, undefined],
    [undefined, 'BANK'],
  ])('in %s by %s is paid to no account', async (currency, payment) => {
    const order = await market.order(student, { currency, payment });
    expectShape(order, 'Order');
    expect(order.payment_info).toBeNull();
  });

  // contract: summer-crm.order.create, "OFF_LINE has none"
  it('in person is paid to no account even where GraphQL has one', async () => {
    const { id } = await world.app.database.prisma.paymentAccount.create({
      data: { currency: 'RMB', payment: 'OFF_LINE', accountNumber: '1', accountName: '前台' },
      select: { id: true },
    });
    const order = await market.order(student, { currency: 'RMB', payment: 'OFF_LINE' });
    expectShape(order, 'Order');
    expect([order.payment.key, order.payment_info]).toEqual(['OFF_LINE', null]);
    await world.app.database.prisma.paymentAccount.delete({ where: { id } });
  });

  it('moves the student on, and back when it is canceled (contract: summer-crm.order.cancel)', async () => {
    expect(await market.status(student)).toBe('NEW');
    const { id } = await market.order(student);
    expect(await market.status(student)).toBe('SUPPLY_ORDER');
    const canceled = await cancel(id);
    expect(canceled).toMatchObject({ status: { key: 'CANCELED', verbose: '已取消' } });
    expect(await market.status(student)).toBe('PERSONAL_FILE');
    expect(await cart()).toEqual([]);
  });

  it("by staff is the named student's", async () => {
    const line = await market.put(student, project);
    const order = await world.data('POST', `/api/v1/order/?user=${student.id}`, world.sales, { chart_ids: [line] });
    expect(order.user).toEqual({ id: student.id, name: null });
    expect((await world.data('GET', `/api/v1/order/last_order/?user=${student.id}`, world.sales)).id).toBe(order.id);
    expect(idsOf(await world.data('GET', `/api/v1/order/user_order_list/?user=${student.id}`, world.sales))).toEqual([order.id]);
  });

  it('is one of a race', async () => {
    const lines = [await market.put(student, project), await market.put(student, project), await market.put(student, project)];
    const answers = await Promise.all(lines.map((line) => world.call('POST', '/api/v1/order/', student, { chart_ids: [line] })));
    expect(answers.map(({ code }) => code).sort()).toEqual([0, 400, 400]);
    expect((await cart()).length).toBe(2);
  });
});

describe('coupons of an order', () => {
  const total = 2000 + 1000.5;

  it('are all usable ones when none are named', async () => {
    const [one, other] = [await market.coupon(student, '100.55'), await market.coupon(student, '0.45')];
    const [expired, early] = [
      await market.coupon(student, '1000', { endTime: '2021-01-01T00:00:00Z' }),
      await market.coupon(student, '1000', { startTime: '2090-01-01T00:00:00Z' }),
    ];
    const order = await market.order(student, { project, courses: 1 });
    expect(order).toMatchObject({ standard_fee: total, pay_fee: total - 101 });
    expect(order.coupon_list).toEqual([
      { amount: 100.55, name: '优惠', expire_time: '2099-01-01T08:00:00' },
      { amount: 0.45, name: '优惠', expire_time: '2099-01-01T08:00:00' },
    ]);
    expect(await market.coupons(student)).toEqual({ [one]: 'LOCKED', [other]: 'LOCKED', [expired]: 'TO_USE', [early]: 'TO_USE' });
  });

  it.each([[[]], ['']])('are none when the list is %j', async (coupon_list) => {
    const coupon = await market.coupon(student, '100');
    expect(await market.order(student, { project, courses: 1, coupon_list })).toMatchObject({ pay_fee: total, coupon_list: [] });
    expect(await market.coupons(student)).toEqual({ [coupon]: 'TO_USE' });
  });

  it.each([
    ['coupon_list=', []],
    ['coupon_list=A&coupon_list=B', ['A', 'B']],
    ['coupon_list=A,B', ['A', 'B']],
    ['coupon_list=[B]', ['B']],
    ['', ['A', 'B']],
  ] as const)('in a form with "%s" are %j', async (form, used) => {
    const known = { A: await market.coupon(student, '1'), B: await market.coupon(student, '2') };
    const line = await market.put(student, project);
    const text = form.replaceAll(/[AB]/g, (name) => String(known[name as 'A' | 'B']));
    const headers = { 'x-auth-token': student.token, 'content-type': 'application/x-www-form-urlencoded' };
    const response = await world.app.server.inject({
      method: 'POST',
      url: '/api/v1/order/',
      headers,
      payload: `chart_ids=${line}&${text}`,
    });
    expect(response.json().code).toBe(0);
    const locked = Object.entries(await market.coupons(student)).flatMap(([id, status]) => (status === 'LOCKED' ? [Number(id)] : []));
    expect(locked).toEqual(used.map((name) => known[name]));
  });

  it('are those that are named, each once', async () => {
    const [one, other] = [await market.coupon(student, '100'), await market.coupon(student, '200')];
    expect(await market.order(student, { project, courses: 1, coupon_list: [String(other), other] })).toMatchObject({
      pay_fee: total - 200,
      coupon_list: [{ amount: 200 }],
    });
    expect(await market.coupons(student)).toEqual({ [one]: 'TO_USE', [other]: 'LOCKED' });
  });

  it('never take the price below nothing', async () => {
    await market.coupon(student, '9999999999.99');
    expect(await market.order(student, { project, courses: 1 })).toMatchObject({ standard_fee: total, pay_fee: 0 });
  });

  it.each([
    ['CANCELED', 'TO_USE'],
    ['CONFIRMED', 'USED'],
    ['CONFIRM_FAILED', 'TO_USE'],
  ] as const)('when it is %s are %s', async (status, left) => {
    const coupon = await market.coupon(student, '100');
    const { id } = await market.order(student, { project });
    if (status !== 'CANCELED') await market.pay(student, id);
    expect(await market.judge(id, status)).toMatchObject({ status: { key: status }, pay_fee: 2000 + 2001 - 100 });
    expect(await market.coupons(student)).toEqual({ [coupon]: left });
  });

  it('that were refused leave everything as it was', async () => {
    const coupon = await market.coupon(student, '100');
    const line = await market.put(student, project);
    expect((await world.call('POST', '/api/v1/order/', student, { chart_ids: [line], coupon_list: [coupon, 999_999] })).code).toBe(400);
    expect(await market.coupons(student)).toEqual({ [coupon]: 'TO_USE' });
    expect(idsOf(await cart())).toEqual([line]);
    expect(await market.status(student)).toBe('NEW');
  });
});

describe('payment and judgement', () => {
  it('a proof is taken as stated, and shown with the order from then on (contract: summer-crm.order-payment.create, summer-crm.order-payment.get-info, summer-crm.order.get)', async () => {
    const { id } = await market.order(student, { project });
    const before = await world.data('GET', `/api/v1/order_payment/get_info/?order_id=${id}`, student);
    expect(before).toBeNull();
    const proof = await market.pay(student, id, { amount: '0.1', remark: '备注' });
    expect(proof).toMatchObject({
      order: id,
      amount: 0.1,
      remark: '备注',
      account_name: '付款人',
      phone: '13800000000',
      relation: '父亲',
      img: expect.stringMatching(/^https?:\/\/.+\/media\/images\//),
    });
    expect(await world.data('GET', `/api/v1/order_payment/get_info/?order_id=${id}`, world.sales)).toMatchObject({
      id: proof.id,
      order_id: id,
      amount: 0.1,
      img: proof.img,
    });
    const order = await market.read(id, student);
    expect(order).toMatchObject({
      status: { key: 'TO_CONFIRM' },
      order_payed_info: { id: proof.id, order: id, amount: 0.1, account_number: null, opening_bank: null, img: proof.img },
    });
    const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
    expect(order.order_payed_info.pay_date).toBe(today);
    expect(await market.status(student)).toBe('TO_PAYMENT_CONFIRM');
  });

  it('confirmation moves the student on', async () => {
    const order = await market.bought(student, { project });
    expectShape(order, 'Order');
    expect(order.status).toEqual({ key: 'CONFIRMED', verbose: '已确认' });
    expect(await market.status(student)).toBe('PAYMENT_CONFIRMED');
  });

  it('after a refusal the student may order again', async () => {
    const { id } = await market.order(student, { project });
    await market.pay(student, id);
    await market.judge(id, 'CONFIRM_FAILED');
    expect((await market.order(student, { project })).status.key).toBe('TO_PAY');
  });

  it('staff amend an order that is open, without moving it (contract: summer-crm.order.update)', async () => {
    const { id } = await market.order(student, { project });
    const amended = await world.data('PATCH', `/api/v1/order/${id}/`, world.sales, {
      currency: { key: 'FOREIGN_CURRENCY', verbose: '外币' },
      payment: 'PAY_PAL',
      remark: '改币种',
    });
    expect(amended).toMatchObject({
      status: { key: 'TO_PAY' },
      currency: { key: 'FOREIGN_CURRENCY' },
      payment: { key: 'PAY_PAL' },
      remark: '改币种',
      payment_info: { account_number: 'paypal@example.com' },
    });
  });

  it('a refused change of status changes nothing else', async () => {
    const { id } = await market.order(student, { project });
    expect((await world.call('PUT', `/api/v1/order/${id}/`, world.sales, { status: 'CONFIRMED', remark: '不要' })).code).toBe(400);
    expect((await market.read(id)).remark).toBeNull();
  });
});

describe('how an order is going to be paid (contract: summer-crm.order.update)', () => {
  it('is chosen by its student while it is unpaid, what else is sent is ignored', async () => {
    const student = await world.student();
    const order = await market.order(student, { currency: undefined, payment: undefined });
    expect(order).toMatchObject({ currency: null, payment: null, payment_info: null });
    const sent = { currency: 'RMB', payment: { key: 'BANK', verbose: '银行转账' }, status: 'CONFIRMED', remark: 'x' };
    const chosen = await world.data('PATCH', `/api/v1/order/${order.id}/`, student, sent);
    expectShape(chosen, 'order.update');
    expect(chosen).toMatchObject({ currency: { key: 'RMB' }, payment: { key: 'BANK' }, status: { key: 'TO_PAY' }, remark: null });
    expect(chosen.payment_info).not.toBeNull();
  });

  it('is no choice in JSON when it is empty, and null takes it back', async () => {
    const student = await world.student();
    const { id } = await market.order(student);
    const url = `/api/v1/order/${id}/`;
    for (const field of ['currency', 'payment'])
      expect(await world.call('PATCH', url, student, { [field]: '' })).toMatchObject({
        code: 400,
        msg: '不在枚举范围内',
        field_name: field,
      });
    const { code, data } = await world.form('PATCH', url, student, { currency: '', payment: 'OFF_LINE' });
    expect({ code, data }).toMatchObject({ code: 0, data: { currency: { key: 'RMB' }, payment: { key: 'OFF_LINE' } } });
    expect(await world.data('PUT', url, world.sales, { payment: null })).toMatchObject({ payment: null });
  });
});

describe('lists of orders', () => {
  let first: number;
  let second: number;

  beforeEach(async () => {
    first = (await market.order(student, { project, currency: 'FOREIGN_CURRENCY', payment: 'PAY_PAL' })).id;
    await cancel(first);
    second = (await market.order(student, { project })).id;
  });

  const bare = (query: string, who = world.sales) => world.data('GET', `/api/v1/order/?user=${student.id}${query}`, who);

  it('the double slash pages for everybody, canceled ones among them (contract: summer-crm.order.list)', async () => {
    for (const [who, query] of [
      [student, ''],
      [world.sales, `?user=${student.id}`],
    ] as const) {
      const page = await world.data('GET', `/api/v1//order/${query}`, who);
      expectShape(page, 'order.list');
      expect(page).toMatchObject({ count: 2, next: null, previous: null });
      expect(idsOf(page.results)).toEqual([second, first]);
    }
    const page = await world.data('GET', `/api/v1//order/?user=${student.id}&page_size=1&none_canceled_order=false`, world.sales);
    expect(idsOf(page.results)).toEqual([second]);
    expect(page.next).toContain('/api/v1//order/?user=');
    expect(
      (await world.data('GET', page.next.slice(page.next.indexOf('/api')), world.sales)).results.map(({ id }: { id: number }) => id),
    ).toEqual([first]);
  });

  it('the double slash is kept under the prefix of the surface too', async () => {
    const page = await world.data('GET', '/legacy/summer-crm/api/v1//order/?page_size=1', student);
    expect(page).toMatchObject({ count: 2 });
    expect(page.next).toContain('/legacy/summer-crm/api/v1//order/?page_size=1&page=2');
    expect(await world.data('GET', `/legacy/summer-crm/api/v1/order/?user=${student.id}`, world.sales)).toHaveLength(1);
  });

  it('the single slash is a bare list for staff who ask for no page, without canceled ones (contract: summer-crm.order.admin-list)', async () => {
    const list = await bare('');
    expectShape(list, 'order.admin-list');
    expect(idsOf(list)).toEqual([second]);
    expect(idsOf(await bare('&none_canceled_order=false'))).toEqual([second, first]);
    expect(idsOf(await bare('&status=CANCELED'))).toEqual([first]);
    expect(await bare('&status=CANCELED&none_canceled_order=true')).toEqual([]);
  });

  it('the single slash is a page for students, and for staff who ask for one', async () => {
    for (const [who, query] of [
      [student, ''],
      [student, '?page=1'],
      [world.sales, `?user=${student.id}&page=1`],
    ] as const) {
      const page = await world.data('GET', `/api/v1/order/${query}`, who);
      expectShape(page, 'order.list');
      expect(idsOf(page.results)).toEqual([second, first]);
    }
    expect(await world.call('GET', '/api/v1/order/?page=2', student)).toMatchObject({ code: 404, msg: 'Invalid page.' });
    expect(idsOf((await world.data('GET', '/api/v1/order/?none_canceled_order=1', student)).results)).toEqual([second]);
  });

  it('filters combine', async () => {
    expect(idsOf(await bare('&none_canceled_order=false&currency=FOREIGN_CURRENCY'))).toEqual([first]);
    expect(idsOf(await bare('&none_canceled_order=false&payment=BANK&status=TO_PAY'))).toEqual([second]);
    expect(await bare('&none_canceled_order=false&payment=BANK&currency=FOREIGN_CURRENCY')).toEqual([]);
    expect(await world.data('GET', '/api/v1/order/?user=999999', world.sales)).toEqual([]);
  });

  it('a filter whose value nothing can have finds nothing, an empty one narrows nothing', async () => {
    const [list, own] = ['/api/v1/order/', '/api/v1/order/user_order_list/'];
    for (const query of ['status=NOPE', 'currency=DOLLAR', 'payment=x', 'user=abc', 'user=99999999999']) {
      expect(await world.data('GET', `${list}?${query}`, world.sales)).toEqual([]);
      expect(await world.data('GET', `${list}?page=1&${query}`, world.sales)).toMatchObject({ count: 0, results: [] });
    }
    expect(await world.data('GET', `${own}?status=NOPE`, student)).toEqual([]);
    expect(idsOf(await bare('&status=&currency=&payment=&none_canceled_order=false'))).toEqual([second, first]);
    expect(idsOf(await world.data('GET', `${own}?status=`, student))).toEqual([second]);
  });

  it("the student's own list leaves canceled ones out unless they are asked for (contract: summer-crm.order.user-order-list)", async () => {
    const own = (query: string) => world.data('GET', `/api/v1/order/user_order_list/${query}`, student);
    expect(idsOf(await own(''))).toEqual([second]);
    expect(idsOf(await own('?none_canceled_order=false'))).toEqual([second, first]);
    expect(idsOf(await own('?status=CANCELED'))).toEqual([first]);
    expect(idsOf(await own('?status=TO_PAY'))).toEqual([second]);
  });

  it("a student sees nobody else's", async () => {
    const other = await world.student();
    expect(await world.data('GET', '/api/v1//order/', other)).toMatchObject({ count: 0, results: [] });
    expect(await world.data('GET', '/api/v1/order/user_order_list/', other)).toEqual([]);
  });
});

describe('the newest order', () => {
  const newest = () => world.data('GET', '/api/v1/order/last_order/', student);

  it('is the newest that is not canceled, or says that there is none (contract: summer-crm.order.last-order)', async () => {
    expect(await newest()).toEqual({ course_to_select: false });
    const bought = await market.bought(student, { project });
    expect((await newest()).id).toBe(bought.id);
    const { id } = await market.order(student, { project });
    expect((await newest()).id).toBe(id);
    await cancel(id);
    expect((await newest()).id).toBe(bought.id);
  });

  it('is none when it was not paid within seven days: it is canceled now, its coupons are free', async () => {
    const coupon = await market.coupon(student, '100');
    const { id } = await market.order(student, { project });
    await market.age(id, 6.9);
    expect((await newest()).id).toBe(id);
    await market.age(id, 7.1);
    expect(await newest()).toEqual({ course_to_select: false });
    expect((await market.read(id)).status.key).toBe('CANCELED');
    expect(await market.coupons(student)).toEqual({ [coupon]: 'TO_USE' });
  });

  it('does not expire once it is paid', async () => {
    const { id } = await market.order(student, { project });
    await market.pay(student, id);
    await market.age(id, 100);
    expect((await newest()).id).toBe(id);
  });

  it('an expired one does not block a new one', async () => {
    const { id } = await market.order(student, { project });
    await market.age(id, 8);
    const next = await market.order(student, { project });
    expect(next.status.key).toBe('TO_PAY');
    expect((await market.read(id)).status.key).toBe('CANCELED');
  });
});
