import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { RetentionService } from '../../../src/domain/accounts/retention/retention.service.js';
import { turnText } from '../../../src/platform/database/turns.js';
import { openTestDatabase, type TestDatabase } from '../../support/database.js';

const DAY_MS = 86_400_000;
const NOW = Date.parse('2026-11-29T12:00:00Z');
const ago = (days: number): Date => new Date(NOW - days * DAY_MS);

let database: TestDatabase;
let accountId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  accountId = (await database.prisma.account.findFirstOrThrow()).id;
});
afterAll(() => database.close());
beforeEach(async () => {
  await database.prisma.session.deleteMany();
  await database.prisma.auditEvent.deleteMany();
});

const session = (id: string, expiresAt: Date, endedAt: Date | null = null) =>
  database.prisma.session.create({ data: { id, accountId, audience: 'GRAPHQL', createdAt: ago(800), expiresAt, endedAt } });
const sessions = async (): Promise<string[]> => (await database.prisma.session.findMany({ orderBy: { id: 'asc' } })).map(({ id }) => id);
const event = (description: string, createdAt: Date) =>
  database.prisma.auditEvent.create({ data: { operation: 300, description, createdAt, actorId: accountId } });
const events = async (): Promise<string[]> =>
  (await database.prisma.auditEvent.findMany({ orderBy: { id: 'asc' } })).map(({ description }) => description);

it('removes sessions a day after they expired, and leaves those whose token may still have to be called ended', async () => {
  await session('expired-long-ago', ago(1.01));
  await session('ended-and-expired', ago(2), ago(3));
  await session('expired-today', ago(0.99));
  await session('ended-today', ago(-0.5), ago(0.5));
  await session('ended-long-ago', ago(-5), ago(20));
  await session('open', ago(-1));
  expect(await new RetentionService(database, 730).run(NOW)).toBe(2);
  expect(await sessions()).toEqual(['ended-long-ago', 'ended-today', 'expired-today', 'open']);
});

it('removes events of the operation log after as many days as are set', async () => {
  await event('old', ago(730.01));
  await event('young', ago(729.99));
  await event('today', ago(0));
  expect(await new RetentionService(database, 730).run(NOW)).toBe(1);
  expect(await events()).toEqual(['young', 'today']);
  expect(await new RetentionService(database, 7).run(NOW)).toBe(1);
  expect(await events()).toEqual(['today']);
});

it('removes as much as there is, a bounded number in each transaction', async () => {
  for (let i = 0; i < 7; i++) await session(`s${i}`, ago(10 + i));
  for (let i = 0; i < 5; i++) await event(`e${i}`, ago(1000 + i));
  const most: number[] = [];
  const watched = {
    ...database,
    writing: async (work: never) => {
      const before = (await sessions()).length + (await events()).length;
      const answer = await database.writing(work);
      most.push(before - (await sessions()).length - (await events()).length);
      return answer;
    },
  } as unknown as TestDatabase;
  expect(await new RetentionService(watched, 730).run(NOW, 3)).toBe(12);
  expect(most).toEqual([3, 3, 1, 3, 2]);
  expect([await sessions(), await events()]).toEqual([[], []]);
});

// The embedded database is one connection, which cannot be in its own way.
it.skipIf(process.env['TEST_DATABASE_URL'] === undefined)('does nothing where another process is at it', async () => {
  const other = await database.another();
  await session('old', ago(10));
  await database.writing(async (transaction) => {
    expect(await transaction.send({ text: turnText({ turn: 0x72657465, waits: false }), values: [] })).toEqual([1]);
    expect(await new RetentionService(other, 730).run(NOW)).toBeNull();
  });
  expect(await new RetentionService(other, 730).run(NOW)).toBe(1);
  await other.close();
});
