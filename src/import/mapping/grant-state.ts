import type { CouponGrantStatus } from '../../generated/prisma/enums.js';
import type { SourceRow } from '../source/source.js';
import type { Context } from './declare.js';
import type { StandingOf } from './unfinished-orders.js';

/** An order that names a coupon: its old id, and the status that it has here. */
export interface NamingOrder {
  readonly oldId: string;
  readonly status: 'TO_PAY' | 'TO_CONFIRM' | 'CONFIRMED' | 'CONFIRM_FAILED' | 'CANCELED';
}

/**
 * What has become of a coupon in a student's hands: the orders that name it say it, whatever its own row says. A confirmed order has used
 * it up, an unfinished one locks it, others leave it free.
 */
export function grantState(orders: readonly NamingOrder[]): {
  readonly status: CouponGrantStatus;
  readonly order: NamingOrder | undefined;
} {
  const newest = (statuses: readonly NamingOrder['status'][]): NamingOrder | undefined =>
    orders.filter(({ status }) => statuses.includes(status)).sort((one, other) => Number(other.oldId) - Number(one.oldId))[0];
  const used = newest(['CONFIRMED']);
  if (used !== undefined) return { status: 'USED', order: used };
  const locked = newest(['TO_CONFIRM']) ?? newest(['TO_PAY']);
  return { status: locked === undefined ? 'TO_USE' : 'LOCKED', order: locked };
}

/**
 * The same in a mapping whose companions are the student's `orders`, of which `names` tells those that name the coupon; of a grant whose order is
 * not taken over nothing is left but that it is there.
 */
export function grantStateOf(
  at: Context,
  standingOf: StandingOf,
  names: (order: SourceRow) => boolean,
): { status: CouponGrantStatus; orderId: number | null } {
  const all = at.companions('orders');
  const naming = all.filter(names).flatMap((order): NamingOrder[] => {
    const status = standingOf(order, all)?.status;
    return status === undefined ? [] : [{ oldId: order['id'] ?? '', status }];
  });
  const { status, order } = grantState(naming);
  const orderId = at.id('order', order?.oldId) ?? null;
  return orderId === null ? { status: 'TO_USE', orderId } : { status, orderId };
}

/** Where rows of their own, the companions `named`, say which coupons an order names. */
export function namedByRows(at: Context, couponId: string | null | undefined): (order: SourceRow) => boolean {
  const orders = new Set(
    at
      .companions('named')
      .filter((relation) => relation['coupon_id'] === couponId)
      .map((relation) => relation['order_id']),
  );
  return ({ id }) => orders.has(id ?? null);
}
