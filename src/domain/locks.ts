import { datamodel } from '../generated/datamodel.js';
import { Prisma } from '../generated/prisma/client.js';
import type { Transaction } from '../platform/database/database.js';
import { LOCK_CLAUSES } from '../write/facts-sql.js';
import type { LockPurpose } from '../write/facts.js';

/**
 * The one order in which a transaction locks rows; of one model all at once, by id. Whoever keeps to it waits for others only in this
 * direction, so no two transactions ever wait for each other.
 *
 * Whoever holds the row holds with it what is written under its lock only: a student their orders, coupons in hand, cart, choices and
 * reviews; a school its memberships and pupils; a course of the shop its units. Accounts come last: updating or locking one
 * (`Sessions.endAll`) is the end of the locking. A write of one row that nothing is read for needs no lock.
 */
export const LOCK_ORDER = [
  'Role',
  'Menu',
  'School',
  'Student',
  'Project',
  'Offering',
  'Coupon',
  'CreditTransfer',
  'Member',
  'ShopCourse',
  'ShopOrder',
  'ShopCoupon',
  'Withdrawal',
  'Shopper',
  'Account',
] as const satisfies readonly Prisma.ModelName[];

export type LockedModel = (typeof LOCK_ORDER)[number];

type Columns<M extends LockedModel> = Prisma.TypeMap['model'][M]['payload']['scalars'];

export interface LockOptions {
  /** What the lock is taken for; `write` unless said otherwise. */
  readonly to?: LockPurpose;
}

/** What was locked last in a transaction: the model's place in the order, and the highest id. */
interface Locked {
  readonly place: number;
  readonly id: number;
}

const lastLocked = new WeakMap<Transaction, Locked>();

/**
 * Locks rows until the transaction ends, and answers these columns of them, by id, as they are once nobody else is writing
 * them. Ids without a row are left out; `all` is for small tables. Everything else that the rule needs is read afterwards: what
 * a locking statement joins or counts may be from before it waited. Throws where the transaction has locked what comes after
 * in `LOCK_ORDER`.
 */
export async function lockRows<M extends LockedModel, C extends keyof Columns<M> & string>(
  tx: Transaction,
  model: M,
  ids: readonly number[] | 'all',
  columns: readonly C[],
  { to = 'write' }: LockOptions = {},
): Promise<Pick<Columns<M>, C>[]> {
  if (ids.length === 0) return [];
  keepOrder(tx, model, ids);
  const { table, columns: known } = datamodel.models[model] ?? fail(model);
  const selected = columns.map((column) => `"${(known[column] ?? fail(`${model}.${column}`)).name}" AS "${column}"`);
  const start = Prisma.raw(`SELECT ${selected.join(', ')} FROM "${table}"`);
  return tx.$queryRaw`${start} ${asked(ids)} ${Prisma.raw(LOCK_CLAUSES[to])}`;
}

/** As `lockRows` for one; null where there is no such row. */
export async function lockRow<M extends LockedModel, C extends keyof Columns<M> & string>(
  tx: Transaction,
  model: M,
  id: number,
  columns: readonly C[],
  options?: LockOptions,
): Promise<Pick<Columns<M>, C> | null> {
  const [row] = await lockRows(tx, model, [id], columns, options);
  return row ?? null;
}

function asked(ids: readonly number[] | 'all'): Prisma.Sql {
  if (ids === 'all') return Prisma.sql`ORDER BY "id"`;
  return ids.length === 1 ? Prisma.sql`WHERE "id" = ${ids[0]}` : Prisma.sql`WHERE "id" = ANY(${[...ids]}::int[]) ORDER BY "id"`;
}

function keepOrder(tx: Transaction, model: LockedModel, ids: readonly number[] | 'all'): void {
  const [lowest, highest] = ids === 'all' ? [-Infinity, Infinity] : [Math.min(...ids), Math.max(...ids)];
  const place = LOCK_ORDER.indexOf(model);
  const last = lastLocked.get(tx);
  if (last !== undefined && (place < last.place || (place === last.place && lowest <= last.id)))
    throw new Error(`${model} ${String(ids)} is locked after ${LOCK_ORDER[last.place]} ${last.id}: not in the order of locks.`);
  lastLocked.set(tx, { place, id: highest });
}

function fail(name: string): never {
  throw new Error(`The Prisma schema knows no ${name}.`);
}
