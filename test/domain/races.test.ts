import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';
import { Admissions, outcomes, succeeded, type MadeStudent } from './admissions.js';

/** Real concurrency: on PostgreSQL over the connections of the pool, on the embedded database in turns. */
let app: TestApp;
let school: Admissions;

beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
});
afterAll(() => app.close());

const times = <T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, (_, index) => make(index)));

describe('of those who race', () => {
  it('one of 50 students has the one seat left', { timeout: 120_000 }, async () => {
    const { id: projectId, offeringIds } = await school.project({ seats: [1] });
    const [offeringId = 0] = offeringIds;
    const students: MadeStudent[] = [];
    for (let index = 0; index < 50; index++) {
      const student = await school.student();
      await school.order(student, projectId, 'TO_CONFIRM');
      students.push(student);
    }
    const answers = await Promise.all(students.map(({ token }) => school.choose(token, projectId, offeringId)));
    expect(outcomes(answers)).toEqual({ done: 1, OFFERING_FULL: 49 });
    expect(await app.database.prisma.enrolment.count({ where: { offeringId } })).toBe(1);
  });

  it('one of 20 equal choices of one student is made', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project();
    await school.order(student, projectId, 'CONFIRMED', 3);
    const answers = await times(20, () => school.choose(student.token, projectId, offeringIds[0] ?? 0));
    expect(outcomes(answers)).toEqual({ done: 1, OFFERING_CHOSEN: 19 });
  });

  it('no more courses are chosen at once than were paid for', async () => {
    const student = await school.student();
    const { id: projectId, offeringIds } = await school.project();
    await school.order(student, projectId, 'CONFIRMED', 2);
    const answers = await Promise.all(offeringIds.map((offeringId) => school.choose(student.token, projectId, offeringId)));
    expect(outcomes(answers)).toEqual({ done: 2, CHOICES_USED_UP: 1 });
  });

  it('one of 20 identical orders of one student comes to be', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const answers = await times(20, () => school.place(student.token, projectId));
    expect(outcomes(answers)).toEqual({ done: 1, ORDER_UNFINISHED: 19 });
    expect(await app.database.prisma.order.count({ where: { studentId: student.id } })).toBe(1);
  });

  it('one of 20 payments counts, and a coupon is spent once', async () => {
    const student = await school.student();
    const couponId = await school.coupon();
    succeeded(await school.grant(couponId, student.id));
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    const answers = await times(20, () => school.pay(student.token, id, { couponIds: [couponId] }));
    expect(outcomes(answers)).toEqual({ done: 1, ORDER_PAYMENT_EXISTS: 19 });
    expect(await app.database.prisma.couponGrant.findMany({ where: { couponId }, select: { status: true, orderId: true } })).toEqual([
      { status: 'LOCKED', orderId: id },
    ]);
    expect((await school.data('query ($id: Int!) { order(id: $id) { payFee } }', { id })).order.payFee).toBe('2700.10');
  });

  it('one of two staff confirms an order, and one revision is written', async () => {
    const id = await school.order(await school.student(), (await school.project()).id, 'TO_CONFIRM');
    const answers = await times(10, () => school.act('confirmOrder', id));
    expect(outcomes(answers)).toEqual({ done: 1, ORDER_CONFIRMED: 9 });
    expect(await app.database.prisma.orderRevision.count({ where: { orderId: id } })).toBe(1);
  });

  it('the one who confirms and the one who refuses do not both succeed', async () => {
    const id = await school.order(await school.student(), (await school.project()).id, 'TO_CONFIRM');
    const answers = await Promise.all([school.act('confirmOrder', id), school.act('failOrder', id)]);
    expect(outcomes(answers)['done']).toBe(1);
  });

  it('an order is paid or canceled, not both', async () => {
    const student = await school.student();
    const id = await school.order(student, (await school.project()).id, 'TO_PAY');
    const answers = await Promise.all([school.pay(student.token, id), school.act('cancelOrder', id, student.token)]);
    expect(outcomes(answers)['done']).toBe(1);
    const { status, paymentInfo } = await app.database.prisma.order.findUniqueOrThrow({
      where: { id },
      select: { status: true, paymentInfo: true },
    });
    expect(status === 'TO_CONFIRM').toBe(paymentInfo !== null);
  });

  it('no more coupons are granted than there are', async () => {
    const students = await times(20, () => school.student());
    const couponId = await school.coupon({ maxNum: 3 });
    const answers = await Promise.all(students.map(({ id }) => school.grant(couponId, id)));
    expect(outcomes(answers)).toEqual({ done: 3, COUPON_EXHAUSTED: 17 });
  });

  it('one sales man is chosen', async () => {
    const student = await school.student();
    const { suggestedConsultant } = await school.data('{ suggestedConsultant { id } }', {}, student.token);
    const query = 'mutation ($id: Int!) { chooseConsultant(staffId: $id) { id } }';
    const answers = await times(10, () => school.ask(query, { id: suggestedConsultant.id }, student.token));
    expect(outcomes(answers)).toEqual({ done: 1, CONSULTANT_ASSIGNED: 9 });
  });

  it('the proof of a credit transfer is stored once', async () => {
    const student = await school.student();
    const { id: projectId } = await school.project();
    const { createCreditTransfer } = await school.data(
      'mutation ($s: Int!, $p: Int!) { createCreditTransfer(studentId: $s, projectId: $p) { id } }',
      { s: student.id, p: projectId },
    );
    await school.data('mutation ($id: Int!) { moveCreditTransfer(id: $id, input: {status: SUCCESS}) { id } }', {
      id: createCreditTransfer.id,
    });
    const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
    const query = 'mutation ($projectId: Int!, $image: String!) { uploadCreditTransferImage(projectId: $projectId, image: $image) { id } }';
    const answers = await times(5, () => school.ask(query, { projectId, image: png }, student.token));
    expect(outcomes(answers)).toEqual({ done: 1, CREDIT_TRANSFER_PROVEN: 4 });
  });

  it('orders of many students at once all come to be, each with a number of its own', async () => {
    const { id: projectId } = await school.project();
    const students = await times(30, () => school.student());
    const answers = await Promise.all(students.map(({ token }) => school.place(token, projectId)));
    expect(outcomes(answers)).toEqual({ done: 30 });
  });
});
