import type { Prisma } from '../../../generated/prisma/client.js';
import type { CouponGrantStatus } from '../../../generated/prisma/enums.js';
import { type Change, type NewId, update } from '../../../write/changes.js';
import { rows } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';
import { before } from './coupon-grant-status.js';

const GRANT = {
  id: true,
  couponId: true,
  status: true,
  orderId: true,
  expiresAt: true,
  coupon: { select: { amount: true, active: true, startTime: true, endTime: true } },
} as const satisfies Prisma.CouponGrantSelect;

export type HeldGrant = Prisma.CouponGrantGetPayload<{ select: typeof GRANT }>;

/** All coupons that a student was given, in that order; the student must be locked, so that none is spent twice. */
export const grantsOf = (studentId: number) => rows('CouponGrant', { where: { studentId }, orderBy: { id: 'asc' }, select: GRANT });

/** A coupon in a student's hands that can be locked, and what it takes off. */
export interface UsableGrant {
  readonly id: number;
  readonly amount: Prisma.Decimal;
}

export interface Use {
  /** The coupons' ids; null: all that can be used. */
  readonly couponIds: readonly number[] | null;
  /** The order that has locked some of them already; null: it is not written yet. */
  readonly orderId: number | null;
  readonly now: Date;
}

/**
 * The coupons of a student that can be used now. What the order has locked already is left out. Throws COUPON_INVALID for the
 * first named one that the student does not hold, has used, or cannot use now.
 */
export function usableGrants(held: readonly HeldGrant[], { couponIds, orderId, now }: Use): UsableGrant[] {
  const wanted = couponIds === null ? held : held.filter(({ couponId }) => couponIds.includes(couponId));
  const usable = wanted.filter((grant) => grant.status === 'TO_USE' && isValid(grant, now));
  const locked = wanted.filter((grant) => orderId !== null && grant.orderId === orderId && grant.status === 'LOCKED');
  const invalid = couponIds?.find((id) => ![...usable, ...locked].some(({ couponId }) => couponId === id));
  if (invalid !== undefined) throw new DomainError('COUPON_INVALID', { field: 'couponIds', params: { id: invalid } });
  return usable.map(({ id, coupon }) => ({ id, amount: coupon.amount }));
}

/** The coupons once these orders have come to nothing. */
export function onceFreed(held: readonly HeldGrant[], orderIds: readonly number[]): HeldGrant[] {
  const isFreed = ({ orderId, status }: HeldGrant): boolean =>
    orderId !== null && orderIds.includes(orderId) && before('TO_USE').includes(status);
  return held.map((grant) => (isFreed(grant) ? { ...grant, orderId: null, status: 'TO_USE' } : grant));
}

/** Gives coupons to an order; until it is confirmed or comes to nothing they are its alone. */
export function couponsAttached(orderId: number | NewId, grants: readonly UsableGrant[]): Change[] {
  if (grants.length === 0) return [];
  return [
    update('CouponGrant', { id: { in: grants.map(({ id }) => id) }, status: { in: before('LOCKED') } }, { status: 'LOCKED', orderId }),
  ];
}

/** The order is confirmed: its coupons are used up. */
export function couponsUsed(orderId: number): Change {
  return couponsMoved(orderId, 'USED');
}

/** The order came to nothing: its coupons can be used again. */
export function couponsFreed(orderId: number): Change {
  return couponsMoved(orderId, 'TO_USE');
}

function couponsMoved(orderId: number, status: CouponGrantStatus): Change {
  return update('CouponGrant', { orderId, status: { in: before(status) } }, status === 'TO_USE' ? { status, orderId: null } : { status });
}

function isValid({ coupon: { active, startTime, endTime }, expiresAt }: HeldGrant, now: Date): boolean {
  return active && startTime <= now && now <= endTime && (expiresAt === null || now <= expiresAt);
}
