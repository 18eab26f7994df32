import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, Shop } from './shop.js';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
});
afterAll(() => app.close());

const asAdministrator = async (query: string, variables: Record<string, unknown>) =>
  app.graphql(query, variables, await app.login('STAFF', 'demoadmin'));
const ADD =
  'mutation ($id: Int!, $names: [String!]!) { addShopUnits(courseId: $id, input: {names: $names}) { units(first: 100) { nodes { id name number } } } }';
const REMOVE = 'mutation ($id: Int!) { removeShopUnit(id: $id) { units { nodes { number } } } }';
const ISSUE = 'mutation ($input: IssueShopCouponInput!) { issueShopCoupon(input: $input) { id code status expiresAt } }';

describe('the units of a course', () => {
  it('are numbered from 1 without gaps, also when several are added at the same time', async () => {
    const id = await shop.course(2);
    await Promise.all([1, 2, 3].map((index) => shop.data(ADD, { id, names: [`a${index}`, `b${index}`] })));
    const { shopCourse } = await shop.data('query ($id: Int!) { shopCourse(id: $id) { units { nodes { number } } } }', { id });
    expect(shopCourse.units.nodes.map(({ number }: { number: number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it('are removed from the end, unless ordered', async () => {
    const id = await shop.course(2);
    const { addShopUnits } = await shop.data(ADD, { id, names: ['third'] });
    const [first, , third] = addShopUnits.units.nodes;
    expect(reasonOf(await asAdministrator(REMOVE, { id: first.id }))).toBe('SHOP_UNIT_NOT_LAST');
    expect((await shop.data(REMOVE, { id: third.id })).removeShopUnit.units.nodes).toEqual([{ number: 1 }, { number: 2 }]);
    await shop.order(await shop.tokenOf(await shop.shopper({ courseIds: [id] })), id, 2);
    const [, second] = (await shop.data('query ($id: Int!) { shopCourse(id: $id) { units { nodes { id } } } }', { id })).shopCourse.units
      .nodes;
    expect(reasonOf(await asAdministrator(REMOVE, { id: second.id }))).toBe('SHOP_UNIT_ORDERED');
    expect(reasonOf(await asAdministrator('mutation ($id: Int!) { deleteShopCourse(id: $id) }', { id }))).toBe('SHOP_COURSE_ORDERED');
  });

  it('are written by administrators only', async () => {
    const id = await shop.course(1);
    expect(reasonOf(await app.graphql(ADD, { id, names: ['x'] }, await app.login('SHOPPER', 'shopstaff1')))).toBe('FORBIDDEN');
  });
});

describe('a course', () => {
  it('changes its price for later orders', async () => {
    const id = await shop.course(1);
    const { updateShopCourse } = await shop.data(
      'mutation ($id: Int!) { updateShopCourse(id: $id, input: {unitPriceFen: 300}) { name unitPriceFen } }',
      { id },
    );
    expect(updateShopCourse).toEqual({ name: 'Course', unitPriceFen: 300 });
    expect(
      reasonOf(await asAdministrator('mutation ($id: Int!) { updateShopCourse(id: $id, input: {unitPriceFen: 0}) { id } }', { id })),
    ).toBe('BAD_USER_INPUT');
  });

  it('of which nothing was ordered can be deleted', async () => {
    const id = await shop.course(1);
    expect((await shop.data('mutation ($id: Int!) { deleteShopCourse(id: $id) }', { id })).deleteShopCourse).toBe(true);
    expect(reasonOf(await asAdministrator('mutation ($id: Int!) { deleteShopCourse(id: $id) }', { id }))).toBe('NOT_FOUND');
  });
});

describe('a coupon', () => {
  it('shows as unused, used, or expired once its end has passed', async () => {
    const { id: shopperId, username } = await shop.shopper();
    const issue = async (input: Record<string, unknown>): Promise<{ id: number; status: string }> =>
      (await shop.data(ISSUE, { input: { shopperId, amountFen: 100, ...input } })).issueShopCoupon;
    const unused = await issue({});
    const expired = await issue({ expiresAt: '2020-01-01T00:00:00Z' });
    const used = (await shop.data('mutation ($id: Int!) { markShopCouponUsed(id: $id) { status } }', { id: (await issue({})).id }))
      .markShopCouponUsed;
    expect([unused.status, expired.status, used.status]).toEqual(['UNUSED', 'EXPIRED', 'USED']);
    expect(reasonOf(await asAdministrator('mutation ($id: Int!) { markShopCouponUsed(id: $id) { id } }', { id: expired.id }))).toBe(
      'SHOP_COUPON_NOT_USABLE',
    );
    expect((await shop.data('{ shopCoupons { totalCount } }', {}, await shop.tokenOf({ username }))).shopCoupons.totalCount).toBe(3);
  });

  it('has a code that no other coupon has', async () => {
    const { id: shopperId } = await shop.shopper();
    expect(reasonOf(await asAdministrator(ISSUE, { input: { shopperId, amountFen: 100, code: 'DEMO-COUPON-1' } }))).toBe(
      'SHOP_COUPON_CODE_TAKEN',
    );
    expect(reasonOf(await asAdministrator(ISSUE, { input: { shopperId: 999_999, amountFen: 100 } }))).toBe('RELATED_MISSING');
  });

  it('is issued by administrators only', async () => {
    expect(reasonOf(await app.graphql(ISSUE, { input: { shopperId: 1, amountFen: 100 } }, await app.login('SHOPPER', 'shopstaff1')))).toBe(
      'FORBIDDEN',
    );
  });
});
