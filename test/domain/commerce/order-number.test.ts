import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { numberOf, withOrderNumber } from '../../../src/domain/commerce/order/order-number.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let studentId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  studentId = (await database.prisma.student.findFirstOrThrow({ where: { account: { username: 'student2' } } })).id;
});
afterAll(() => database.close());

const NOW = new Date('2027-03-31T16:00:01Z');
const write = (orderNumber: string) =>
  database.prisma.order.create({ data: { orderNumber, studentId, standardFee: 1, status: 'CANCELED' } });

describe('an order number', () => {
  it('is the time in China, the student and the number of orders before', () => {
    expect(numberOf(NOW, studentId, 0)).toBe(`20270401000001${studentId}0`);
  });

  it('is the next one where it is taken, as by another student whose id and count look alike', async () => {
    for (const count of [1, 2, 3]) await write(numberOf(NOW, studentId, count));
    const { orderNumber } = await withOrderNumber((skipped) => write(numberOf(NOW, studentId, 1 + skipped)));
    expect(orderNumber).toBe(`20270401000001${studentId}4`);
  });

  it('that cannot be had in five attempts, and every other failure, is shown', async () => {
    let attempts = 0;
    await expect(withOrderNumber(() => write(numberOf(NOW, studentId, ++attempts && 3)))).rejects.toThrow('Unique constraint');
    expect(attempts).toBe(5);
    await expect(withOrderNumber(() => Promise.reject(new Error('other')))).rejects.toThrow('other');
  });
});
