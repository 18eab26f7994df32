import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { Schedule } from '../src/platform/schedule.js';
import { createTestApp, type TestApp } from './support/app.js';

type Job = Parameters<Schedule['every']>;

let app: TestApp;
let jobs: Job[];

beforeAll(async () => {
  const every = vi.spyOn(Schedule.prototype, 'every');
  app = await createTestApp({ env: { ORDER_EXPIRY_INTERVAL_SECONDS: '60' } });
  jobs = every.mock.calls;
});
afterAll(async () => {
  vi.restoreAllMocks();
  await app.close();
});

it('the app runs its jobs, each at its interval', () => {
  expect(new Map(jobs.map(([interval, name]) => [name, interval]))).toEqual(
    new Map([
      ['order expiry', 60_000],
      ['idempotency keys', 3_600_000],
      ['retention', 3_600_000],
      ['tally folding', 60_000],
      // A server has its autovacuum.
      ...(app.database.kind === 'embedded' ? [['upkeep', 600_000] as const] : []),
    ]),
  );
});

it('each job does its work on a database that has nothing for it to do', async () => {
  for (const [, name, work] of jobs) await expect(work(), name).resolves.not.toThrow();
});

it('the expiry of orders is the one that the app runs', async () => {
  const { prisma } = app.database;
  const { id: studentId } = await prisma.student.findFirstOrThrow();
  const order = { orderNumber: 'old', studentId, status: 'TO_PAY', standardFee: 1, createdAt: new Date(0) } as const;
  const { id } = await prisma.order.create({ data: order });
  await jobs.find(([, name]) => name === 'order expiry')?.[2]();
  expect((await prisma.order.findUniqueOrThrow({ where: { id } })).status).toBe('CANCELED');
});
