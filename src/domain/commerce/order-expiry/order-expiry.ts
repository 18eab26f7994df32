import type { OrderStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { MOVED_ORDER, moveOrder } from '../order/order-move.js';

const LIFE_MS = 7 * 24 * 3_600_000;

/** Whether an order was placed too long ago to be paid any more. */
export function isExpired({ status, createdAt }: { status: OrderStatus; createdAt: Date }, now: Date): boolean {
  return status === 'TO_PAY' && createdAt < deadline(now);
}

/**
 * Cancels what the student ordered more than seven days ago and has not paid (contract: summer-crm.order.last-order). The
 * student must be locked (student-lock.ts). Answers the orders' ids.
 */
export async function expireOrders(tx: Transaction, studentId: number, now: Date): Promise<number[]> {
  const where = { studentId, status: 'TO_PAY', createdAt: { lt: deadline(now) } } as const;
  const orders = await tx.order.findMany({ where, select: MOVED_ORDER });
  for (const order of orders) await moveOrder(tx, order, 'CANCELED', null);
  return orders.map(({ id }) => id);
}

/** Orders placed before this moment have expired. */
export function deadline(now: Date): Date {
  return new Date(now.getTime() - LIFE_MS);
}
