import type { CartLineStatus } from '../../../generated/prisma/enums.js';

/** What may follow a status: ordered lines stay ordered, also when the order comes to nothing (contract: summer-crm.order.cancel). */
export const CART_LINE_MOVES: Readonly<Record<CartLineStatus, readonly CartLineStatus[]>> = {
  NEW: ['ORDERED', 'DELETED'],
  ORDERED: ['PAYED'],
  PAYED: [],
  DELETED: [],
};

/** The statuses from which a line may go to this one. */
export function lineBefore(to: CartLineStatus): CartLineStatus[] {
  return (Object.keys(CART_LINE_MOVES) as CartLineStatus[]).filter((from) => CART_LINE_MOVES[from].includes(to));
}
