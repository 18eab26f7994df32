import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, refusalOf, succeeded, type MadeStudent } from '../admissions.js';
import { Bazaar } from './bazaar.js';

const DAY_MS = 86_400_000;

let app: TestApp;
let bazaar: Bazaar;

beforeAll(async () => {
  app = await createTestApp();
  bazaar = new Bazaar(app);
});
afterAll(() => app.close());

async function withLine(courseNum = 1): Promise<{ student: MadeStudent; line: number; projectId: number }> {
  const student = await bazaar.student();
  const { id: projectId } = await bazaar.project();
  return { student, projectId, line: await bazaar.line(student, projectId, courseNum) };
}

async function granted({ id }: MadeStudent, more: Record<string, unknown> = {}): Promise<number> {
  const couponId = await bazaar.coupon(more);
  succeeded(await bazaar.grant(couponId, id));
  return couponId;
}

describe('an order of the cart', () => {
  it('costs its lines and one application fee, the highest of its projects', async () => {
    const student = await bazaar.student();
    const projects = [
      await bazaar.project({ applyFee: '1500.50' }),
      await bazaar.project({ applyFee: '1800' }),
      await bazaar.project({ applyFee: null }),
    ];
    const lines: number[] = [];
    for (const { id } of projects) lines.push(await bazaar.line(student, id, 2));
    const { orderCart } = succeeded(await bazaar.orderCart(student.token, lines, { currency: 'FOREIGN_CURRENCY', payment: 'PAY_PAL' }));
    expect(orderCart).toMatchObject({
      status: 'TO_PAY',
      standardFee: '7800.30',
      payFee: '7800.30',
      currency: 'FOREIGN_CURRENCY',
      payment: 'PAY_PAL',
      coupons: [],
      revisions: [],
      adjustments: [],
    });
    expect(orderCart.lines).toEqual(
      projects.map(({ id }, index) => ({
        projectId: id,
        courseNum: 2,
        courseFee: '2000.10',
        cartLineId: lines[index],
        cartLine: { status: 'ORDERED' },
      })),
    );
  });

  it.each([
    [null, '3000.10'],
    ['0', '1000.10'],
  ])('with an application fee of %s costs %s', async (applyFee, standardFee) => {
    const student = await bazaar.student();
    const line = await bazaar.line(student, (await bazaar.project({ applyFee })).id);
    expect(succeeded(await bazaar.orderCart(student.token, [line])).orderCart).toMatchObject({
      standardFee,
      currency: null,
      payment: null,
    });
  });

  it('takes another number of courses with a line, and the fee for it, into the cart line as well', async () => {
    const { student, line } = await withLine();
    const { orderCart } = succeeded(await bazaar.orderCart(student.token, [], { lines: [{ cartLineId: line, courseNum: 3 }] }));
    expect(orderCart).toMatchObject({ standardFee: '5000.10', lines: [{ courseNum: 3, courseFee: '3000.10' }] });
    expect(await app.database.prisma.cartLine.findUniqueOrThrow({ where: { id: line } })).toMatchObject({
      courseNum: 3,
      status: 'ORDERED',
    });
  });

  it('keeps the fee that the line was given', async () => {
    const { student, line, projectId } = await withLine();
    await bazaar.data('mutation ($id: Int!) { updateProject(id: $id, input: {fees: [{courseNumber: 1, fee: "1"}]}) { id } }', {
      id: projectId,
    });
    expect(succeeded(await bazaar.orderCart(student.token, [line])).orderCart.standardFee).toBe('3000.10');
  });

  it('moves a new student to SUPPLY_ORDER and back when it is canceled; its lines stay ordered', async () => {
    const { student, line } = await withLine();
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    expect(await bazaar.statusOf(student)).toBe('SUPPLY_ORDER');
    succeeded(await bazaar.act('cancelOrder', id, student.token));
    expect(await bazaar.statusOf(student)).toBe('PERSONAL_FILE');
    expect((await bazaar.orderOf(id)).lines).toMatchObject([{ cartLine: { status: 'ORDERED' } }]);
  });

  it('makes the newest recommendation of its student count, once', async () => {
    const { student, line } = await withLine();
    const inviter = await bazaar.student();
    const recommend = 'mutation ($input: RecommendStudentInput!) { recommendStudent(input: $input) { id } }';
    await bazaar.data(recommend, { input: { inviterId: (await bazaar.student()).id, inviteeId: student.id } });
    const { recommendStudent } = await bazaar.data(recommend, { input: { inviterId: inviter.id, inviteeId: student.id } });
    succeeded(await bazaar.orderCart(student.token, [line]));
    const { recommendations } = await bazaar.data('{ recommendations { nodes { id inviteeStatus } } }', {}, inviter.token);
    expect(recommendations.nodes).toEqual([{ id: recommendStudent.id, inviteeStatus: 'SUPPLY_ORDER' }]);
    expect(await app.database.prisma.recommendation.count({ where: { inviteeId: student.id, effective: true } })).toBe(1);
  });

  it('is written into the operation log, as is its cancellation', async () => {
    const { student, line } = await withLine();
    const admin = await bazaar.admin();
    const { id } = succeeded(await bazaar.orderCart(admin, [line], { studentId: student.id })).orderCart;
    succeeded(await bazaar.act('cancelOrder', id, student.token));
    const entries = await app.database.prisma.auditEvent.findMany({
      where: { entity: 'Order', entityId: id },
      orderBy: { id: 'asc' },
      select: { description: true, actor: { select: { realm: true } } },
    });
    expect(entries).toEqual([
      { description: '创建了订单', actor: { realm: 'STAFF' } },
      { description: '取消了订单', actor: { realm: 'STUDENT' } },
    ]);
  });

  it('has the number of the time in China, the student and the orders before', async () => {
    const { student, line, projectId } = await withLine();
    const first = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    succeeded(await bazaar.act('cancelOrder', first.id));
    const second = succeeded(await bazaar.orderCart(student.token, [await bazaar.line(student, projectId)])).orderCart;
    expect(first.orderNumber).toMatch(new RegExp(`^\\d{14}${student.id}0$`));
    expect(second.orderNumber).toMatch(new RegExp(`^\\d{14}${student.id}1$`));
    const china = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
    expect(second.orderNumber.slice(0, 8)).toBe(china);
  });

  it('is placed by staff for whom they name, and by nobody for another', async () => {
    const { student, line } = await withLine();
    const stranger = await bazaar.student();
    const admin = await bazaar.admin();
    expect(reasonOf(await bazaar.orderCart(admin, [line]))).toBe('FORBIDDEN');
    expect(reasonOf(await bazaar.orderCart(stranger.token, [line], { studentId: student.id }))).toBe('FORBIDDEN');
    expect(refusalOf(await bazaar.orderCart(admin, [line], { studentId: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
    });
    expect(refusalOf(await bazaar.orderCart(admin, [line], { studentId: stranger.id }))).toMatchObject({
      reason: 'CART_LINE_INVALID',
      params: { id: line },
    });
    expect(succeeded(await bazaar.orderCart(admin, [line], { studentId: student.id })).orderCart.status).toBe('TO_PAY');
  });
});

describe('coupons of an order', () => {
  it('are every one the student can use, where none are named; they are locked and lower what is to be paid', async () => {
    const { student, line } = await withLine();
    const good = [await granted(student, { amount: '300' }), await granted(student, { amount: '0.11' })];
    await granted(student, { endTime: '2021-01-01T00:00:00Z' });
    await granted(student, { startTime: '2090-01-01T00:00:00Z' });
    await granted(student, { active: false });
    const { orderCart } = succeeded(await bazaar.orderCart(student.token, [line]));
    expect(orderCart).toMatchObject({ standardFee: '3000.10', payFee: '2699.99' });
    expect(orderCart.coupons).toEqual(good.map((couponId) => ({ couponId, status: 'LOCKED' })));
  });

  it('are those named, and none where the list is empty', async () => {
    const { student, line, projectId } = await withLine();
    const [one, two] = [await granted(student), await granted(student)];
    const first = succeeded(await bazaar.orderCart(student.token, [line], { couponIds: [] })).orderCart;
    expect(first).toMatchObject({ payFee: '3000.10', coupons: [] });
    succeeded(await bazaar.act('cancelOrder', first.id));
    const second = succeeded(
      await bazaar.orderCart(student.token, [await bazaar.line(student, projectId)], { couponIds: [two, two] }),
    ).orderCart;
    expect(second).toMatchObject({ payFee: '2700.10', coupons: [{ couponId: two, status: 'LOCKED' }] });
    expect(await bazaar.couponsOf(student)).toContainEqual({ couponId: one, status: 'TO_USE', orderId: null });
  });

  it('never bring the price below 0', async () => {
    const { student, line } = await withLine();
    await granted(student, { amount: '9999999.99' });
    expect(succeeded(await bazaar.orderCart(student.token, [line])).orderCart).toMatchObject({ standardFee: '3000.10', payFee: '0.00' });
  });

  it('that the student does not hold, has locked or used, or cannot use any more are refused', async () => {
    const { student, line, projectId } = await withLine();
    const used = await granted(student);
    const spent = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    succeeded(await bazaar.pay(student.token, spent.id));
    succeeded(await bazaar.act('confirmOrder', spent.id));
    const next = await bazaar.line(student, projectId);
    const expired = await granted(student, { endTime: '2021-01-01T00:00:00Z' });
    for (const id of [used, expired, await bazaar.coupon(), 999_999]) {
      expect(refusalOf(await bazaar.orderCart(student.token, [next], { couponIds: [id] }))).toMatchObject({
        reason: 'COUPON_INVALID',
        params: { id },
      });
    }
  });

  it.each([
    ['cancelOrder', 'TO_USE'],
    ['failOrder', 'TO_USE'],
    ['confirmOrder', 'USED'],
  ] as const)('after %s are %s', async (mutation, status) => {
    const { student, line } = await withLine();
    const couponId = await granted(student);
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    if (mutation !== 'cancelOrder') succeeded(await bazaar.pay(student.token, id));
    succeeded(await bazaar.act(mutation, id));
    expect(await bazaar.couponsOf(student)).toEqual([{ couponId, status, orderId: status === 'USED' ? id : null }]);
  });

  it('count for what they were worth when it was placed, also after they are worth something else', async () => {
    const { student, line } = await withLine();
    const couponId = await granted(student);
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    await bazaar.data('mutation ($id: Int!) { updateCoupon(id: $id, input: {amount: "1"}) { id } }', { id: couponId });
    expect(succeeded(await bazaar.pay(student.token, id, { couponIds: [couponId] })).payOrder.payFee).toBe('2700.10');
  });

  it('may be added when it is paid, as the other summer surface does', async () => {
    const { student, line } = await withLine();
    const { id } = succeeded(await bazaar.orderCart(student.token, [line], { couponIds: [await granted(student)] })).orderCart;
    const more = await granted(student, { amount: '0.10' });
    expect(succeeded(await bazaar.pay(student.token, id, { couponIds: [more] })).payOrder.payFee).toBe('2700.00');
  });
});

describe('refused in the documented order', () => {
  it('are the lines, the coupons, the unfinished order, the fees', async () => {
    const { student, line, projectId } = await withLine();
    succeeded(await bazaar.orderCart(student.token, [line]));
    const next = await bazaar.line(student, projectId);
    const order = (lines: object[], couponIds: number[]) => bazaar.orderCart(student.token, [], { lines, couponIds });
    expect(refusalOf(await order([{ cartLineId: line, courseNum: 9 }], [999_999]))).toMatchObject({
      reason: 'CART_LINE_INVALID',
      params: { id: line },
    });
    expect(refusalOf(await order([{ cartLineId: next, courseNum: 9 }], [999_999]))).toMatchObject({ reason: 'COUPON_INVALID' });
    expect(reasonOf(await order([{ cartLineId: next, courseNum: 9 }], []))).toBe('ORDER_UNFINISHED');
    const newest = (await bazaar.data('{ newestOrder { id } }', {}, student.token)).newestOrder;
    succeeded(await bazaar.act('cancelOrder', newest.id));
    expect(refusalOf(await order([{ cartLineId: next, courseNum: 9 }], []))).toMatchObject({
      reason: 'COURSE_FEE_MISSING',
      params: { courseNum: 9 },
    });
  });

  it('are no lines, more than four, and one named twice', async () => {
    const { student, line } = await withLine();
    expect(refusalOf(await bazaar.orderCart(student.token, []))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'lines' });
    expect(refusalOf(await bazaar.orderCart(student.token, [1, 2, 3, 4, 5]))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'lines' });
    expect(refusalOf(await bazaar.orderCart(student.token, [line, line]))).toMatchObject({
      reason: 'CART_LINE_INVALID',
      params: { id: line },
    });
    expect(await bazaar.cart(student)).toHaveLength(1);
  });
});

