import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, reasonOf, refusalOf, succeeded } from '../admissions.js';

let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

describe('placing an order', () => {
  it('costs the application fee and the entry of the fee table for exactly that number of courses, to the cent', async () => {
    const student = await school.student();
    const { placeOrder } = succeeded(await school.place(student.token, (await school.project()).id, 3));
    expect(placeOrder).toMatchObject({
      status: 'TO_PAY',
      standardFee: '5000.10',
      payFee: null,
      currency: 'RMB',
      payment: 'BANK',
      coupons: [],
    });
    expect(placeOrder.lines).toMatchObject([{ courseNum: 3, courseFee: '3000.10' }]);
  });

  it('costs the application fee alone where the table has no entry for that number, and nothing where there is none', async () => {
    const { id: projectId } = await school.project({ courseNum: 5 });
    await school.data('mutation ($id: Int!) { updateProject(id: $id, input: {fees: [{courseNumber: 1, fee: "10"}]}) { id } }', {
      id: projectId,
    });
    expect(succeeded(await school.place((await school.student()).token, projectId, 4)).placeOrder.standardFee).toBe('2000.00');
    await school.data('mutation ($id: Int!) { updateProject(id: $id, input: {applyFee: null}) { id } }', { id: projectId });
    expect(succeeded(await school.place((await school.student()).token, projectId, 4)).placeOrder.standardFee).toBe('0.00');
    expect(succeeded(await school.place((await school.student()).token, projectId, 1)).placeOrder.standardFee).toBe('10.00');
  });

  it('keeps its price when the fees of the project change', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const orderId = await school.order(student, projectId, 'TO_PAY');
    await school.data('mutation ($id: Int!) { updateProject(id: $id, input: {applyFee: "1", fees: []}) { id } }', { id: projectId });
    expect((await school.data('query ($id: Int!) { order(id: $id) { standardFee } }', { id: orderId })).order.standardFee).toBe('3000.10');
  });

  it('refuses in the documented order: project, number of courses, unfinished order', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    await school.order(student, projectId, 'TO_PAY');
    expect(refusalOf(await school.place(student.token, 999_999, 9))).toMatchObject({ reason: 'RELATED_MISSING', field: 'projectId' });
    expect(refusalOf(await school.place(student.token, projectId, 0))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'courseNum' });
    expect(refusalOf(await school.place(student.token, projectId, 9))).toMatchObject({
      reason: 'COURSE_NUM_TOO_LARGE',
      params: { max: 3 },
    });
    expect(reasonOf(await school.place(student.token, projectId, 1))).toBe('ORDER_UNFINISHED');
  });

  it('refuses a project that was taken off sale', async () => {
    const { id: projectId } = await school.project();
    await school.data('mutation ($id: Int!) { deleteProject(id: $id) }', { id: projectId });
    expect(reasonOf(await school.place((await school.student()).token, projectId))).toBe('RELATED_MISSING');
  });

  it.each([
    ['TO_PAY', 'ORDER_UNFINISHED'],
    ['TO_CONFIRM', 'ORDER_UNFINISHED'],
    ['CONFIRMED', null],
    ['CONFIRM_FAILED', null],
    ['CANCELED', null],
  ] as const)('beside one that is %s, over all projects: %s', async (status, reason) => {
    const student = await school.student();
    await school.order(student, (await school.project()).id, status);
    expect(reasonOf(await school.place(student.token, (await school.project()).id))).toBe(reason);
  });

  it('is not barred by an order that nobody paid for more than seven days: that one is canceled', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const stale = await school.order(student, projectId, 'TO_PAY');
    await app.database.prisma.order.update({ where: { id: stale }, data: { createdAt: new Date(Date.now() - 7 * 86_400_000 - 60_000) } });
    expect(reasonOf(await school.place(student.token, projectId))).toBeNull();
    expect((await school.data('query ($id: Int!) { order(id: $id) { status } }', { id: stale })).order.status).toBe('CANCELED');
  });

  it('is for students themselves; staff name whom they order for', async () => {
    const [one, other] = [await school.student(), await school.student()];
    const { id: projectId } = await school.project();
    expect(refusalOf(await school.place(one.token, projectId, 1, { studentId: other.id }))).toMatchObject({
      reason: 'FORBIDDEN',
      field: 'studentId',
    });
    expect(reasonOf(await school.place(await school.admin(), projectId))).toBe('FORBIDDEN');
    expect(reasonOf(await school.place(await school.admin(), projectId, 1, { studentId: 999_999 }))).toBe('RELATED_MISSING');
    succeeded(await school.place(await school.admin(), projectId, 1, { studentId: other.id }));
    expect((await school.data('{ orders { totalCount } }', {}, other.token)).orders.totalCount).toBe(1);
    expect(reasonOf(await school.place(await app.login('SHOPPER', 'shopper1'), projectId))).toBe('FORBIDDEN');
  });

  it('gives numbers of the time in China, the student and the orders before', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    await school.order(student, projectId, 'CANCELED');
    await school.order(student, projectId, 'CANCELED');
    const { orders } = await school.data('{ orders(orderBy: ID_ASC) { nodes { orderNumber } } }', {}, student.token);
    expect(orders.nodes[0].orderNumber).toMatch(new RegExp(`^20\\d{12}${student.id}0$`));
    expect(orders.nodes[1].orderNumber).toMatch(new RegExp(`^20\\d{12}${student.id}1$`));
  });

  it('makes the newest invitation of the student count, once', async () => {
    const [inviter, first, student] = [await school.student(), await school.student(), await school.student()];
    const invite = (inviterId: number, invitedAt: string) =>
      app.database.prisma.recommendation.create({ data: { inviterId, inviteeId: student.id, invitedAt } });
    const older = await invite(first.id, '2026-01-01T00:00:00Z');
    const newer = await invite(inviter.id, '2026-02-01T00:00:00Z');
    const { id: projectId } = await school.project();
    await school.order(student, projectId, 'CANCELED');
    await school.order(student, projectId, 'CANCELED');
    const effective = await app.database.prisma.recommendation.findMany({
      where: { inviteeId: student.id, effective: true },
      select: { id: true },
    });
    expect(effective).toEqual([{ id: newer.id }]);
    expect(older.effective).toBe(false);
  });
});
