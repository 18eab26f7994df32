import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { lockRow, lockRows } from '../../src/domain/locks.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('rows are locked', () => {
  it('and answered by id, those that are there', async () => {
    const rows = await database.transaction((tx) => lockRows(tx, 'Coupon', [2, 999_999, 1], ['id', 'maxNum', 'amount']));
    expect(rows.map(({ id }) => id)).toEqual([1, 2]);
    const stored = await database.prisma.coupon.findUniqueOrThrow({ where: { id: 1 } });
    expect(rows[0]).toEqual({ id: 1, maxNum: stored.maxNum, amount: stored.amount });
    expect(await database.transaction((tx) => lockRow(tx, 'Coupon', 999_999, ['id']))).toBeNull();
    expect(await database.transaction((tx) => lockRows(tx, 'Coupon', [], ['id']))).toEqual([]);
  });

  it('in the stated order: students before coupons, and never back', async () => {
    await database.transaction(async (tx) => {
      await lockRow(tx, 'Student', 1, ['id']);
      await lockRow(tx, 'Coupon', 1, ['id']);
    });
    const back = database.transaction(async (tx) => {
      await lockRow(tx, 'Coupon', 1, ['id']);
      await lockRow(tx, 'Student', 1, ['id']);
    });
    await expect(back).rejects.toThrow('Student 1 is locked after Coupon 1');
  });

  it('of one model by id', async () => {
    const down = database.transaction(async (tx) => {
      await lockRow(tx, 'Student', 2, ['id']);
      await lockRow(tx, 'Student', 1, ['id']);
    });
    await expect(down).rejects.toThrow('Student 1 is locked after Student 2');
    const again = database.transaction(async (tx) => {
      await lockRows(tx, 'Menu', 'all', ['id']);
      await lockRow(tx, 'Menu', 1, ['id']);
    });
    await expect(again).rejects.toThrow('Menu 1 is locked after Menu');
  });
});
