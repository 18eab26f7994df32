import type { Transaction } from '../../core/database/database.js';
import { DomainError } from '../../core/errors.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type { CouponGrantStatus } from '../../generated/prisma/enums.js';
import { before } from './coupon-grant-status.js';

/** An order whose student is locked (student-lock.ts), which is what keeps a coupon from being spent twice. */
interface LockedOrder {
  readonly id: number;
  readonly studentId: number;
}

/**
 * Locks coupons of the student, named by the coupons' ids, for an order; those it has locked already stay. Throws
 * COUPON_INVALID for the first that the student does not hold, has used, or cannot use now.
 */
export async function lockCoupons(tx: Transaction, order: LockedOrder, couponIds: readonly number[], now: Date): Promise<void> {
  const wanted = [...new Set(couponIds)];
  const select = { id: true, couponId: true, status: true, orderId: true, coupon: { select: { active: true, startTime: true, endTime: true } } } as const;
  const held = await tx.couponGrant.findMany({ where: { studentId: order.studentId, couponId: { in: wanted } }, select });
  const grants = wanted.map((id) => {
    const grant = held.find(({ couponId }) => couponId === id);
    const usable = grant !== undefined && (grant.orderId === order.id ? grant.status === 'LOCKED' : grant.status === 'TO_USE' && isValid(grant.coupon, now));
    if (!usable) throw new DomainError('COUPON_INVALID', { field: 'couponIds', params: { id } });
    return grant.id;
  });
  await tx.couponGrant.updateMany({ where: { id: { in: grants }, status: { in: before('LOCKED') } }, data: { status: 'LOCKED', orderId: order.id } });
}

/** What the coupons of an order take off, one by one. */
export async function couponAmounts(tx: Transaction, orderId: number): Promise<Prisma.Decimal[]> {
  const grants = await tx.couponGrant.findMany({ where: { orderId }, select: { coupon: { select: { amount: true } } } });
  return grants.map(({ coupon }) => coupon.amount);
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
