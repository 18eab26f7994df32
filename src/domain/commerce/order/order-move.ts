import type { Prisma } from '../../../generated/prisma/client.js';
import type { OrderStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { AUDITED, recordAudit } from '../../accounts/audit/audit.js';
import { takeStep } from '../../student-record/student-status.js';
import { lineBefore } from '../cart/cart-line-status.js';
import { freeCoupons, useCoupons } from '../coupon/order-coupons.js';
import { requireOrderMove } from './order-status.js';

/** What of an order the moves look at; its student must be locked (student-lock.ts). */
export const MOVED_ORDER = {
  id: true,
  studentId: true,
  status: true,
  standardFee: true,
  payFee: true,
} as const satisfies Prisma.OrderSelect;
export type MovedOrder = Prisma.OrderGetPayload<{ select: typeof MOVED_ORDER }>;

/**
 * Moves an order to another status, with everything that follows from it; the one place where an order's status changes.
 * Throws the refusals of order-status.ts. `actorId` is the account of whoever does it, null: nobody, time does.
 */
export async function moveOrder(tx: Transaction, order: MovedOrder, to: OrderStatus, actorId: number | null): Promise<void> {
  requireOrderMove(order.status, to);
  await tx.order.update({ where: { id: order.id }, data: { status: to }, select: { id: true } });
  if (to === 'TO_CONFIRM') await takeStep(tx, order.studentId, 'paid');
  if (to === 'CONFIRMED') await settle(tx, order);
  if (to === 'CONFIRM_FAILED') await freeCoupons(tx, order.id);
  if (to === 'CANCELED') await dissolve(tx, order, actorId);
}

/** contract: summer-crm.order.update, order.final-order */
async function settle(tx: Transaction, { id: orderId, studentId, standardFee, payFee }: MovedOrder): Promise<void> {
  await useCoupons(tx, orderId);
  await tx.cartLine.updateMany({ where: { orderLine: { orderId }, status: { in: lineBefore('PAYED') } }, data: { status: 'PAYED' } });
  const lines = await tx.orderLine.findMany({ where: { orderId }, orderBy: { id: 'asc' }, select: { projectId: true, courseNum: true } });
  const slots = lines.map((line, index) => ({ ...line, slot: index + 1 }));
  await tx.orderRevision.create({ data: { orderId, allAmount: payFee ?? standardFee, lines: { create: slots } }, select: { id: true } });
  await takeStep(tx, studentId, 'confirmed');
}

/** contract: summer-crm.order.cancel */
async function dissolve(tx: Transaction, { id, studentId }: MovedOrder, actorId: number | null): Promise<void> {
  await freeCoupons(tx, id);
  await takeStep(tx, studentId, 'canceled');
  await recordAudit(tx, { operation: AUDITED.ORDER, description: '取消了订单', actorId, entity: 'Order', entityId: id });
}
