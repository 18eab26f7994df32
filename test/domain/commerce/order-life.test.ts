import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, PNG, reasonOf, refusalOf, succeeded } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

describe('paying an order', () => {
  it('proves it once, and costs what the coupons leave', async () => {
    const student = await school.student();
    const couponId = await school.coupon({ amount: '300.05' });
    succeeded(await school.grant(couponId, student.id));
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    const { payOrder } = succeeded(
      await school.pay(student.token, id, { couponIds: [couponId, couponId], accountNumber: '6222', openingBank: 'ICBC' }),
    );
    expect(payOrder).toMatchObject({
      status: 'TO_CONFIRM',
      standardFee: '3000.10',
      payFee: '2700.05',
      coupons: [{ couponId, status: 'LOCKED' }],
    });
    expect(payOrder.proof.imageUrl).toMatch(/\/media\/images\/.+\.png\?expires=/);
    expect(reasonOf(await school.pay(student.token, id))).toBe('ORDER_PAYMENT_EXISTS');
  });

  it('costs the standard fee without coupons, and nothing less than 0 with too many', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const first = await school.order(student, projectId, 'TO_PAY');
    expect(succeeded(await school.pay(student.token, first)).payOrder.payFee).toBe('3000.10');
    succeeded(await school.act('confirmOrder', first));
    const couponIds = [await school.coupon({ amount: '2900' }), await school.coupon({ amount: '2900' })];
    for (const couponId of couponIds) succeeded(await school.grant(couponId, student.id));
    const second = await school.order(student, projectId, 'TO_PAY');
    expect(succeeded(await school.pay(student.token, second, { couponIds })).payOrder.payFee).toBe('0.00');
  });

  it('refuses in the documented order: the order, the input, the owner, the state, the coupons', async () => {
    const [student, other] = [await school.student(), await school.student()];
    const { id: projectId } = await school.project();
    const id = await school.order(student, projectId, 'CANCELED');
    expect(refusalOf(await school.pay(student.token, 999_999, { image: 'no picture' }))).toMatchObject({
      reason: 'NOT_FOUND',
      field: 'id',
    });
    expect(refusalOf(await school.pay(other.token, id, { image: 'no picture' }))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'image' });
    expect(refusalOf(await school.pay(other.token, id))).toMatchObject({ code: 'FORBIDDEN', reason: 'ORDER_OF_ANOTHER' });
    expect(reasonOf(await school.pay(student.token, id, { couponIds: [999_999] }))).toBe('ORDER_CANCELED');
    const open = await school.order(student, projectId, 'TO_PAY');
    expect(refusalOf(await school.pay(student.token, open, { couponIds: [999_999] }))).toMatchObject({
      reason: 'COUPON_INVALID',
      params: { id: 999_999 },
    });
    expect(refusalOf(await school.pay(student.token, open, { amount: '1.234' }))).toMatchObject({
      reason: 'AMOUNT_INVALID',
      field: 'amount',
    });
  });

  it.each([
    ['CONFIRMED', 'ORDER_CONFIRMED'],
    ['CONFIRM_FAILED', 'ORDER_CONFIRM_FAILED'],
    ['CANCELED', 'ORDER_CANCELED'],
  ] as const)('refuses one that is %s: %s', async (status, reason) => {
    const student = await school.student();
    const id = await school.order(student, (await school.project()).id, status);
    expect(reasonOf(await school.pay(student.token, id))).toBe(reason);
  });

  it('takes no coupon that is another’s, used, inactive, not yet good or no longer, and leaves everything as it was', async () => {
    const [student, other] = [await school.student(), await school.student()];
    const { id: projectId } = await school.project();
    const [others, used, inactive, early, late, good] = [
      await school.coupon(),
      await school.coupon(),
      await school.coupon({ active: false }),
      await school.coupon({ startTime: '2090-01-01T00:00:00Z' }),
      await school.coupon({ endTime: '2021-01-01T00:00:00Z' }),
      await school.coupon(),
    ];
    succeeded(await school.grant(others, other.id));
    for (const couponId of [used, inactive, early, late, good]) succeeded(await school.grant(couponId, student.id));
    const first = await school.order(student, projectId, 'TO_PAY');
    succeeded(await school.pay(student.token, first, { couponIds: [used] }));
    succeeded(await school.act('confirmOrder', first));
    const id = await school.order(student, projectId, 'TO_PAY');
    for (const couponId of [others, used, inactive, early, late]) {
      expect(refusalOf(await school.pay(student.token, id, { couponIds: [good, couponId] }))).toMatchObject({
        reason: 'COUPON_INVALID',
        params: { id: couponId },
      });
    }
    expect((await school.data('query ($id: Int!) { order(id: $id) { status payFee proof { id } coupons { id } } }', { id })).order).toEqual(
      {
        status: 'TO_PAY',
        payFee: null,
        proof: null,
        coupons: [],
      },
    );
    expect((await school.couponsOf(student)).find(({ couponId }) => couponId === good)?.status).toBe('TO_USE');
  });

  it('is for its student alone', async () => {
    const id = await school.order(await school.student(), (await school.project()).id, 'TO_PAY');
    expect(reasonOf(await school.pay(await school.admin(), id))).toBe('FORBIDDEN');
    expect(
      reasonOf(
        await app.graphql(
          'mutation ($image: String!) { payOrder(id: 1, input: {accountName: "x", payDate: "2027-01-01", image: $image}) { id } }',
          { image: PNG },
        ),
      ),
    ).toBe('UNAUTHENTICATED');
  });
});