describe('one unfinished order, over both summer surfaces', () => {
  it('keeps either way of ordering from a second', async () => {
    const { student, line, projectId } = await withLine();
    const { id } = succeeded(await bazaar.place(student.token, projectId)).placeOrder;
    expect(reasonOf(await bazaar.orderCart(student.token, [line]))).toBe('ORDER_UNFINISHED');
    succeeded(await bazaar.act('cancelOrder', id));
    succeeded(await bazaar.orderCart(student.token, [line]));
    expect(reasonOf(await bazaar.place(student.token, projectId))).toBe('ORDER_UNFINISHED');
  });

  it('that expired makes room: it is canceled, its coupons can be used', async () => {
    const { student, line, projectId } = await withLine();
    const couponId = await granted(student);
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    await app.database.prisma.order.update({ where: { id }, data: { createdAt: new Date(Date.now() - 7 * DAY_MS - 1000) } });
    const next = succeeded(await bazaar.orderCart(student.token, [await bazaar.line(student, projectId)])).orderCart;
    expect(next.coupons).toEqual([{ couponId, status: 'LOCKED' }]);
    expect((await bazaar.orderOf(id)).status).toBe('CANCELED');
  });
});

describe('staff amend an order', () => {
  it('and move it on in the same step, or nothing happens', async () => {
    const { student, line } = await withLine();
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    expect(reasonOf(await bazaar.amend(id, { remark: 'Nice', status: 'CONFIRMED' }))).toBe('ORDER_NOT_PAID');
    expect((await bazaar.data('query ($id: Int!) { order(id: $id) { remark } }', { id })).order.remark).toBeNull();
    succeeded(await bazaar.pay(student.token, id));
    expect(reasonOf(await bazaar.amend(id, { status: 'CANCELED' }))).toBe('ORDER_PAID_NOT_CANCELABLE');
    expect(succeeded(await bazaar.amend(id, { remark: 'Nice', payment: 'OFF_LINE', status: 'CONFIRMED' })).updateOrder).toMatchObject({
      remark: 'Nice',
      payment: 'OFF_LINE',
      status: 'CONFIRMED',
    });
    expect(reasonOf(await bazaar.amend(id, { remark: 'Again' }))).toBe('ORDER_CONFIRMED');
    expect(await bazaar.statusOf(student)).toBe('PAYMENT_CONFIRMED');
  });

  it('whose status only those give who judge orders, and only a judgement', async () => {
    const { student, line } = await withLine();
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    expect(reasonOf(await bazaar.amend(id, { status: 'CANCELED' }, await app.login('STAFF', 'demoserver')))).toBe('FORBIDDEN');
    expect(reasonOf(await bazaar.amend(id, { status: 'CANCELED' }, student.token))).toBe('FORBIDDEN');
    expect(refusalOf(await bazaar.amend(id, { status: 'TO_CONFIRM' }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'status' });
    expect(succeeded(await bazaar.amend(id, { status: 'CANCELED' })).updateOrder.status).toBe('CANCELED');
  });
});

describe('the newest order', () => {
  const newest = async (token: string, studentId?: number) =>
    (await bazaar.data('query ($studentId: Int) { newestOrder(studentId: $studentId) { id status } }', { studentId }, token)).newestOrder;

  it('is the one placed last that is not canceled', async () => {
    const { student, line, projectId } = await withLine();
    expect(await newest(student.token)).toBeNull();
    const bought = await bazaar.purchase(student, [projectId]);
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    expect(await newest(student.token)).toEqual({ id, status: 'TO_PAY' });
    succeeded(await bazaar.act('cancelOrder', id));
    expect(await newest(student.token)).toEqual({ id: bought, status: 'CONFIRMED' });
  });

  it('is canceled on being read when it was not paid within seven days, and only then', async () => {
    const { student, line, projectId } = await withLine();
    const couponId = await granted(student);
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    const age = (days: number, extra = 0) =>
      app.database.prisma.order.update({ where: { id }, data: { createdAt: new Date(Date.now() - days * DAY_MS + extra) } });
    await age(7, 60_000);
    expect(await newest(student.token)).toEqual({ id, status: 'TO_PAY' });
    await age(7, -1000);
    expect(await newest(student.token)).toBeNull();
    expect(await bazaar.couponsOf(student)).toEqual([{ couponId, status: 'TO_USE', orderId: null }]);
    const bought = await bazaar.purchase(student, [projectId]);
    await app.database.prisma.order.update({ where: { id: bought }, data: { createdAt: new Date(Date.now() - 30 * DAY_MS) } });
    expect(await newest(student.token)).toEqual({ id: bought, status: 'CONFIRMED' });
  });

  it('is asked for by students for themselves and by staff for whom they name', async () => {
    const { student, line } = await withLine();
    const { id } = succeeded(await bazaar.orderCart(student.token, [line])).orderCart;
    expect(await newest(await bazaar.admin(), student.id)).toEqual({ id, status: 'TO_PAY' });
    const ask = (token: string, studentId?: number) =>
      bazaar.ask('query ($studentId: Int) { newestOrder(studentId: $studentId) { id } }', { studentId }, token);
    expect(reasonOf(await ask(await bazaar.admin()))).toBe('FORBIDDEN');
    expect(reasonOf(await ask((await bazaar.student()).token, student.id))).toBe('FORBIDDEN');
  });
});
