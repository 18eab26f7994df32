import type { Prisma } from '../../../generated/prisma/client.js';
import type { CouponGrantStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { before } from './coupon-grant-status.js';

/** Whose coupons, and which order has locked some already; the student is locked (student-lock.ts), so that none is spent twice. */
interface Holder {
  readonly studentId: number;
  /** Null: it is not written yet. */
  readonly orderId: number | null;
}

/** A coupon in a student's hands that can be locked, and what it takes off. */
export interface UsableGrant {
  readonly id: number;
  readonly amount: Prisma.Decimal;
}

const GRANT = {
  id: true,
  couponId: true,
  status: true,
  orderId: true,
  coupon: { select: { amount: true, active: true, startTime: true, endTime: true } },
} as const satisfies Prisma.CouponGrantSelect;

/**
 * The coupons of a student that can be used now: those named by the coupons' ids, or all (null). What the order has locked
 * already is left out. Throws COUPON_INVALID for the first that the student does not hold, has used, or cannot use now.
 */
export async function usableGrants(
  tx: Transaction,
  { studentId, orderId }: Holder,
  couponIds: readonly number[] | null,
  now: Date,
): Promise<UsableGrant[]> {
  const wanted = couponIds === null ? null : [...new Set(couponIds)];
  const where = wanted === null ? { studentId, status: 'TO_USE' as const } : { studentId, couponId: { in: wanted } };
  const held = await tx.couponGrant.findMany({ where, orderBy: { id: 'asc' }, select: GRANT });
  const usable = held.filter(({ status, coupon }) => status === 'TO_USE' && isValid(coupon, now));
  const locked = held.filter((grant) => orderId !== null && grant.orderId === orderId && grant.status === 'LOCKED');
  const invalid = wanted?.find((id) => ![...usable, ...locked].some(({ couponId }) => couponId === id));
  if (invalid !== undefined) throw new DomainError('COUPON_INVALID', { field: 'couponIds', params: { id: invalid } });
  return usable.map(({ id, coupon }) => ({ id, amount: coupon.amount }));
}

/** Gives coupons to an order; until it is confirmed or comes to nothing they are its alone. */
export async function attachCoupons(tx: Transaction, orderId: number, grants: readonly UsableGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const where = { id: { in: grants.map(({ id }) => id) }, status: { in: before('LOCKED') } };
  await tx.couponGrant.updateMany({ where, data: { status: 'LOCKED', orderId } });
}

/** The order is confirmed: its coupons are used up. */
export async function useCoupons(tx: Transaction, orderId: number): Promise<void> {
  await moveCoupons(tx, orderId, 'USED');
}

/** The order came to nothing: its coupons can be used again. */
export async function freeCoupons(tx: Transaction, orderId: number): Promise<void> {
  await moveCoupons(tx, orderId, 'TO_USE');
}

async function moveCoupons(tx: Transaction, orderId: number, status: CouponGrantStatus): Promise<void> {
  const data = status === 'TO_USE' ? { status, orderId: null } : { status };
  await tx.couponGrant.updateMany({ where: { orderId, status: { in: before(status) } }, data });
}

function isValid({ active, startTime, endTime }: { active: boolean; startTime: Date; endTime: Date }, now: Date): boolean {
  return active && startTime <= now && now <= endTime;
}
