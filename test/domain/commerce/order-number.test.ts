import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawOrderNumber, withOrderNumber } from '../../../src/domain/commerce/order/order-number.js';
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
  it('is the time in China, the student and the number of orders before', async () => {
    expect(await drawOrderNumber(database.prisma, studentId, NOW)).toBe(`20270401000001${studentId}0`);
  });

  it('is the next one where it is taken, as by another student whose id and count look alike', async () => {
    await write(`20270401000001${studentId}1`);
    await write(`20270401000001${studentId}2`);
    await write(`20270401000001${studentId}3`);
    expect(await drawOrderNumber(database.prisma, studentId, NOW)).toBe(`20270401000001${studentId}4`);
  });

  it('is drawn again where somebody else took it meanwhile', async () => {
    const taken = `20270401000001${studentId}3`;
    let attempts = 0;
    const { orderNumber } = await withOrderNumber(() => write(++attempts === 1 ? taken : `${taken}9`));
    expect([attempts, orderNumber]).toEqual([2, `${taken}9`]);
  });

  it('that cannot be had in five attempts, and every other failure, is shown', async () => {
    let attempts = 0;
    await expect(withOrderNumber(() => write(`20270401000001${studentId}${++attempts && 3}`))).rejects.toThrow('Unique constraint');
    expect(attempts).toBe(5);
    await expect(withOrderNumber(() => Promise.reject(new Error('other')))).rejects.toThrow('other');
  });
});
