import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../support/app.js';
import { slowWrites } from '../support/slow-writes.js';
import { outcomes, succeeded, type MadeStudent } from './admissions.js';
import { Bazaar } from './commerce/bazaar.js';

let app: TestApp;
let bazaar: Bazaar;

beforeAll(async () => {
  app = await createTestApp();
  bazaar = new Bazaar(app);
});
afterAll(() => app.close());

const enrolled = async ({ id }: MadeStudent): Promise<number> =>
  (await app.database.prisma.enrolment.create({ data: { studentId: id, offeringId: 1, courseCode: 'ECON1A', courseName: '微观经济学' } }))
    .id;
const give = (id: number, studentId: number): Promise<GraphQLAnswer> =>
  bazaar.ask('mutation ($id: Int!, $studentId: Int!) { updateEnrolment(id: $id, input: { studentId: $studentId }) { id } }', {
    id,
    studentId,
  });

/** Every operation that writes several rows of one student, or decides by what it has read of them. */
const OPERATIONS: Record<string, (student: MadeStudent) => Promise<() => Promise<GraphQLAnswer>>> = {
  addCartLine:
    async ({ token }) =>
    () =>
      bazaar.add(token, 1),
  updateCartLine: async (student) => {
    const id = await bazaar.line(student, 1);
    return () => bazaar.update(student.token, id, { courseNum: 1 });
  },
  changeCartLines: async (student) => {
    const id = await bazaar.line(student, 1);
    return () => bazaar.change(student.token, [{ id, courseNum: 1 }]);
  },
  removeCartLines: async (student) => {
    const id = await bazaar.line(student, 1);
    return () => bazaar.removeAll(student.token, [id]);
  },
  clearCart: async (student) => {
    await bazaar.line(student, 1);
    return () => bazaar.ask('mutation { clearCart }', {}, student.token);
  },
  orderCart: async (student) => {
    const id = await bazaar.line(student, 1);
    return () => bazaar.orderCart(student.token, [id]);
  },
  placeOrder: async ({ token }) => {
    const { id } = await bazaar.project();
    return () => bazaar.place(token, id);
  },
  payOrder: async (student) => {
    const id = await bazaar.order(student, (await bazaar.project()).id, 'TO_PAY');
    return () => bazaar.pay(student.token, id);
  },
  confirmOrder: async (student) => {
    const id = await bazaar.order(student, (await bazaar.project()).id, 'TO_CONFIRM');
    return () => bazaar.act('confirmOrder', id);
  },
  updateOrder: async (student) => {
    const id = await bazaar.order(student, (await bazaar.project()).id, 'TO_PAY');
    return () => bazaar.amend(id, { remark: 'x' });
  },
  createAdjustment: async (student) => {
    const id = await bazaar.order(student, (await bazaar.project()).id, 'CONFIRMED');
    return () => bazaar.adjust(id, student.id);
  },
  revokeCoupon: async ({ id: studentId }) => {
    const couponId = await bazaar.coupon();
    succeeded(await bazaar.grant(couponId, studentId));
    const query = 'mutation ($couponId: Int!, $studentId: Int!) { revokeCoupon(couponId: $couponId, studentId: $studentId) }';
    return () => bazaar.ask(query, { couponId, studentId });
  },
  chooseOffering: async (student) => {
    const { id, offeringIds } = await bazaar.project();
    await bazaar.order(student, id, 'CONFIRMED');
    return () => bazaar.choose(student.token, id, offeringIds[0] ?? 0);
  },
  enterScore: async (student) => {
    const id = await enrolled(student);
    return () => bazaar.ask('mutation ($id: Int!) { enterScore(enrolmentId: $id, input: { score: 90 }) { id } }', { id });
  },
  updateEnrolment: async (student) => {
    const id = await enrolled(student);
    return () => give(id, student.id);
  },
  assignConsultant:
    async ({ id }) =>
    () =>
      bazaar.ask('mutation ($id: Int!) { assignConsultant(studentId: $id, staffId: 1) { id } }', { id }),
  updateStudent:
    async ({ id }) =>
    () =>
      bazaar.ask('mutation ($id: Int!) { updateStudent(id: $id, input: { studentNumber: "20260001" }) { id } }', { id }),
};

/** The statement that the write engine locks with. */
const LOCK = /FROM "student".* FOR NO KEY UPDATE/s;
const WRITE = /\b(INSERT INTO|UPDATE|DELETE FROM) "/;

describe('the student is locked before anything of theirs is written by', () => {
  it.each(Object.entries(OPERATIONS))('%s', async (_, prepare) => {
    const run = await prepare(await bazaar.student());
    const sent = await app.database.statementsOf(async () => succeeded(await run()));
    const [lock, write] = [LOCK, WRITE].map((kind) => sent.findIndex((sql) => kind.test(sql)));
    expect(lock).not.toBe(-1);
    expect(write).toBeGreaterThan(lock ?? -1);
  });
});

/** Truly at once on PostgreSQL only. */
describe('nobody waits in a circle', () => {
  beforeAll(() => slowWrites(app.database, 'enrolment', 'cart_line'));

  it('who gives enrolments of two students to each other', async () => {
    const [one, other] = [await bazaar.student(), await bazaar.student()];
    const [ofOne, ofOther] = [await enrolled(one), await enrolled(other)];
    expect(outcomes(await Promise.all([give(ofOne, other.id), give(ofOther, one.id)]))).toEqual({ done: 2 });
  });

  it('who orders lines of a cart while somebody takes them out', async () => {
    const student = await bazaar.student();
    const ids = [await bazaar.line(student, 1), await bazaar.line(student, 2)];
    const [ordered, removed] = await Promise.all([
      bazaar.orderCart(student.token, [...ids].reverse()),
      bazaar.removeAll(await bazaar.admin(), ids),
    ]);
    expect([
      [{ done: 1 }, 0],
      [{ CART_LINE_INVALID: 1 }, 2],
    ]).toContainEqual([outcomes([ordered]), removed.data.removeCartLines]);
  });
});
