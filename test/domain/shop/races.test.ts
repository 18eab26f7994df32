import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type GraphQLAnswer, type TestApp } from '../../support/app.js';
import { slowWrites } from '../../support/slow-writes.js';
import { outcomes } from '../admissions.js';
import { Shop } from './shop.js';

/** Real concurrency on PostgreSQL, where whoever takes no lock has read before anybody has written. */
let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
  await slowWrites(app.database, 'shop_course', 'shop_unit', 'shop_course_enrolment', 'shop_order', 'shopper', 'withdrawal');
});
afterAll(() => app.close());

const asAdministrator = async (query: string, variables: Record<string, unknown>): Promise<GraphQLAnswer> =>
  app.graphql(query, variables, await app.login('STAFF', 'demoadmin'));
const deleteCourse = (id: number) => asAdministrator('mutation ($id: Int!) { deleteShopCourse(id: $id) }', { id });
const addUnits = (id: number, ...names: string[]) =>
  asAdministrator('mutation ($id: Int!, $names: [String!]!) { addShopUnits(courseId: $id, input: {names: $names}) { id } }', { id, names });
const removeUnit = (id: number) => asAdministrator('mutation ($id: Int!) { removeShopUnit(id: $id) { id } }', { id });

async function unitsOf(courseId: number): Promise<{ id: number; number: number }[]> {
  return app.database.prisma.shopUnit.findMany({ where: { courseId }, orderBy: { number: 'asc' }, select: { id: true, number: true } });
}

/** A shopper who may order of the course, with a token. */
async function buyer(courseId: number): Promise<{ id: number; username: string; inviteCode: string; token: string }> {
  const made = await shop.shopper({ courseIds: [courseId] });
  return { ...made, token: await shop.tokenOf(made) };
}

const inviterOf = async (id: number) =>
  (await app.database.prisma.shopper.findUniqueOrThrow({ where: { id }, select: { inviterId: true } })).inviterId;

describe('an order of the shop', () => {
  it('is paid once', async () => {
    const courseId = await shop.course(1);
    const id = await shop.order((await buyer(courseId)).token, courseId, 1);
    const answers = await Promise.all([1, 2, 3].map(() => shop.act('markShopOrderPaid', id)));
    expect(outcomes(answers)).toEqual({ done: 1, SHOP_ORDER_CLOSED: 2 });
  });

  it('is paid or canceled', async () => {
    const courseId = await shop.course(1);
    const id = await shop.order((await buyer(courseId)).token, courseId, 1);
    const answers = await Promise.all([shop.act('markShopOrderPaid', id), shop.act('cancelShopOrder', id)]);
    expect(outcomes(answers)).toEqual({ done: 1, SHOP_ORDER_CLOSED: 1 });
  });

  it('names only units that stay', async () => {
    const courseId = await shop.course(2);
    const { token } = await buyer(courseId);
    const last = (await unitsOf(courseId))[1];
    const order = { courseId, amountFen: 200, startUnit: 1, endUnit: 2, serviceType: 1 };
    const [placed, removed] = await Promise.all([shop.place(token, order), removeUnit(last?.id ?? 0)]);
    const units = (await unitsOf(courseId)).length;
    expect([outcomes([placed]), outcomes([removed]), units]).toEqual(
      units === 2 ? [{ done: 1 }, { SHOP_UNIT_ORDERED: 1 }, 2] : [{ SHOP_UNITS_OUT_OF_RANGE: 1 }, { done: 1 }, 1],
    );
  });

  it('is of a course that stays', async () => {
    const courseId = await shop.course(1);
    const { token } = await buyer(courseId);
    const order = { courseId, amountFen: 100, startUnit: 1, endUnit: 1, serviceType: 1 };
    const [placed, deleted] = await Promise.all([shop.place(token, order), deleteCourse(courseId)]);
    const there = await app.database.prisma.shopCourse.count({ where: { id: courseId } });
    expect([outcomes([placed]), outcomes([deleted])]).toEqual(
      there === 1 ? [{ done: 1 }, { SHOP_COURSE_ORDERED: 1 }] : [{ SHOP_COURSE_NOT_FOUND: 1 }, { done: 1 }],
    );
  });
});

