import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { PNG, reasonOf, refusalOf, succeeded, type MadeStudent } from '../admissions.js';
import { Bazaar } from './bazaar.js';

let app: TestApp;
let bazaar: Bazaar;
let projects: number[];

beforeAll(async () => {
  app = await createTestApp();
  bazaar = new Bazaar(app);
  projects = [];
  for (let count = 0; count < 5; count++) projects.push((await bazaar.project()).id);
});
afterAll(() => app.close());

/** A student with a confirmed order of the first so many projects: one course each, at 1000.10 and the application fee of 2000. */
async function bought(count = 1): Promise<{ student: MadeStudent; order: number }> {
  const student = await bazaar.student();
  return { student, order: await bazaar.purchase(student, projects.slice(0, count)) };
}

const revisionsOf = async (id: number): Promise<{ allAmount: string; lines: { projectId: number; courseNum: number }[] }[]> =>
  (await bazaar.orderOf(id)).revisions;

describe('an extra payment', () => {
  it('waits to be paid, with a number of its own, and the next revision counts it in', async () => {
    const { student, order } = await bought();
    const more = {
      replenishType: 'ADD_COURSE',
      amount: '99.90',
      projectId: projects[0],
      courseNum: 3,
      adminRemark: 'One more',
      currency: 'FOREIGN_CURRENCY',
    };
    const { createAdjustment } = succeeded(await bazaar.adjust(order, student.id, more));
    expect(createAdjustment).toMatchObject({
      orderId: order,
      studentId: student.id,
      type: 'REPLENISH',
      replenishType: 'ADD_COURSE',
      refundType: null,
      status: 'TO_PAY',
      amount: '99.90',
      currency: 'FOREIGN_CURRENCY',
      projectId: projects[0],
      courseNum: 3,
      adminRemark: 'One more',
      studentRemark: null,
      imageUrl: null,
    });
    expect(createAdjustment.adjustmentNumber).toMatch(new RegExp(`^\\d{14}${student.id}0$`));
    expect((await bazaar.orderOf(order)).revisions).toEqual([
      { allAmount: '3000.10', adjustmentId: null, lines: [{ slot: 1, projectId: projects[0], courseNum: 1 }] },
      { allAmount: '3100.00', adjustmentId: createAdjustment.id, lines: [{ slot: 1, projectId: projects[0], courseNum: 3 }] },
    ]);
    expect(succeeded(await bazaar.adjust(order, student.id)).createAdjustment.adjustmentNumber).toMatch(new RegExp(`${student.id}1$`));
  });

  it('without a number of courses copies the projects of the newest revision', async () => {
    const { student, order } = await bought(2);
    succeeded(await bazaar.adjust(order, student.id, { projectId: projects[4] }));
    succeeded(await bazaar.adjust(order, student.id, { amount: '0.01' }));
    const [first, ...others] = await revisionsOf(order);
    expect(others.map(({ allAmount }) => allAmount)).toEqual(['4100.20', '4100.21']);
    for (const { lines } of others) expect(lines).toEqual(first?.lines);
  });

  it('names a project by its slot, too', async () => {
    const { student, order } = await bought(2);
    expect(succeeded(await bazaar.adjust(order, student.id, { slot: 2, courseNum: 3 })).createAdjustment.projectId).toBe(projects[1]);
    expect((await revisionsOf(order)).at(-1)?.lines).toMatchObject([{ courseNum: 1 }, { slot: 2, projectId: projects[1], courseNum: 3 }]);
  });

  it('puts a new project into the next free slot, up to four', async () => {
    const { student, order } = await bought(3);
    succeeded(await bazaar.adjust(order, student.id, { projectId: projects[3], courseNum: 2 }));
    expect((await revisionsOf(order)).at(-1)?.lines.at(-1)).toMatchObject({ slot: 4, projectId: projects[3], courseNum: 2 });
    expect(refusalOf(await bazaar.adjust(order, student.id, { projectId: projects[4], courseNum: 2 }))).toMatchObject({
      reason: 'ADJUSTMENT_PROJECT_REFUSED',
      field: 'projectId',
    });
    succeeded(await bazaar.adjust(order, student.id, { projectId: projects[3], courseNum: 1 }));
  });

  it('of a project that was bought twice changes the first of the two', async () => {
    const student = await bazaar.student();
    const [one = 0] = projects;
    const order = await bazaar.purchase(student, [one, one]);
    succeeded(await bazaar.adjust(order, student.id, { projectId: one, courseNum: 3 }));
    expect((await revisionsOf(order)).at(-1)?.lines.map(({ courseNum }) => courseNum)).toEqual([3, 1]);
    succeeded(await bazaar.adjust(order, student.id, { slot: 2, courseNum: 2 }));
    expect((await revisionsOf(order)).at(-1)?.lines.map(({ courseNum }) => courseNum)).toEqual([3, 2]);
  });
});

