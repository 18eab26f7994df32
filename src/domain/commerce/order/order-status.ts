import type { OrderStatus } from '../../../generated/prisma/enums.js';
import { DomainError, type Reason } from '../../errors.js';

/** At most one order of a student is unfinished; the database has a partial unique index for it. */
export const UNFINISHED_ORDER = ['TO_PAY', 'TO_CONFIRM'] as const satisfies readonly OrderStatus[];

/** Orders whose courses can be chosen: proof uploaded, or confirmed (contract: summer-student.course.current-info). */
export const PAID_ORDER = ['TO_CONFIRM', 'CONFIRMED'] as const satisfies readonly OrderStatus[];

/** Orders that came to nothing. */
export const FAILED_ORDER = ['CANCELED', 'CONFIRM_FAILED'] as const satisfies readonly OrderStatus[];

/** What may follow a status (contract: summer-student.order.update-status, summer-crm.order.update). */
export const ORDER_MOVES: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  TO_PAY: ['TO_CONFIRM', 'CANCELED'],
  TO_CONFIRM: ['CONFIRMED', 'CONFIRM_FAILED'],
  CONFIRMED: [],
  CONFIRM_FAILED: [],
  CANCELED: [],
};

/** Why nothing at all can be done with an order any more. */
const CLOSED: Readonly<Partial<Record<OrderStatus, Reason>>> = {
  CANCELED: 'ORDER_CANCELED',
  CONFIRMED: 'ORDER_CONFIRMED',
  CONFIRM_FAILED: 'ORDER_CONFIRM_FAILED',
};

/** Why an open order cannot go where it is sent. */
const REFUSALS: Readonly<Partial<Record<OrderStatus, Readonly<Partial<Record<OrderStatus, Reason>>>>>> = {
  TO_PAY: { CONFIRMED: 'ORDER_NOT_PAID', CONFIRM_FAILED: 'ORDER_NOT_PAID' },
  TO_CONFIRM: { TO_CONFIRM: 'ORDER_PAYMENT_EXISTS', CANCELED: 'ORDER_PAID_NOT_CANCELABLE' },
};

/** Throws the reason why an order cannot go from one status to the other. */
export function requireOrderMove(from: OrderStatus, to: OrderStatus): void {
  if (ORDER_MOVES[from].includes(to)) return;
  requireOpen(from);
  throw new DomainError(REFUSALS[from]?.[to] ?? 'STATUS_MOVE_REFUSED', { params: { from, to } });
}

/** Throws ORDER_CANCELED, ORDER_CONFIRMED or ORDER_CONFIRM_FAILED for an order at its end. */
export function requireOpen(status: OrderStatus): void {
  const closed = CLOSED[status];
  if (closed !== undefined) throw new DomainError(closed);
}