describe('a course of the shop', () => {
  it('has its units numbered without gaps by whoever adds them', async () => {
    const courseId = await shop.course(1);
    expect(outcomes(await Promise.all(['a', 'b', 'c'].map((name) => addUnits(courseId, name, name))))).toEqual({ done: 3 });
    expect((await unitsOf(courseId)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('loses its last unit and gains another without a gap', async () => {
    const courseId = await shop.course(2);
    const last = (await unitsOf(courseId))[1];
    const answers = await Promise.all([removeUnit(last?.id ?? 0), addUnits(courseId, 'third')]);
    const numbers = (await unitsOf(courseId)).map(({ number }) => number);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(outcomes(answers)['done']).toBe(numbers.length === 2 ? 2 : 1);
  });

  it('that is deleted takes nobody', async () => {
    const courseId = await shop.course(0);
    const { id } = await shop.shopper();
    const query = 'mutation ($id: Int!, $courseId: Int!) { enrolShopper(id: $id, courseId: $courseId) { id } }';
    const [enrolled, deleted] = await Promise.all([asAdministrator(query, { id, courseId }), deleteCourse(courseId)]);
    expect(outcomes([deleted])).toEqual({ done: 1 });
    expect([{ done: 1 }, { RELATED_MISSING: 1 }]).toContainEqual(outcomes([enrolled]));
  });
});

describe('an invitation', () => {
  const accept = async (inviteeId: number, inviteCode: string): Promise<string> => {
    const invitee = { where: { id: inviteeId }, select: { account: { select: { username: true } } } };
    const username = (await app.database.prisma.shopper.findUniqueOrThrow(invitee)).account.username ?? '';
    const [outcome = ''] = Object.keys(outcomes([await shop.invited(username, inviteCode)]));
    return outcome;
  };

  it('closes no circle of three', async () => {
    const ring = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
    const ends = await Promise.all(ring.map(({ id }, index) => accept(id, ring[(index + 1) % 3]?.inviteCode ?? '')));
    expect(ends.sort()).toEqual(['INVITE_CODE_UNKNOWN', 'done', 'done']);
  });

  it('is accepted once of several codes', async () => {
    const [invitee, one, other] = [await shop.shopper(), await shop.shopper(), await shop.shopper()];
    const sent = await app.database.statementsOf(async () => {
      const ends = await Promise.all([one, other].map(({ inviteCode }) => accept(invitee.id, inviteCode)));
      expect(ends).toEqual(['done', 'done']);
    });
    expect(sent.filter((sql) => /UPDATE "shopper"/.test(sql))).toHaveLength(1);
    expect([one.id, other.id]).toContain(await inviterOf(invitee.id));
  });

  it('counts for the first payment, or comes too late for it', async () => {
    const courseId = await shop.course(15);
    for (let round = 0; round < 3; round++) {
      const [inviter, invitee] = [await shop.shopper(), await buyer(courseId)];
      const id = await shop.order(invitee.token, courseId, 15);
      const answers = await Promise.all([shop.invited(invitee.username, inviter.inviteCode), shop.act('markShopOrderPaid', id)]);
      expect(outcomes(answers)).toEqual({ done: 2 });
      const invited = (await inviterOf(invitee.id)) !== null;
      expect((await shop.wallet(inviter.id)).incomes).toBe(invited ? 150 : 0);
    }
  });
});

describe('a wallet', () => {
  it('pays for no more withdrawals than it holds, and closes each once', async () => {
    const courseId = await shop.course(15);
    const [inviter, invitee] = [await shop.shopper(), await buyer(courseId)];
    await shop.invited(invitee.username, inviter.inviteCode);
    await shop.act('markShopOrderPaid', await shop.order(invitee.token, courseId, 15));
    const token = await shop.tokenOf(inviter);
    const asked = await Promise.all([1, 2, 3].map(() => shop.withdraw(token, 100)));
    expect(outcomes(asked)).toEqual({ done: 1, WITHDRAWAL_EXCEEDS_BALANCE: 2 });
    const id: number = asked.find(({ errors }) => errors === undefined)?.data.requestWithdrawal.id;
    const closed = await Promise.all([shop.act('completeWithdrawal', id), shop.act('rejectWithdrawal', id)]);
    expect(outcomes(closed)).toEqual({ done: 1, WITHDRAWAL_CLOSED: 1 });
    const { notCash, inCash, isCash } = await shop.wallet(inviter.id);
    expect([notCash + isCash, inCash]).toEqual([150, 0]);
  });

  it('is booked for an invitee and their inviter at once', async () => {
    const courseId = await shop.course(15);
    const [eldest, middle, youngest] = [await shop.shopper(), await buyer(courseId), await buyer(courseId)];
    await shop.invited(middle.username, eldest.inviteCode);
    await shop.invited(youngest.username, middle.inviteCode);
    const ids = [await shop.order(middle.token, courseId, 15), await shop.order(youngest.token, courseId, 15)];
    expect(outcomes(await Promise.all(ids.map((id) => shop.act('markShopOrderPaid', id))))).toEqual({ done: 2 });
    expect([(await shop.wallet(eldest.id)).incomes, (await shop.wallet(middle.id)).incomes]).toEqual([150, 150]);
  });
});
