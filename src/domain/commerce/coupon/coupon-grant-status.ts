import type { CouponGrantStatus } from '../../../generated/prisma/enums.js';

/**
 * What may follow a status: an order locks a coupon, and uses it up when it is confirmed; it gives the coupon back when it
 * is canceled or its payment is not accepted (contract: summer-crm.order.create, order.cancel, order.update).
 */
export const COUPON_MOVES: Readonly<Record<CouponGrantStatus, readonly CouponGrantStatus[]>> = {
  TO_USE: ['LOCKED'],
  LOCKED: ['USED', 'TO_USE'],
  USED: [],
};

/** The statuses from which a coupon may go to this one. */
export function before(to: CouponGrantStatus): CouponGrantStatus[] {
  return (Object.keys(COUPON_MOVES) as CouponGrantStatus[]).filter((from) => COUPON_MOVES[from].includes(to));
}
