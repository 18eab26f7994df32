import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { connectionOf } from '../../src/platform/database/embedded/embedded.js';
import { applyMigrations, readMigrations } from '../../src/platform/database/migrations.js';
import { Reader } from '../../src/read/reader.js';
import { PUBLIC_LIMITS } from '../../src/read/statement/connection-sql.js';
import { TallyFolding } from '../../src/read/tally-folding.js';
import { NO_FILES } from '../support/addresses.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';
import { openInMemory } from '../support/in-memory.js';
import { migrationsDir } from '../support/paths.js';

const STAFF = { realm: 'STAFF', administrator: true, shopStaff: false, memberPermission: null, accountId: 1, profileId: 1 };
const STUDENT = { ...STAFF, realm: 'STUDENT', administrator: false };
const schema = gatewaySchema();
let database: TestDatabase;
let folding: TallyFolding;

beforeAll(async () => {
  database = await openTestDatabase();
  folding = new TallyFolding(database, schema, datamodel);
});
afterAll(() => database.close());

async function ask(source: string, viewer = STAFF): Promise<any> {
  const contextValue = { read: new Reader(database, { datamodel, limits: PUBLIC_LIMITS, addresses: NO_FILES }, viewer) };
  const { data, errors } = await graphql({ schema, source, contextValue });
  expect(errors).toBeUndefined();
  return data;
}

const statementOf = async (source: string, viewer = STAFF): Promise<string> =>
  (await database.statementsOf(() => ask(source, viewer))).join();

const STATUSES = ['', 'status: { eq: CONFIRMED }', 'status: { ne: CANCELED }', 'status: { in: [TO_PAY, CANCELED] }'];
const CURRENCIES = ['', 'currency: { eq: RMB }', 'currency: { ne: RMB }', 'currency: { isNull: true }'];
const PAYMENTS = ['', 'payment: { eq: BANK }', 'payment: { in: [BANK, PAY_PAL] }', 'payment: { isNull: false }'];
const ORDER_FILTERS = [
  ...STATUSES.flatMap((status) => CURRENCIES.flatMap((currency) => PAYMENTS.map((payment) => `{ ${status} ${currency} ${payment} }`))),
  '{ and: [{ status: { ne: CANCELED } }], currency: { eq: RMB } }',
  '{ or: [{ status: { eq: CONFIRMED } }, { currency: { isNull: true }, payment: { eq: BANK } }] }',
  '{ not: { status: { eq: CANCELED }, payment: { eq: BANK } } }',
  '{ not: { or: [{ currency: { eq: RMB } }, { not: { payment: { isNull: true } } }] } }',
  '{ and: [], or: [] }',
];
const STUDENT_FILTERS = ['{ }', '{ status: { eq: NEW } }', '{ status: { in: [NEW, IN_CLASS] } }', '{ not: { status: { eq: NEW } } }'];

/** Asks for each number twice: summed up, and counted, as a condition on the id that all rows meet has it. */
async function expectExact(list: string, filters: readonly string[]): Promise<void> {
  const counts = filters.map(
    (filter, index) => `
    told${index}: ${list}(filter: ${filter}) { totalCount }
    counted${index}: ${list}(filter: { and: [${filter}], id: { gt: 0 } }) { totalCount }`,
  );
  const data = await ask(`{ ${counts.join('')} }`);
  const numbers = (name: string): object =>
    Object.fromEntries(filters.map((filter, index) => [filter, data[`${name}${index}`].totalCount]));
  expect(numbers('told')).toEqual(numbers('counted'));
}

const expectExactOrders = (): Promise<void> => expectExact('orders', ORDER_FILTERS);
const rowsOfTally = (): Promise<number> => database.prisma.orderTally.count();

/** So many orders of all kinds in one statement; numbers begin with `prefix`. */
function insertMany(prefix: string, count: number): string {
  return `INSERT INTO orders (order_number, student_id, status, currency, payment, standard_fee, updated_at)
    SELECT '${prefix}' || n, (SELECT max(id) FROM student), (ARRAY['CONFIRMED', 'CANCELED', 'CONFIRM_FAILED'])[1 + n % 3]::order_status,
      (ARRAY['RMB', 'DOLLAR', NULL])[1 + n % 4 % 3]::currency, (ARRAY['BANK', NULL, 'PAY_PAL', 'ON_LINE'])[1 + n % 5 % 4]::payment_way, 1, now()
    FROM generate_series(1, ${count}) n`;
}