describe('confirming an order', () => {
  it('uses up its coupons and writes down what was bought', async () => {
    const student = await school.student();
    const couponId = await school.coupon({ amount: '100' });
    succeeded(await school.grant(couponId, student.id));
    const project = await school.project();
    const id = succeeded(await school.place(student.token, project.id, 2)).placeOrder.id;
    succeeded(await school.pay(student.token, id, { couponIds: [couponId] }));
    const { confirmOrder } = succeeded(await school.act('confirmOrder', id));
    expect(confirmOrder).toMatchObject({
      status: 'CONFIRMED',
      coupons: [{ couponId, status: 'USED' }],
      revisions: [{ allAmount: '3900.10', lines: [{ slot: 1, projectId: project.id, courseNum: 2 }] }],
    });
  });

  it('needs a proof of payment', async () => {
    const id = await school.order(await school.student(), (await school.project()).id, 'TO_PAY');
    expect(reasonOf(await school.act('confirmOrder', id))).toBe('ORDER_NOT_PAID');
    expect(reasonOf(await school.act('failOrder', id))).toBe('ORDER_NOT_PAID');
  });

  it('is for administrators and staff with a finance menu; students and the sales department may not', async () => {
    const student = await school.student();
    const id = await school.order(student, (await school.project()).id, 'TO_CONFIRM');
    expect(reasonOf(await school.act('confirmOrder', id, student.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.act('confirmOrder', id, (await school.student()).token))).toBe('NOT_FOUND');
    expect(reasonOf(await school.act('confirmOrder', id, await app.login('STAFF', 'demosales')))).toBe('FORBIDDEN');
    expect(reasonOf(await school.act('failOrder', id, await app.login('STAFF', 'demosales')))).toBe('FORBIDDEN');
    const menuId = (await app.database.prisma.menu.findFirstOrThrow({ where: { name: '缴费凭据管理' } })).id;
    const { roleId } = await app.database.prisma.staff.findFirstOrThrow({ where: { account: { username: 'demoserver' } } });
    await app.database.prisma.privilege.create({ data: { roleId, menuId } });
    expect(reasonOf(await school.act('confirmOrder', id, await app.login('STAFF', 'demoserver')))).toBeNull();
  });

  it('is final', async () => {
    const id = await school.order(await school.student(), (await school.project()).id, 'CONFIRMED');
    for (const action of ['confirmOrder', 'failOrder', 'cancelOrder'] as const)
      expect(reasonOf(await school.act(action, id))).toBe('ORDER_CONFIRMED');
  });
});

describe('an order whose payment is not accepted', () => {
  it('gives its coupons back', async () => {
    const student = await school.student();
    const couponId = await school.coupon();
    succeeded(await school.grant(couponId, student.id));
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    succeeded(await school.pay(student.token, id, { couponIds: [couponId] }));
    expect(succeeded(await school.act('failOrder', id)).failOrder.status).toBe('CONFIRM_FAILED');
    expect(await school.couponsOf(student)).toEqual([{ couponId, status: 'TO_USE', orderId: null }]);
    for (const action of ['confirmOrder', 'failOrder', 'cancelOrder'] as const)
      expect(reasonOf(await school.act(action, id))).toBe('ORDER_CONFIRM_FAILED');
  });
});

describe('canceling an order', () => {
  it('is for its student and for administrators, not for the sales department', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const id = await school.order(student, projectId, 'TO_PAY');
    expect(reasonOf(await school.act('cancelOrder', id, (await school.student()).token))).toBe('NOT_FOUND');
    expect(reasonOf(await school.act('cancelOrder', 999_999, student.token))).toBe('NOT_FOUND');
    expect(reasonOf(await school.act('cancelOrder', id, await app.login('STAFF', 'demosales')))).toBe('FORBIDDEN');
    expect(succeeded(await school.act('cancelOrder', id)).cancelOrder.status).toBe('CANCELED');
    expect(reasonOf(await school.act('cancelOrder', id, student.token))).toBe('ORDER_CANCELED');
    expect(reasonOf(await school.act('cancelOrder', await school.order(student, projectId, 'TO_PAY'), student.token))).toBeNull();
  });

  it('is not possible while the payment waits for its confirmation', async () => {
    const student = await school.student();
    const id = await school.order(student, (await school.project()).id, 'TO_CONFIRM');
    expect(reasonOf(await school.act('cancelOrder', id, student.token))).toBe('ORDER_PAID_NOT_CANCELABLE');
  });
});

