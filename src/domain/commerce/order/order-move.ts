import type { Prisma } from '../../../generated/prisma/client.js';
import type { OrderStatus } from '../../../generated/prisma/enums.js';
import { type Change, insert, insertAll, update } from '../../../write/changes.js';
import type { Values } from '../../../write/models.js';
import { audited, AUDITED } from '../../accounts/audit/audit.js';
import { type Step, stepsTaken } from '../../student-record/student-status.js';
import { lineBefore } from '../cart/cart-line-status.js';
import { couponsFreed, couponsUsed } from '../coupon/order-coupons.js';
import { requireOrderMove } from './order-status.js';

/** What of an order its moves look at; its student must be locked (student-lock.ts). */
export const MOVED_ORDER = {
  id: true,
  studentId: true,
  status: true,
  standardFee: true,
  payFee: true,
  expires: true,
  createdAt: true,
  student: { select: { status: true } },
  lines: { orderBy: { id: 'asc' }, select: { projectId: true, courseNum: true } },
} as const satisfies Prisma.OrderSelect;
export type MovedOrder = Prisma.OrderGetPayload<{ select: typeof MOVED_ORDER }>;

/** What the moves of an order do to its student. */
export const STEP_OF = {
  TO_CONFIRM: ['paid'],
  CONFIRMED: ['confirmed'],
  CANCELED: ['canceled'],
  CONFIRM_FAILED: [],
  TO_PAY: [],
} as const satisfies Record<OrderStatus, readonly Step[]>;

interface Move {
  readonly to: OrderStatus;
  /** The account of whoever does it; null: nobody, time does. */
  readonly actorId: number | null;
  /** What else of the order changes with it. */
  readonly data?: Partial<Values<'Order'>>;
}

/** Moves an order, with everything that follows from it. Throws the refusals of order-status.ts. */
export function orderMoved(order: MovedOrder, move: Move): Change[] {
  return [...withoutStudent(order, move), ...stepsTaken({ id: order.studentId, status: order.student.status }, ...STEP_OF[move.to])];
}

/** As `orderMoved`, where what becomes of the student is worked out by the caller: the one place where an order's status changes. */
export function withoutStudent(order: MovedOrder, { to, actorId, data = {} }: Move): Change[] {
  requireOrderMove(order.status, to);
  return [update('Order', { id: order.id }, { ...data, status: to }), ...consequences(order, to, actorId)];
}

function consequences(order: MovedOrder, to: OrderStatus, actorId: number | null): Change[] {
  if (to === 'CONFIRMED') return settled(order);
  if (to === 'CONFIRM_FAILED') return [couponsFreed(order.id)];
  if (to === 'CANCELED') return dissolved(order, actorId);
  return [];
}

/** contract: summer-crm.order.update, order.final-order */
function settled({ id: orderId, standardFee, payFee, lines }: MovedOrder): Change[] {
  const revision = insert('OrderRevision', { orderId, allAmount: payFee ?? standardFee });
  return [
    couponsUsed(orderId),
    update('CartLine', { orderLine: { orderId }, status: { in: lineBefore('PAYED') } }, { status: 'PAYED' }),
    revision,
    insertAll(
      'OrderRevisionLine',
      lines.map((line, index) => ({ ...line, slot: index + 1, revisionId: revision.id })),
    ),
  ];
}

/** contract: summer-crm.order.cancel */
function dissolved({ id }: MovedOrder, actorId: number | null): Change[] {
  return [couponsFreed(id), audited({ operation: AUDITED.ORDER, description: '取消了订单', actorId, entity: 'Order', entityId: id })];
}
