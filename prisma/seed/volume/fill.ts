import type { Database, Transaction } from '../../../src/platform/database/database.js';
import { makeCatalogue } from './catalogue.js';
import { placeDemoOrder } from './demo-order.js';
import { makeOrders } from './orders.js';
import { writePlan } from './plan.js';
import { FillRefused, type VolumeSize } from './size.js';
import { makeStudents } from './students.js';

/** A key of PostgreSQL's advisory locks. */
const FILL_LOCK = 72_616_004;
/** Two years: students register in the first and order in the second. */
const HISTORY_MS = 730 * 86_400_000;
/** A fill is one transaction, however large. */
const LIMITS = { maxWait: 15_000, timeout: 6 * 3_600_000 };

/** Rows made, by table. */
export type Made = Readonly<Record<string, number>>;

/**
 * Puts volume data beside the demo data, in one transaction: an interrupted fill leaves nothing behind. The same size at
 * the same moment makes the same rows. Throws FillRefused where the database holds anything but the demo data.
 */
export async function fill(database: Database, size: VolumeSize, now = new Date()): Promise<Made> {
  const made = await database.prisma.$transaction(async (transaction) => {
    await transaction.$executeRaw`SELECT pg_advisory_xact_lock(${FILL_LOCK})`;
    await requireDemoOnly(transaction);
    return makeAll(transaction, size, now);
  }, LIMITS);
  // Without statistics the first plans would be those for empty tables, and index-only scans need the visibility map.
  await database.prisma.$executeRawUnsafe('VACUUM (ANALYZE)');
  return made;
}

async function makeAll(transaction: Transaction, size: VolumeSize, now: Date): Promise<Made> {
  const openedAt = new Date(now.getTime() - HISTORY_MS);
  // Nearly a quarter of the orders leads to an enrolment, over 1200 offerings.
  const seats = 40 + Math.ceil(size.orders / 2000);
  const { projectIds, made } = await makeCatalogue(transaction, openedAt, seats);
  await writePlan(transaction, size, projectIds, now);
  const students = await makeStudents(transaction, size.students, openedAt);
  const orders = await makeOrders(transaction, openedAt);
  return sum([made, students, orders, await placeDemoOrder(transaction, now)]);
}

function sum(parts: readonly Made[]): Made {
  const total: Record<string, number> = {};
  for (const [table, rows] of parts.flatMap((part) => Object.entries(part))) total[table] = (total[table] ?? 0) + rows;
  return total;
}

/** What the demo data has of what a fill makes. */
const DEMO = { students: 2, orders: 1, projects: 4, campuses: 3 };

async function requireDemoOnly(transaction: Transaction): Promise<void> {
  const held = {
    students: await transaction.student.count(),
    orders: await transaction.order.count(),
    projects: await transaction.project.count(),
    campuses: await transaction.campus.count(),
  };
  for (const [name, demo] of Object.entries(DEMO) as [keyof typeof DEMO, number][]) {
    if (held[name] === demo) continue;
    throw new FillRefused(
      `the database holds ${held[name]} ${name}, the demo data ${demo}; only an empty database, or one with the demo data alone, is filled.`,
    );
  }
}