describe('the status of the student', () => {
  it('follows the order: placed, canceled, placed, paid, confirmed', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    expect(await school.statusOf(student)).toBe('NEW');
    const first = await school.order(student, projectId, 'TO_PAY');
    expect(await school.statusOf(student)).toBe('SUPPLY_ORDER');
    succeeded(await school.act('cancelOrder', first, student.token));
    expect(await school.statusOf(student)).toBe('PERSONAL_FILE');
    const second = await school.order(student, projectId, 'TO_CONFIRM');
    expect(await school.statusOf(student)).toBe('TO_PAYMENT_CONFIRM');
    succeeded(await school.act('confirmOrder', second));
    expect(await school.statusOf(student)).toBe('PAYMENT_CONFIRMED');
  });

  it('is left alone beyond that', async () => {
    const student = await school.student();
    await app.database.prisma.student.update({ where: { id: student.id }, data: { status: 'IN_CLASS' } });
    await school.order(student, (await school.project()).id, 'CONFIRMED');
    expect(await school.statusOf(student)).toBe('IN_CLASS');
  });
});

describe('the remark on an order', () => {
  const remark = 'mutation ($id: Int!, $remark: String) { remarkOrder(id: $id, input: {remark: $remark}) { remark } }';

  it('is written by staff, also on one that is confirmed, and read by its student', async () => {
    const student = await school.student();
    const id = await school.order(student, (await school.project()).id, 'CONFIRMED');
    await school.data(remark, { id, remark: '请补交材料' }, await app.login('STAFF', 'demosales'));
    expect((await school.data('query ($id: Int!) { order(id: $id) { remark } }', { id }, student.token)).order.remark).toBe('请补交材料');
    expect(reasonOf(await school.ask(remark, { id, remark: 'x' }, student.token))).toBe('FORBIDDEN');
    expect(refusalOf(await school.ask(remark, { id, remark: 'x'.repeat(256) }))).toMatchObject({
      reason: 'BAD_USER_INPUT',
      field: 'remark',
    });
    expect((await school.data(remark, { id, remark: null })).remarkOrder.remark).toBeNull();
  });

  it('goes with currency and way of paying only while the order is open', async () => {
    const student = await school.student();
    const update = 'mutation ($id: Int!, $input: UpdateOrderInput!) { updateOrder(id: $id, input: $input) { currency payment remark } }';
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    const input = { currency: 'DOLLAR', payment: 'PAY_PAL', remark: 'abroad' };
    expect((await school.data(update, { id, input })).updateOrder).toEqual(input);
    expect(reasonOf(await school.ask(update, { id, input }, student.token))).toBe('FORBIDDEN');
    expect((await school.data(update, { id, input: { currency: null, payment: null, remark: null } })).updateOrder).toEqual({
      currency: null,
      payment: null,
      remark: null,
    });
    succeeded(await school.act('cancelOrder', id));
    expect(reasonOf(await school.ask(update, { id, input }))).toBe('ORDER_CANCELED');
  });

  it('is told by its student, until it is paid, how it is going to be paid', async () => {
    const [student, other] = [await school.student(), await school.student()];
    const update = 'mutation ($id: Int!, $input: UpdateOrderInput!) { updateOrder(id: $id, input: $input) { currency payment } }';
    const input = { currency: 'RMB', payment: 'ALI_PAY' };
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    expect(succeeded(await school.ask(update, { id, input }, student.token)).updateOrder).toEqual(input);
    expect(reasonOf(await school.ask(update, { id, input }, other.token))).toBe('NOT_FOUND');
    for (const more of [{ remark: 'x' }, { status: 'CANCELED' }, { status: 'CONFIRMED' }])
      expect(reasonOf(await school.ask(update, { id, input: { ...input, ...more } }, student.token))).toBe('FORBIDDEN');
    succeeded(await school.pay(student.token, id));
    expect(reasonOf(await school.ask(update, { id, input }, student.token))).toBe('ORDER_PAYMENT_EXISTS');
  });
});