const run = (sql: string) => (): Promise<unknown> => database.prisma.$executeRawUnsafe(sql);

async function rolledBack(): Promise<void> {
  const work = database.prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(insertMany('rolled-back-', 30));
    await tx.$executeRawUnsafe(`UPDATE orders SET status = 'CANCELED'`);
    throw new Error('Never mind.');
  });
  await expect(work).rejects.toThrow('Never mind.');
}

async function partlyRolledBack(): Promise<void> {
  await database.prisma.$transaction(async (tx) => {
    await tx.$executeRawUnsafe(insertMany('kept-', 5));
    await tx.$executeRawUnsafe('SAVEPOINT here');
    await tx.$executeRawUnsafe(`DELETE FROM orders WHERE order_number LIKE 'kept-%'`);
    await tx.$executeRawUnsafe('ROLLBACK TO here');
  });
}

describe('the number of orders is exact after', () => {
  it.each<[string, () => Promise<unknown>]>([
    ['the demo data', async () => undefined],
    ['an order', run(insertMany('one-', 1))],
    ['many orders in one statement', run(insertMany('many-', 500))],
    ['none in one statement', run(insertMany('none-', 0))],
    ['a change of status', run(`UPDATE orders SET status = 'CANCELED' WHERE order_number = 'one-1'`)],
    ['a change of something else', run(`UPDATE orders SET remark = 'new' WHERE order_number LIKE 'many-1%'`)],
    [
      'a change of everything a tally knows',
      run(`UPDATE orders SET status = 'CONFIRMED', currency = NULL, payment = 'ALI_PAY' WHERE order_number LIKE 'many-2%'`),
    ],
    ['a currency where there was none', run(`UPDATE orders SET currency = 'FOREIGN_CURRENCY' WHERE currency IS NULL`)],
    [
      'an insertion that becomes a change',
      run(`${insertMany('many-', 501)} ON CONFLICT (order_number) DO UPDATE SET status = 'CONFIRM_FAILED'`),
    ],
    [
      'two statements in one',
      run(
        `WITH gone AS (DELETE FROM orders WHERE order_number LIKE 'many-3%') UPDATE orders SET payment = 'BANK' WHERE order_number LIKE 'many-4%'`,
      ),
    ],
    ['an order is deleted', run(`DELETE FROM orders WHERE order_number = 'one-1'`)],
    ['a transaction that is rolled back', rolledBack],
    ['a transaction that is rolled back in part', partlyRolledBack],
    ['folding', () => folding.run(0)],
    ['a change after folding', run(`UPDATE orders SET status = 'CANCELED' WHERE order_number LIKE 'many-5%'`)],
    ['folding again', () => folding.run(0)],
    ['many are deleted', run(`DELETE FROM orders WHERE order_number LIKE 'many-%'`)],
    ['all are deleted', run('TRUNCATE orders CASCADE')],
    ['an order where there was none', run(insertMany('first-', 1))],
  ])('%s', async (_name, write) => {
    await write();
    await expectExactOrders();
  });
});

