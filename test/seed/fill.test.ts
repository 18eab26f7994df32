import { describe, expect, it } from 'vitest';
import { fill } from '../../prisma/seed/volume/fill.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const NOW = new Date();
const SIZE = { students: 20, orders: 50 };

/** Works on a database that holds the demo data alone. */
async function onNewDatabase<T>(work: (database: TestDatabase) => Promise<T>): Promise<T> {
  const database = await openTestDatabase();
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}

/** The digest of every table's rows. */
async function contents({ prisma }: TestDatabase): Promise<object[]> {
  const tables = await prisma.$queryRaw<
    { name: string }[]
  >`SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' ORDER BY 1`;
  const digest = (name: string): string =>
    `SELECT '${name}' AS name, count(*)::int AS rows, md5(coalesce(string_agg(t::text, '|' ORDER BY t::text), '')) FROM "${name}" t`;
  return prisma.$queryRawUnsafe(tables.map(({ name }) => digest(name)).join(' UNION ALL '));
}

function ordersOf({ prisma }: TestDatabase): Promise<object[]> {
  const select = { id: true, orderNumber: true, studentId: true, status: true, payFee: true, createdAt: true } as const;
  return prisma.order.findMany({ where: { student: { email: { startsWith: 'volume-' } } }, select, orderBy: { id: 'asc' } });
}

describe('a second fill', () => {
  it('is refused and changes nothing', async () => {
    await onNewDatabase(async (database) => {
      await fill(database, SIZE, NOW);
      const before = await contents(database);
      await expect(fill(database, SIZE)).rejects.toThrow('the database holds 22 students, the demo data 2');
      expect(await contents(database)).toEqual(before);
    });
  });
});

describe('a fill', () => {
  it('makes the same orders of the same size and moment', async () => {
    const [one, other] = await Promise.all(
      [1, 2].map(() =>
        onNewDatabase(async (database) => {
          await fill(database, SIZE, NOW);
          return ordersOf(database);
        }),
      ),
    );
    expect(one).toHaveLength(50);
    expect(other).toEqual(one);
  });

  it.each([
    { students: 1, orders: 1 },
    { students: 1, orders: 100 },
    { students: 13, orders: 2 },
  ])('may be as small as %j', async (size) => {
    await onNewDatabase(async (database) => {
      await fill(database, size, NOW);
      expect(await ordersOf(database)).toHaveLength(size.orders);
    });
  });

  it('leaves nothing behind where it fails half-way', async () => {
    await onNewDatabase(async (database) => {
      // Coupons are the last that is made.
      await database.prisma.coupon.create({ data: { code: 'VOLUME', amount: 1, info: '', startTime: NOW, endTime: NOW, maxNum: 1 } });
      const before = await contents(database);
      await expect(fill(database, SIZE)).rejects.toThrow('Unique constraint');
      expect(await contents(database)).toEqual(before);
    });
  });
});
