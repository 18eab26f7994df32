import type { AdjustmentStatus } from '../../../generated/prisma/enums.js';
import { DomainError, type Reason } from '../../errors.js';

/** What may follow a status (contract: summer-crm.order-additional-payment.update). */
export const ADJUSTMENT_MOVES: Readonly<Record<AdjustmentStatus, readonly AdjustmentStatus[]>> = {
  TO_PAY: ['TO_CONFIRM', 'CANCELED'],
  TO_CONFIRM: ['CONFIRMED', 'CONFIRM_FAILED'],
  CONFIRMED: [],
  CONFIRM_FAILED: [],
  CANCELED: [],
  REFUNDED: [],
};

/** Why nothing at all can be done with an adjustment any more. */
const CLOSED: Readonly<Partial<Record<AdjustmentStatus, Reason>>> = {
  CANCELED: 'ADJUSTMENT_CANCELED',
  CONFIRMED: 'ADJUSTMENT_CONFIRMED',
  REFUNDED: 'ADJUSTMENT_CONFIRMED',
  CONFIRM_FAILED: 'ADJUSTMENT_CONFIRM_FAILED',
};

/** Why an open adjustment cannot go where it is sent. */
const REFUSALS: Readonly<Partial<Record<AdjustmentStatus, Readonly<Partial<Record<AdjustmentStatus, Reason>>>>>> = {
  TO_PAY: { CONFIRMED: 'ADJUSTMENT_NOT_PAID', CONFIRM_FAILED: 'ADJUSTMENT_NOT_PAID' },
  TO_CONFIRM: { CANCELED: 'ADJUSTMENT_PAID_NOT_CANCELABLE' },
};

/** Throws the reason why an adjustment cannot go from one status to the other. */
export function requireAdjustmentMove(from: AdjustmentStatus, to: AdjustmentStatus): void {
  if (ADJUSTMENT_MOVES[from].includes(to)) return;
  requireOpenAdjustment(from);
  throw new DomainError(REFUSALS[from]?.[to] ?? 'STATUS_MOVE_REFUSED', { params: { from, to } });
}

/** Throws ADJUSTMENT_CANCELED, ADJUSTMENT_CONFIRMED or ADJUSTMENT_CONFIRM_FAILED for an adjustment at its end. */
export function requireOpenAdjustment(status: AdjustmentStatus): void {
  const closed = CLOSED[status];
  if (closed !== undefined) throw new DomainError(closed);
}