describe('a tally', () => {
  it('is appended to by what changes the number of a kind, and by nothing else', async () => {
    await run(insertMany('append-', 10))();
    const before = await rowsOfTally();
    await run(`UPDATE orders SET remark = 'x', status = status`)();
    expect(await rowsOfTally()).toBe(before);
    await run(`UPDATE orders SET status = 'CANCELED' WHERE order_number = 'append-3'`)();
    expect(await rowsOfTally()).toBe(before + 2);
  });

  it('is folded to one row of each kind that there is, once it is long', async () => {
    for (let count = 0; count < 20; count++) await run(insertMany(`fold-${count}-`, 20))();
    await run(`DELETE FROM orders WHERE status = 'CONFIRMED'`)();
    const before = await rowsOfTally();
    await folding.run();
    expect(await rowsOfTally()).toBe(before);
    await folding.run(before - 1);
    const [kinds] = await database.prisma.$queryRaw<
      { count: number }[]
    >`SELECT count(*)::int FROM (SELECT DISTINCT status, currency, payment FROM orders) kinds`;
    expect(await rowsOfTally()).toBe(kinds?.count);
    await expectExactOrders();
  });

  it('needs no more room after many foldings than after one', async () => {
    const sizes: number[] = [];
    for (let round = 0; round < 8; round++) {
      await run(`INSERT INTO order_tally (status, delta) SELECT 'CANCELED', 1 - n % 2 * 2 FROM generate_series(1, 3000) n`)();
      await folding.run();
      const [size] = await database.prisma.$queryRaw<{ bytes: number }[]>`SELECT pg_relation_size('order_tally')::int AS bytes`;
      sizes.push(size?.bytes ?? 0);
    }
    expect(Math.max(...sizes)).toBeLessThan(2 * Number(sizes[0]));
    await expectExactOrders();
  });

  it('begins with the rows that were there before it', async () => {
    const pglite = await openInMemory();
    const connection = connectionOf(pglite);
    const migrations = await readMigrations(migrationsDir);
    await applyMigrations(
      connection,
      migrations.slice(
        0,
        migrations.findIndex(({ name }) => name.endsWith('_order_tally')),
      ),
    );
    await connection.script(`
      INSERT INTO account (id, realm, updated_at) VALUES (1, 'STUDENT', now());
      INSERT INTO student (id, account_id, updated_at) VALUES (1, 1, now());
      ${insertMany('old-', 60)};`);
    await applyMigrations(connection, migrations);
    const count = async (sql: string): Promise<unknown> => (await connection.query(sql))[0]?.['count'];
    expect(await count(`SELECT sum(delta)::int AS count FROM order_tally WHERE status = 'CANCELED'`)).toBe(20);
    expect(await count('SELECT sum(delta)::int AS count FROM order_tally')).toBe(60);
    expect(await count(`SELECT sum(delta)::int AS count FROM student_tally WHERE status = 'NEW'`)).toBe(1);
    await pglite.close();
  });
});

describe('a number of items is summed up from the tally', () => {
  it.each(['', '(filter: {})', '(filter: { status: { eq: TO_PAY }, and: [{ currency: { eq: RMB } }] })', '(first: 3, offset: 2)'])(
    'for staff: orders%s',
    async (args) => {
      const statement = await statementOf(`{ orders${args} { totalCount nodes { id } } }`);
      expect(statement).toContain('sum(');
      expect(statement).not.toContain('count(*)');
    },
  );

  it('beside a page that is resumed behind a cursor', async () => {
    await run(insertMany('cursor-', 5))();
    const { orders } = await ask('{ orders(first: 2) { totalCount edges { cursor } } }');
    const next = `{ orders(first: 2, after: "${orders.edges[1].cursor}") { totalCount nodes { id } } }`;
    expect((await ask(next)).orders.totalCount).toBe(orders.totalCount);
    expect(await statementOf(next)).toContain('sum(');
  });
});

describe('the items are counted', () => {
  it.each([
    'id: { gt: 0 }',
    'not: { id: { eq: 1 } }',
    'or: [{ status: { eq: TO_PAY } }, { orderNumber: { startsWith: "2" } }]',
    'lines: { projectId: { eq: 1 } }',
  ])('where the filter asks about more: %s', async (filter) => {
    const statement = await statementOf(`{ orders(filter: { status: { ne: CANCELED }, ${filter} }) { totalCount } }`);
    expect(statement).toContain('count(*)');
    expect(statement).not.toContain('order_tally');
  });

  it('for students, who see their own', async () => {
    expect(await statementOf('{ orders { totalCount } }', STUDENT)).toContain('count(*)');
  });

  it('in the list of one student', async () => {
    const statement = await statementOf('{ students { nodes { orders(filter: { status: { eq: TO_PAY } }) { totalCount } } } }');
    expect(statement).toContain('count(*)');
    expect(statement).not.toContain('order_tally');
  });
});

describe('the number of students', () => {
  it('is exact after changes of status, folding and deletion', async () => {
    await expectExact('students', STUDENT_FILTERS);
    await run(`UPDATE student SET status = 'NEW' WHERE id = (SELECT min(id) FROM student)`)();
    await expectExact('students', STUDENT_FILTERS);
    await folding.run(0);
    await expectExact('students', STUDENT_FILTERS);
    await run('TRUNCATE student CASCADE')();
    await expectExact('students', STUDENT_FILTERS);
  });
});
