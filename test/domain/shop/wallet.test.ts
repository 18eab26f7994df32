import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { reasonOf, Shop, type MadeShopper } from './shop.js';

let app: TestApp;
let shop: Shop;

beforeAll(async () => {
  app = await createTestApp();
  shop = new Shop(app);
});
afterAll(() => app.close());

/** A shopper who earned 150 fen. */
async function earner(): Promise<MadeShopper & { token: string }> {
  const courseId = await shop.course(15);
  const inviter = await shop.shopper();
  const invitee = await shop.shopper({ courseIds: [courseId] });
  await shop.invited(invitee.username, inviter.inviteCode);
  await shop.act('markShopOrderPaid', await shop.order(await shop.tokenOf(invitee), courseId, 15));
  return { ...inviter, token: await shop.tokenOf(inviter) };
}

describe('a withdrawal', () => {
  it('moves money to inCash, and on completion to isCash', async () => {
    const { id, token } = await earner();
    const { data } = await shop.withdraw(token, 100);
    expect(await shop.wallet(id)).toEqual({ notCash: 50, inCash: 100, isCash: 0, incomes: 150 });
    expect((await shop.act('completeWithdrawal', data.requestWithdrawal.id)).data.completeWithdrawal.status).toBe('PAID');
    expect(await shop.wallet(id)).toEqual({ notCash: 50, inCash: 0, isCash: 100, incomes: 150 });
  });

  it('goes back to notCash on rejection', async () => {
    const { id, token } = await earner();
    const { data } = await shop.withdraw(token, 150);
    await shop.act('rejectWithdrawal', data.requestWithdrawal.id);
    expect(await shop.wallet(id)).toEqual({ notCash: 150, inCash: 0, isCash: 0, incomes: 150 });
  });

  it('is refused beyond the balance and below one fen', async () => {
    const { token } = await earner();
    expect(reasonOf(await shop.withdraw(token, 151))).toBe('WITHDRAWAL_EXCEEDS_BALANCE');
    expect(reasonOf(await shop.withdraw(token, 0))).toBe('BAD_USER_INPUT');
    expect(reasonOf(await shop.withdraw(token, -5))).toBe('BAD_USER_INPUT');
  });

  it('is granted once when five requests together exceed the balance', async () => {
    const { id, token } = await earner();
    const answers = await Promise.all(Array.from({ length: 5 }, () => shop.withdraw(token, 100)));
    expect(answers.map(reasonOf).filter((reason) => reason === null)).toHaveLength(1);
    expect(await shop.wallet(id)).toEqual({ notCash: 50, inCash: 100, isCash: 0, incomes: 150 });
  });

  it('is closed once when it is completed and rejected at the same time', async () => {
    const { id, token } = await earner();
    const { data } = await shop.withdraw(token, 150);
    const withdrawal = data.requestWithdrawal.id;
    const answers = await Promise.all(
      [1, 2, 3].flatMap(() => [shop.act('completeWithdrawal', withdrawal), shop.act('rejectWithdrawal', withdrawal)]),
    );
    expect(answers.map(reasonOf).filter((reason) => reason === null)).toHaveLength(1);
    const { notCash, inCash, isCash } = await shop.wallet(id);
    expect([notCash + isCash, inCash]).toEqual([150, 0]);
  });

  it('is asked for by shoppers and closed by administrators', async () => {
    const { token } = await earner();
    const { data } = await shop.withdraw(token, 10);
    expect(reasonOf(await shop.withdraw(await app.login('STAFF', 'demoadmin'), 10))).toBe('FORBIDDEN');
    for (const other of [token, await app.login('STAFF', 'demosales'), await app.login('SHOPPER', 'shopstaff1')]) {
      expect(reasonOf(await shop.act('completeWithdrawal', data.requestWithdrawal.id, other))).toBe('FORBIDDEN');
      expect(reasonOf(await shop.act('rejectWithdrawal', data.requestWithdrawal.id, other))).toBe('FORBIDDEN');
    }
  });
});
