import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
});
afterAll(() => database.close());

describe('the demo data', () => {
  it('has 2 campus types, 3 campuses, 4 projects, 6 courses and 8 offerings, one with a single seat', async () => {
    const { prisma } = database;
    expect(
      await Promise.all([
        prisma.campusType.count(),
        prisma.campus.count(),
        prisma.project.count(),
        prisma.course.count(),
        prisma.offering.count(),
      ]),
    ).toEqual([2, 3, 4, 6, 8]);
    expect(await prisma.offering.count({ where: { maxNum: 1 } })).toBe(1);
  });

  it('has a fee for 1, 2 and 3 courses in every project', async () => {
    for (const { fees } of await database.prisma.project.findMany({ include: { fees: { orderBy: { id: 'asc' } } } })) {
      expect(fees.map(({ courseNumber }) => courseNumber)).toEqual([1, 2, 3]);
    }
  });

  it('has payment accounts for RMB and DOLLAR', async () => {
    for (const currency of ['RMB', 'DOLLAR', 'FOREIGN_CURRENCY'] as const) {
      expect(await database.prisma.paymentAccount.count({ where: { currency, payment: 'BANK' } })).toBe(1);
    }
  });
});
