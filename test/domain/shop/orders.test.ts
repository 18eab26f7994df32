import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, Shop } from './shop.js';

let app: TestApp;
let shop: Shop;
let courseId: number;
let buyer: string;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
  courseId = await shop.course(15);
  buyer = await shop.tokenOf(await shop.shopper({ courseIds: [courseId] }));
});
afterAll(() => app.close());

const placed = (input: Record<string, unknown>): Promise<string | null> =>
  shop.place(buyer, { courseId, amountFen: 1500, startUnit: 1, endUnit: 15, serviceType: 1, ...input }).then(reasonOf);

describe('placing an order', () => {
  it('takes the server’s price for a range', async () => {
    const { data } = await shop.place(buyer, { courseId, amountFen: 300, startUnit: 4, endUnit: 6, serviceType: 9 });
    expect(data.placeShopOrder).toMatchObject({ status: 'TO_PAY', amountFen: 300, startUnit: 4, endUnit: 6 });
  });

  it('takes the whole course whatever range is sent', async () => {
    const { data } = await shop.place(buyer, { courseId, amountFen: 1500, wholeCourse: true, startUnit: 7, endUnit: 2, serviceType: 1 });
    expect(data.placeShopOrder).toMatchObject({ startUnit: 1, endUnit: 15 });
  });

  it('refuses in the documented order: inputs, course, range, amount', async () => {
    expect(await placed({ serviceType: 0, courseId: 999_999 })).toBe('BAD_USER_INPUT');
    expect(await placed({ startUnit: null, courseId: 999_999 })).toBe('BAD_USER_INPUT');
    expect(await placed({ courseId: 999_999, startUnit: 9, endUnit: 3 })).toBe('SHOP_COURSE_NOT_FOUND');
    expect(await placed({ startUnit: 9, endUnit: 3, amountFen: 1 })).toBe('SHOP_UNITS_OUT_OF_RANGE');
    expect(await placed({ amountFen: 1499 })).toBe('SHOP_AMOUNT_WRONG');
  });

  it.each([
    [0, 5],
    [-1, 5],
    [3, 2],
    [1, 16],
  ])('refuses the range %i to %i of 15', async (startUnit, endUnit) => {
    expect(await placed({ startUnit, endUnit })).toBe('SHOP_UNITS_OUT_OF_RANGE');
  });

  it('refuses a course that the shopper is not enrolled in like one that does not exist', async () => {
    expect(await placed({ courseId: await shop.course(15) })).toBe('SHOP_COURSE_NOT_FOUND');
  });

  it('refuses a whole course without units', async () => {
    const empty = await shop.course(0);
    const token = await shop.tokenOf(await shop.shopper({ courseIds: [empty] }));
    expect(reasonOf(await shop.place(token, { courseId: empty, amountFen: 100, wholeCourse: true, serviceType: 1 }))).toBe(
      'SHOP_UNITS_OUT_OF_RANGE',
    );
  });

  it('follows the price of the course', async () => {
    const dear = await shop.course(3, 250);
    const token = await shop.tokenOf(await shop.shopper({ courseIds: [dear] }));
    expect(reasonOf(await shop.place(token, { courseId: dear, amountFen: 300, wholeCourse: true, serviceType: 1 }))).toBe(
      'SHOP_AMOUNT_WRONG',
    );
    expect(reasonOf(await shop.place(token, { courseId: dear, amountFen: 750, wholeCourse: true, serviceType: 1 }))).toBeNull();
  });

  it('is for shoppers only', async () => {
    const input = { courseId, amountFen: 100, startUnit: 1, endUnit: 1, serviceType: 1 };
    expect(reasonOf(await shop.place(await app.login('STAFF', 'demoadmin'), input))).toBe('FORBIDDEN');
    expect(reasonOf(await app.graphql('mutation { placeShopOrder(input: {courseId: 1, amountFen: 100, serviceType: 1}) { id } }'))).toBe(
      'UNAUTHENTICATED',
    );
  });
});

