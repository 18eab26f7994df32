import type { OrderStatus } from '../../../generated/prisma/enums.js';

const LIFE_MS = 7 * 24 * 3_600_000;

/** Whether an order was placed more than seven days ago, here, and is not paid (contract: summer-crm.order.last-order). */
export function isExpired({ status, expires, createdAt }: { status: OrderStatus; expires: boolean; createdAt: Date }, now: Date): boolean {
  return status === 'TO_PAY' && expires && createdAt < expiredBefore(now);
}

/** Unpaid orders that were placed before this moment have expired. */
export function expiredBefore(now: Date): Date {
  return new Date(now.getTime() - LIFE_MS);
}
