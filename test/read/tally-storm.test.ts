import { afterAll, beforeAll, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import type { Database, Transaction } from '../../src/platform/database/database.js';
import { TallyFolding } from '../../src/read/tally-folding.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

/** Two processes write orders, fold and look at once: truly on PostgreSQL, one after another on the embedded database. */
const WRITERS = 6;
const WRITES = 40;
const STATUSES = ['CONFIRMED', 'CANCELED', 'CONFIRM_FAILED'] as const;
const CURRENCIES = ['RMB', 'DOLLAR', null] as const;

const schema = gatewaySchema();
let first: TestDatabase;
let second: Database;
let studentId: number;

beforeAll(async () => {
  first = await openTestDatabase();
  second = await first.another();
  ({ id: studentId } = await first.prisma.student.findFirstOrThrow({ select: { id: true } }));
});
afterAll(async () => {
  await second.close();
  await first.close();
});

const order = (orderNumber: string, dice: number) =>
  ({ orderNumber, studentId, status: STATUSES[dice % 3] ?? 'CANCELED', currency: CURRENCIES[dice % 4] ?? null, standardFee: 1 }) as const;

/** All that an order may go through; the last ones give up. */
async function write(tx: Transaction, orderNumber: string, dice: number): Promise<void> {
  await tx.order.create({ data: order(orderNumber, dice) });
  await tx.order.update({ where: { orderNumber }, data: { status: STATUSES[(dice + 1) % 3] ?? 'CANCELED', payment: 'BANK' } });
  if (dice % 5 === 0) await tx.order.createMany({ data: [1, 2, 3].map((part) => order(`${orderNumber}-${part}`, dice + part)) });
  if (dice % 5 === 1) await tx.order.delete({ where: { orderNumber } });
  if (dice % 5 === 2) throw new GaveUp();
}

class GaveUp extends Error {}

async function writer(database: Database, name: string): Promise<void> {
  for (let count = 0; count < WRITES; count++) {
    await database.prisma
      .$transaction((tx) => write(tx, `${name}-${count}`, count))
      .catch((error: unknown) => {
        if (!(error instanceof GaveUp)) throw error;
      });
  }
}

/** Counted and summed up in one statement, so at one moment. */
async function mistakes({ prisma }: Database): Promise<object[]> {
  return prisma.$queryRaw<object[]>`
    SELECT * FROM (SELECT status, currency, payment, count(*) FROM orders GROUP BY 1, 2, 3) counted
    FULL JOIN (SELECT status, currency, payment, sum(delta) FROM order_tally GROUP BY 1, 2, 3 HAVING sum(delta) <> 0) told
      ON (counted.*)::text = (told.*)::text
    WHERE counted.status IS NULL OR told.status IS NULL`;
}

it('a tally is exact at every moment while many write and two fold', { timeout: 120_000 }, async () => {
  const over = new AbortController();
  const untilOver = async (work: () => Promise<unknown>): Promise<void> => {
    while (!over.signal.aborted) await work();
  };
  const foldings = [first, second].map((database) => new TallyFolding(database, schema, datamodel));
  const writers = Array.from({ length: WRITERS }, (_, index) => writer(index % 2 === 0 ? first : second, `storm-${index}`));
  await Promise.all([
    Promise.all(writers).finally(() => over.abort()),
    ...foldings.map((folding) => untilOver(() => folding.run(0))),
    untilOver(async () => expect(await mistakes(second)).toEqual([])),
  ]);
  expect(await mistakes(first)).toEqual([]);
  expect(await first.prisma.order.count({ where: { orderNumber: { startsWith: 'storm-' } } })).toBe(WRITERS * ((WRITES * 6) / 5));
});

it.skipIf(process.env['TEST_DATABASE_URL'] === undefined)(
  'nobody waits for a writer who has not committed yet, not even folding',
  async () => {
    const folding = new TallyFolding(second, schema, datamodel);
    await first.prisma.$transaction(async (tx) => {
      await tx.order.create({ data: order('slow', 0) });
      await second.prisma.$transaction(async (other) => {
        await other.$executeRaw`SET LOCAL lock_timeout = '2s'`;
        await other.order.create({ data: order('quick', 0) });
      });
      await folding.run(0);
      expect(await mistakes(second)).toEqual([]);
      await tx.order.update({ where: { orderNumber: 'slow' }, data: { status: 'CANCELED' } });
    });
    expect(await mistakes(second)).toEqual([]);
    await folding.run(0);
    expect(await mistakes(second)).toEqual([]);
  },
);
