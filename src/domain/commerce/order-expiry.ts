import type { Transaction } from '../../core/database/database.js';
import type { OrderStatus } from '../../generated/prisma/enums.js';
import { MOVED_ORDER, moveOrder } from './order-move.js';

const LIFE_MS = 7 * 24 * 3_600_000;

/** Whether an order was placed too long ago to be paid any more. */
export function isExpired({ status, createdAt }: { status: OrderStatus; createdAt: Date }, now: Date): boolean {
  return status === 'TO_PAY' && createdAt < deadline(now);
}

/**
 * Cancels what the student ordered more than seven days ago and has not paid (contract: summer-crm.order.last-order). The
 * student must be locked (student-lock.ts).
 */
export async function expireOrders(tx: Transaction, studentId: number, now: Date): Promise<void> {
  const where = { studentId, status: 'TO_PAY', createdAt: { lt: deadline(now) } } as const;
  for (const order of await tx.order.findMany({ where, select: MOVED_ORDER })) await moveOrder(tx, order, 'CANCELED', null);
}

function deadline(now: Date): Date {
  return new Date(now.getTime() - LIFE_MS);
}