describe('reading orders', () => {
  it('shows students their own and staff all, with lines, project, campus, accounts, proof, coupons and revisions in one statement', async () => {
    const [student, other] = [await school.student(), await school.student()];
    const { id: projectId } = await school.project();
    const id = await school.order(student, projectId, 'CONFIRMED');
    const query = `query ($id: Int!) { order(id: $id) { id orderNumber student { id name } lines { project { id name campus { name campusType { title } } fees { courseNumber fee } } }
      paymentAccounts { payment currency } proof { accountName payDate } coupons { coupon { code } } revisions { lines { project { name } } } } }`;
    let answer: any;
    const statements = await app.database.statementsOf(async () => {
      answer = await school.data(query, { id }, student.token);
    });
    expect(statements.filter((sql) => sql.includes('"orders"'))).toHaveLength(1);
    expect(answer.order).toMatchObject({
      id,
      student: { id: student.id },
      lines: [{ project: { id: projectId, campus: { campusType: {} } } }],
      proof: { payDate: '2027-01-02' },
    });
    expect(answer.order.paymentAccounts.length).toBeGreaterThan(0);
    expect(answer.order.paymentAccounts.every(({ payment }: { payment: string }) => payment === 'BANK')).toBe(true);
    expect((await school.data(query, { id }, other.token)).order).toBeNull();
    expect((await school.data('{ orders { totalCount } }', {}, other.token)).orders.totalCount).toBe(0);
    expect(
      (await school.data('query ($id: Int!) { orders(filter: {studentId: {eq: $id}}) { nodes { id } } }', { id: student.id })).orders.nodes,
    ).toEqual([{ id }]);
    expect(reasonOf(await app.graphql('{ orders { totalCount } }'))).toBe('UNAUTHENTICATED');
    expect(reasonOf(await school.ask('{ orders { totalCount } }', {}, await app.login('TEACHER', 'teacher1@example.com')))).toBe(
      'FORBIDDEN',
    );
  });

  it('shows a student the ordered project and its campus after both were taken off sale', async () => {
    const student = await school.student();
    const campus = await school.data('mutation { createCampus(input: {name: "Gone", info: "x"}) { id } }');
    const { id: projectId } = await school.project();
    await school.data('mutation ($id: Int!, $campusId: Int!) { updateProject(id: $id, input: {campusId: $campusId}) { id } }', {
      id: projectId,
      campusId: campus.createCampus.id,
    });
    const id = await school.order(student, projectId, 'TO_PAY');
    await school.data(
      'mutation ($id: Int!, $campusId: Int!) { deleteProject(id: $id) updateCampus(id: $campusId, input: {active: false}) { id } }',
      { id: projectId, campusId: campus.createCampus.id },
    );
    const { order, project } = await school.data(
      'query ($id: Int!, $projectId: Int!) { order(id: $id) { lines { project { campus { name } } } } project(id: $projectId) { id } }',
      { id, projectId },
      student.token,
    );
    expect(order.lines).toEqual([{ project: { campus: { name: 'Gone' } } }]);
    expect(project).toBeNull();
  });
});