describe('an order', () => {
  it('shows the units it covers, also after its shopper has left the course', async () => {
    const shopper = await shop.shopper({ courseIds: [courseId] });
    const token = await shop.tokenOf(shopper);
    const { data } = await shop.place(token, { courseId, amountFen: 200, startUnit: 3, endUnit: 4, serviceType: 1 });
    await shop.data('mutation ($id: Int!, $courseId: Int!) { unenrolShopper(id: $id, courseId: $courseId) { id } }', {
      id: shopper.id,
      courseId,
    });
    const query =
      'query ($id: Int!) { shopOrder(id: $id) { courseName course { id } units { nodes { number } } } shopCourse(id: 0) { id } }';
    const { shopOrder } = await shop.data(query, { id: data.placeShopOrder.id }, token);
    expect(shopOrder).toEqual({ courseName: 'Course', course: null, units: { nodes: [{ number: 3 }, { number: 4 }] } });
  });

  it('moves from TO_PAY to PAYED or CANCELED once, and no further', async () => {
    const [paid, canceled] = [await shop.order(buyer, courseId, 1), await shop.order(buyer, courseId, 1)];
    expect((await shop.act('markShopOrderPaid', paid)).data.markShopOrderPaid.status).toBe('PAYED');
    expect((await shop.act('cancelShopOrder', canceled)).data.cancelShopOrder.status).toBe('CANCELED');
    for (const id of [paid, canceled]) {
      expect(reasonOf(await shop.act('markShopOrderPaid', id))).toBe('SHOP_ORDER_CLOSED');
      expect(reasonOf(await shop.act('cancelShopOrder', id))).toBe('SHOP_ORDER_CLOSED');
    }
    expect(reasonOf(await shop.act('markShopOrderPaid', 999_999))).toBe('NOT_FOUND');
  });

  it('is paid or canceled by administrators only', async () => {
    const id = await shop.order(buyer, courseId, 1);
    for (const token of [buyer, await app.login('STAFF', 'demosales'), await app.login('SHOPPER', 'shopstaff1')]) {
      expect(reasonOf(await shop.act('markShopOrderPaid', id, token))).toBe('FORBIDDEN');
      expect(reasonOf(await shop.act('cancelShopOrder', id, token))).toBe('FORBIDDEN');
    }
  });

  it('is invisible to other shoppers', async () => {
    const id = await shop.order(buyer, courseId, 1);
    const stranger = await shop.tokenOf(await shop.shopper({ courseIds: [courseId] }));
    expect((await app.graphql('query ($id: Int!) { shopOrder(id: $id) { id } shopOrders { totalCount } }', { id }, stranger)).data).toEqual(
      {
        shopOrder: null,
        shopOrders: { totalCount: 0 },
      },
    );
  });
});

describe('the inviter’s income', () => {
  it('is booked once when ten administrators confirm one payment at the same time', async () => {
    const inviter = await shop.shopper();
    const invitee = await shop.shopper({ courseIds: [courseId], realName: '林小雨' });
    expect(reasonOf(await shop.invited(invitee.username, inviter.inviteCode))).toBeNull();
    const id = await shop.order(await shop.tokenOf(invitee), courseId, 15);
    const answers = await Promise.all(Array.from({ length: 10 }, () => shop.act('markShopOrderPaid', id)));
    expect(answers.map(reasonOf).filter((reason) => reason === null)).toHaveLength(1);
    expect(new Set(answers.map(reasonOf))).toEqual(new Set([null, 'SHOP_ORDER_CLOSED']));
    expect(await shop.wallet(inviter.id)).toEqual({ notCash: 150, inCash: 0, isCash: 0, incomes: 150 });
    const { incomes } = await shop.data(
      '{ incomes { nodes { amountFen source order { id } shopper { id } } } }',
      {},
      await shop.tokenOf(inviter),
    );
    expect(incomes.nodes).toEqual([{ amountFen: 150, source: '林**', order: null, shopper: { id: inviter.id } }]);
  });

  it('adds up when several orders are paid at the same time', async () => {
    const inviter = await shop.shopper();
    const invitee = await shop.shopper({ courseIds: [courseId] });
    await shop.invited(invitee.username, inviter.inviteCode);
    const token = await shop.tokenOf(invitee);
    const ids = await Promise.all([1, 2, 3, 4, 5].map((units) => shop.order(token, courseId, units)));
    await Promise.all(ids.map((id) => shop.act('markShopOrderPaid', id)));
    expect(await shop.wallet(inviter.id)).toEqual({ notCash: 150, inCash: 0, isCash: 0, incomes: 150 });
  });

  it('makes no record when it rounds down to nothing, or when nobody invited the buyer', async () => {
    const cheap = await shop.course(1, 9);
    const inviter = await shop.shopper();
    const invitee = await shop.shopper({ courseIds: [cheap] });
    await shop.invited(invitee.username, inviter.inviteCode);
    const { data } = await shop.place(await shop.tokenOf(invitee), { courseId: cheap, amountFen: 9, wholeCourse: true, serviceType: 1 });
    await shop.act('markShopOrderPaid', data.placeShopOrder.id);
    expect(await shop.wallet(inviter.id)).toEqual({ notCash: 0, inCash: 0, isCash: 0, incomes: 0 });
  });

  it('is not booked for a canceled order', async () => {
    const inviter = await shop.shopper();
    const invitee = await shop.shopper({ courseIds: [courseId] });
    await shop.invited(invitee.username, inviter.inviteCode);
    const id = await shop.order(await shop.tokenOf(invitee), courseId, 15);
    const answers = await Promise.all([shop.act('markShopOrderPaid', id), shop.act('cancelShopOrder', id)]);
    const paid = answers[0] !== undefined && reasonOf(answers[0]) === null;
    expect(answers.map(reasonOf).filter((reason) => reason === 'SHOP_ORDER_CLOSED')).toHaveLength(1);
    expect((await shop.wallet(inviter.id)).incomes).toBe(paid ? 150 : 0);
  });
});
