import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Shop } from './shop.js';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
});
afterAll(() => app.close());

const own = async (username: string): Promise<any> =>
  (
    await shop.data(
      `{ viewer { shopper {
    id inviteCode staff notCashFen inCashFen isCashFen
    courses { nodes { unitPriceFen units(first: 0) { totalCount } } }
    orders { nodes { status } } coupons { nodes { status } } incomes { nodes { amountFen } } withdrawals { nodes { status amountFen } }
  } } }`,
      {},
      await shop.tokenOf({ username }),
    )
  ).viewer.shopper;

const sum = (rows: { amountFen: number }[]): number => rows.reduce((total, { amountFen }) => total + amountFen, 0);

describe('the demo shop', () => {
  it('has shopper1 with two courses, a coupon of each status and one paid order', async () => {
    const { inviteCode, courses, orders, coupons } = await own('shopper1');
    expect(inviteCode).toBe('INVITE01');
    expect(courses.nodes).toEqual([15, 8].map((totalCount) => ({ unitPriceFen: 100, units: { totalCount } })));
    expect(orders.nodes).toEqual([{ status: 'PAYED' }]);
    expect(coupons.nodes.map(({ status }: { status: string }) => status).sort()).toEqual(['EXPIRED', 'UNUSED', 'USED']);
  });

  it('has a wallet that agrees with incomes and withdrawals', async () => {
    const { notCashFen, inCashFen, isCashFen, incomes, withdrawals } = await own('shopper1');
    const withdrawn = (status: string): number => sum(withdrawals.nodes.filter((row: { status: string }) => row.status === status));
    expect(notCashFen + inCashFen + isCashFen).toBe(sum(incomes.nodes));
    expect([inCashFen, isCashFen]).toEqual([withdrawn('REQUESTED'), withdrawn('PAID')]);
  });

  it('has shopper2, invited by shopper1, with the first course and no order', async () => {
    const [first, second] = [await own('shopper1'), await own('shopper2')];
    expect([second.courses.nodes.length, second.orders.nodes.length]).toEqual([1, 0]);
    const { shopper } = await shop.data('query ($id: Int!) { shopper(id: $id) { inviter { id } } }', { id: second.id });
    expect(shopper.inviter).toEqual({ id: first.id });
  });

  it('has shopstaff1, marked as staff', async () => expect((await own('shopstaff1')).staff).toBe(true));
});