describe('a refund', () => {
  it('is paid back at once, appends no revision, and is closed', async () => {
    const { student, order } = await bought();
    const more = { type: 'REFUND', refundType: 'MORE_TUITION', replenishType: 'ADD_COURSE', projectId: projects[0], courseNum: 2 };
    const { createAdjustment } = succeeded(await bazaar.adjust(order, student.id, more));
    expect(createAdjustment).toMatchObject({ status: 'REFUNDED', refundType: 'MORE_TUITION', replenishType: null, projectId: projects[0] });
    expect(await revisionsOf(order)).toHaveLength(1);
    expect((await bazaar.orderOf(order)).adjustments).toEqual([{ id: createAdjustment.id, status: 'REFUNDED' }]);
    expect(reasonOf(await bazaar.updateAdjustment(createAdjustment.id, { studentRemark: 'Thanks' }, student.token))).toBe(
      'ADJUSTMENT_CONFIRMED',
    );
    expect(reasonOf(await bazaar.judge('cancelAdjustment', createAdjustment.id))).toBe('ADJUSTMENT_CONFIRMED');
  });
});

describe('an adjustment is refused', () => {
  it.each(['0', '0.00', '-1', '0.001', '10000000000'])('for an amount of %s', async (amount) => {
    const { student, order } = await bought();
    expect(refusalOf(await bazaar.adjust(order, student.id, { amount }))).toMatchObject({ reason: 'AMOUNT_INVALID', field: 'amount' });
  });

  it('where the sum is more than can be stored', async () => {
    const { student, order } = await bought();
    expect(refusalOf(await bazaar.adjust(order, student.id, { amount: '9999999999.99' }))).toMatchObject({
      reason: 'AMOUNT_INVALID',
      field: 'amount',
    });
    expect((await bazaar.orderOf(order)).adjustments).toEqual([]);
  });

  it('for another student, an unknown order or project, an order that is not confirmed, an empty slot', async () => {
    const { student, order } = await bought();
    expect(refusalOf(await bazaar.adjust(order, 1))).toMatchObject({ reason: 'ADJUSTMENT_STUDENT_WRONG', field: 'studentId' });
    expect(refusalOf(await bazaar.adjust(999_999, student.id))).toMatchObject({ reason: 'RELATED_MISSING', field: 'orderId' });
    expect(refusalOf(await bazaar.adjust(order, student.id, { projectId: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'projectId',
    });
    expect(refusalOf(await bazaar.adjust(order, student.id, { slot: 2, courseNum: 1 }))).toMatchObject({
      reason: 'ADJUSTMENT_PROJECT_REFUSED',
      field: 'slot',
    });
    expect(refusalOf(await bazaar.adjust(order, student.id, { slot: 5 }))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'slot' });
    const unpaid = await bazaar.order(student, projects[0] ?? 0, 'TO_CONFIRM');
    for (const type of ['REPLENISH', 'REFUND']) {
      expect(refusalOf(await bazaar.adjust(unpaid, student.id, { type }))).toMatchObject({
        reason: 'ORDER_NOT_CONFIRMED',
        field: 'orderId',
      });
    }
  });

  it('from whoever does not judge payments', async () => {
    const { student, order } = await bought();
    for (const token of [student.token, await app.login('STAFF', 'demoserver'), await app.login('SHOPPER', 'shopper1')]) {
      expect(reasonOf(await bazaar.adjust(order, student.id, {}, token))).toBe('FORBIDDEN');
    }
  });
});

describe('the life of an extra payment', () => {
  async function asked(): Promise<{ student: MadeStudent; id: number }> {
    const { student, order } = await bought();
    return { student, id: succeeded(await bazaar.adjust(order, student.id)).createAdjustment.id };
  }

  it('is proven by its student, then accepted', async () => {
    const { student, id } = await asked();
    expect(reasonOf(await bazaar.judge('confirmAdjustment', id))).toBe('ADJUSTMENT_NOT_PAID');
    const proof = { image: PNG, studentRemark: 'Paid', accountName: 'Father', phone: '138', relation: '父亲' };
    const { updateAdjustment } = succeeded(await bazaar.updateAdjustment(id, proof, student.token));
    expect(updateAdjustment).toMatchObject({
      status: 'TO_CONFIRM',
      studentRemark: 'Paid',
      accountName: 'Father',
      phone: '138',
      relation: '父亲',
      amount: '100.00',
    });
    expect(updateAdjustment.imageUrl).toMatch(/\/media\/images\//);
    expect(reasonOf(await bazaar.judge('cancelAdjustment', id))).toBe('ADJUSTMENT_PAID_NOT_CANCELABLE');
    expect(succeeded(await bazaar.judge('confirmAdjustment', id)).confirmAdjustment.status).toBe('CONFIRMED');
    expect(reasonOf(await bazaar.updateAdjustment(id, { image: PNG }, student.token))).toBe('ADJUSTMENT_CONFIRMED');
  });

  it('ends when it is not accepted, or was taken back', async () => {
    const failed = await asked();
    succeeded(await bazaar.updateAdjustment(failed.id, { image: PNG }, failed.student.token));
    succeeded(await bazaar.judge('failAdjustment', failed.id));
    expect(reasonOf(await bazaar.updateAdjustment(failed.id, { studentRemark: 'But' }, failed.student.token))).toBe(
      'ADJUSTMENT_CONFIRM_FAILED',
    );
    const canceled = await asked();
    succeeded(await bazaar.judge('cancelAdjustment', canceled.id));
    expect(reasonOf(await bazaar.updateAdjustment(canceled.id, { image: PNG }, canceled.student.token))).toBe('ADJUSTMENT_CANCELED');
  });

  it('takes a remark without moving, and keeps what is left out', async () => {
    const { student, id } = await asked();
    succeeded(await bazaar.updateAdjustment(id, { studentRemark: 'Soon' }, student.token));
    expect(succeeded(await bazaar.updateAdjustment(id, { phone: '139' }, student.token)).updateAdjustment).toMatchObject({
      status: 'TO_PAY',
      studentRemark: 'Soon',
      phone: '139',
    });
  });

  it("is not moved by a picture of the staff's", async () => {
    const { id } = await asked();
    expect(succeeded(await bazaar.updateAdjustment(id, { image: PNG })).updateAdjustment.status).toBe('TO_PAY');
    expect(reasonOf(await bazaar.updateAdjustment(id, { image: PNG, status: 'CONFIRMED' }))).toBe('ADJUSTMENT_NOT_PAID');
  });

  it('is judged by those who judge payments only, and only a judgement is a status that can be given', async () => {
    const { student, id } = await asked();
    succeeded(await bazaar.updateAdjustment(id, { image: PNG }, student.token));
    for (const token of [student.token, await app.login('STAFF', 'demoserver')]) {
      expect(reasonOf(await bazaar.updateAdjustment(id, { status: 'CONFIRMED' }, token))).toBe('FORBIDDEN');
      expect(reasonOf(await bazaar.judge('confirmAdjustment', id, token))).toBe('FORBIDDEN');
    }
    for (const status of ['TO_PAY', 'TO_CONFIRM', 'REFUNDED'])
      expect(reasonOf(await bazaar.updateAdjustment(id, { status }))).toBe('BAD_USER_INPUT');
    expect(succeeded(await bazaar.updateAdjustment(id, { status: 'CONFIRM_FAILED' })).updateAdjustment.status).toBe('CONFIRM_FAILED');
  });

  it('is nothing to other students: it is not there, and an upload is not kept', async () => {
    const { id } = await asked();
    const stranger = await bazaar.student();
    expect(reasonOf(await bazaar.updateAdjustment(id, { image: PNG }, stranger.token))).toBe('NOT_FOUND');
    expect(
      await bazaar.data('query ($id: Int!) { adjustment(id: $id) { id } adjustments { totalCount } }', { id }, stranger.token),
    ).toEqual({ adjustment: null, adjustments: { totalCount: 0 } });
  });

  it('refuses what is no picture', async () => {
    const { student, id } = await asked();
    expect(refusalOf(await bazaar.updateAdjustment(id, { image: 'bm8=' }, student.token))).toMatchObject({
      reason: 'NOT_AN_IMAGE',
      field: 'image',
    });
  });
});

describe('lists', () => {
  it('of adjustments are filtered, newest first; students see their own', async () => {
    const { student, order } = await bought();
    const refund = succeeded(await bazaar.adjust(order, student.id, { type: 'REFUND', refundType: 'PERSONAL_REASONS' })).createAdjustment
      .id;
    const more = succeeded(await bazaar.adjust(order, student.id, { replenishType: 'REPAIR_TUITION', currency: 'FOREIGN_CURRENCY' }))
      .createAdjustment.id;
    const list = async (filter: Record<string, unknown>): Promise<number[]> => {
      const query = 'query ($filter: AdjustmentFilter) { adjustments(filter: $filter) { nodes { id } } }';
      return (await bazaar.data(query, { filter }, student.token)).adjustments.nodes.map(({ id }: { id: number }) => id);
    };
    expect(await list({})).toEqual([more, refund]);
    expect(await list({ type: { eq: 'REFUND' } })).toEqual([refund]);
    expect(await list({ refundType: { eq: 'PERSONAL_REASONS' } })).toEqual([refund]);
    expect(await list({ replenishType: { eq: 'REPAIR_TUITION' }, currency: { eq: 'FOREIGN_CURRENCY' }, status: { eq: 'TO_PAY' } })).toEqual(
      [more],
    );
    expect(await list({ orderId: { eq: order + 1 } })).toEqual([]);
  });

  it('of revisions tell the first purchase and what holds now', async () => {
    const { student, order } = await bought();
    succeeded(await bazaar.adjust(order, student.id));
    const query = `query ($filter: OrderRevisionFilter) {
      first: orderRevisions(first: 1, filter: $filter) { nodes { allAmount } }
      newest: orderRevisions(first: 1, filter: $filter, orderBy: ID_DESC) { totalCount nodes { allAmount lines { project { name campus { id } } } } }
    }`;
    const filter = { order: { studentId: { eq: student.id } } };
    for (const token of [student.token, await bazaar.admin()]) {
      const { first, newest } = await bazaar.data(query, { filter }, token);
      expect([first.nodes[0].allAmount, newest.nodes[0].allAmount, newest.totalCount]).toEqual(['3000.10', '3100.10', 2]);
    }
    const stranger = await bazaar.student();
    expect((await bazaar.data(query, { filter }, stranger.token)).newest.totalCount).toBe(0);
  });
});
