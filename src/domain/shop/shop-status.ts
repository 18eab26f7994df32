import { registerEnumType } from 'type-graphql';
import { ShopOrderStatus, WithdrawalStatus } from '../../generated/prisma/enums.js';
import { DomainError } from '../../platform/errors.js';

export { ShopOrderStatus, WithdrawalStatus };

/** What a shopper sees of a coupon; the database knows only whether it was used, and its end. */
export const ShopCouponStatus = { UNUSED: 'UNUSED', USED: 'USED', EXPIRED: 'EXPIRED' } as const;

registerEnumType(ShopOrderStatus, {
  name: 'ShopOrderStatus',
  description: 'Where an order of the shop stands.',
  valuesConfig: {
    TO_PAY: { description: 'Placed; the money has not come in.' },
    PAYED: { description: 'Paid, as staff confirmed.' },
    CANCELED: { description: 'Canceled by staff before it was paid.' },
  },
});

registerEnumType(WithdrawalStatus, {
  name: 'WithdrawalStatus',
  description: 'Where a withdrawal stands.',
  valuesConfig: {
    REQUESTED: { description: 'Being processed.' },
    PAID: { description: 'Paid out.' },
    REJECTED: { description: 'Rejected; the money is back in the wallet.' },
  },
});

registerEnumType(ShopCouponStatus, {
  name: 'ShopCouponStatus',
  description: 'Whether a coupon of the shop is still good.',
  valuesConfig: {
    UNUSED: { description: 'Good.' },
    USED: { description: 'Used up.' },
    EXPIRED: { description: 'Past its end without having been used.' },
  },
});

const ORDER_MOVES: Readonly<Record<ShopOrderStatus, readonly ShopOrderStatus[]>> = {
  TO_PAY: ['PAYED', 'CANCELED'],
  PAYED: [],
  CANCELED: [],
};

const WITHDRAWAL_MOVES: Readonly<Record<WithdrawalStatus, readonly WithdrawalStatus[]>> = {
  REQUESTED: ['PAID', 'REJECTED'],
  PAID: [],
  REJECTED: [],
};

/** Throws SHOP_ORDER_CLOSED unless an order may go from one status to the other. */
export function requireOrderMove(from: ShopOrderStatus, to: ShopOrderStatus): void {
  if (!ORDER_MOVES[from].includes(to)) throw new DomainError('SHOP_ORDER_CLOSED', { params: { status: from } });
}

/** Throws WITHDRAWAL_CLOSED unless a withdrawal may go from one status to the other. */
export function requireWithdrawalMove(from: WithdrawalStatus, to: WithdrawalStatus): void {
  if (!WITHDRAWAL_MOVES[from].includes(to)) throw new DomainError('WITHDRAWAL_CLOSED', { params: { status: from } });
}
