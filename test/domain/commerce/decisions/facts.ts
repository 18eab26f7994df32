import type { Viewer } from '../../../../src/access/viewer.js';
import type { HeldGrant } from '../../../../src/domain/commerce/coupon/order-coupons.js';
import type { MovedOrder } from '../../../../src/domain/commerce/order/order-move.js';
import type { OrderingFacts } from '../../../../src/domain/commerce/order/order-writing.js';
import { Prisma } from '../../../../src/generated/prisma/client.js';

export const NOW = new Date('2026-06-01T04:00:00Z');
const DAY_MS = 24 * 3_600_000;

export function daysAgo(days: number): Date {
  return new Date(NOW.getTime() - days * DAY_MS);
}

/** Of fen: amounts are whole fen wherever they are stored. */
export function money(fen: number): Prisma.Decimal {
  return new Prisma.Decimal(fen).div(100);
}

export const STUDENT_ID = 7;

export function order(changes: Partial<MovedOrder> = {}): MovedOrder {
  return {
    id: 31,
    studentId: STUDENT_ID,
    status: 'TO_PAY',
    standardFee: money(5000_00),
    payFee: null,
    expires: true,
    createdAt: daysAgo(1),
    student: { status: 'SUPPLY_ORDER' },
    lines: [{ projectId: 3, courseNum: 2 }],
    ...changes,
  };
}

/** Placed eight days ago and not paid. */
export function expiredOrder(changes: Partial<MovedOrder> = {}): MovedOrder {
  return order({ createdAt: daysAgo(8), ...changes });
}

/** A coupon in a student's hands that can be used now. */
export function grant(changes: Partial<Omit<HeldGrant, 'coupon'>> & { coupon?: Partial<HeldGrant['coupon']> } = {}): HeldGrant {
  const { coupon, ...own } = changes;
  return {
    id: 51,
    couponId: 5,
    status: 'TO_USE',
    orderId: null,
    expiresAt: null,
    ...own,
    coupon: { amount: money(100_00), active: true, startTime: daysAgo(30), endTime: daysAgo(-30), ...coupon },
  };
}

/** Of a student who has ordered nothing yet and was invited by nobody. */
export function orderingFacts(changes: Partial<OrderingFacts> = {}): OrderingFacts {
  return { student: { id: STUDENT_ID, status: 'PERSONAL_FILE' }, unfinished: [], orderCount: 0, invitation: null, ...changes };
}

export function student(changes: Partial<Viewer> = {}): Viewer {
  return { ...somebody, realm: 'STUDENT', profileId: STUDENT_ID, ...changes };
}

/** Staff who judge payments. */
export function finance(changes: Partial<Viewer> = {}): Viewer {
  return { ...somebody, realm: 'STAFF', menus: ['财务管理'], ...changes };
}

const somebody: Omit<Viewer, 'realm'> = {
  accountId: 900,
  profileId: 1,
  sessionId: 's',
  audience: 'graphql',
  administrator: false,
  menus: [],
  shopStaff: false,
  memberPermission: null,
};
