import { ShopOrderStatus, WithdrawalStatus } from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';
import { DomainError } from '../errors.js';

export { ShopOrderStatus, WithdrawalStatus };

/** What a shopper sees of a coupon; the database knows only whether it was used, and its end. */
export const ShopCouponStatus = { UNUSED: 'UNUSED', USED: 'USED', EXPIRED: 'EXPIRED' } as const;

/** In the order of `globalEnums`. */
export const SHOP_ENUMS: readonly GlobalEnum[] = [
  declareEnum(ShopOrderStatus, {
    name: 'ShopOrderStatus',
    description: 'Where an order of the shop stands.',
    values: {
      TO_PAY: { zh: '待支付', en: 'To be paid', description: 'Placed; the money has not come in.' },
      PAYED: { zh: '已支付', en: 'Paid', description: 'Paid, as staff confirmed.' },
      CANCELED: { zh: '已取消', en: 'Canceled', description: 'Canceled by staff before it was paid.' },
    },
  }),
  declareEnum(WithdrawalStatus, {
    name: 'WithdrawalStatus',
    description: 'Where a withdrawal stands.',
    values: {
      REQUESTED: { zh: '处理中', en: 'Requested', description: 'Being processed.' },
      PAID: { zh: '已提现', en: 'Paid out' },
      REJECTED: { zh: '已拒绝', en: 'Rejected', description: 'Rejected; the money is back in the wallet.' },
    },
  }),
  declareEnum(ShopCouponStatus, {
    name: 'ShopCouponStatus',
    description: 'Whether a coupon of the shop is still good.',
    values: {
      UNUSED: { zh: '未使用', en: 'Not used', description: 'Good.' },
      USED: { zh: '已使用', en: 'Used', description: 'Used up.' },
      EXPIRED: { zh: '已过期', en: 'Expired', description: 'Past its end without having been used.' },
    },
  }),
];

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
