import type { ShopOrderStatus, WithdrawalStatus } from '../../generated/prisma/enums.js';
import type { Labels } from '../enums/label.js';

export const SHOP_ORDER_STATUS: Labels<ShopOrderStatus> = {
  TO_PAY: { zh: '待支付', en: 'To be paid' },
  PAYED: { zh: '已支付', en: 'Paid' },
  CANCELED: { zh: '已取消', en: 'Canceled' },
};

export const WITHDRAWAL_STATUS: Labels<WithdrawalStatus> = {
  REQUESTED: { zh: '处理中', en: 'Requested' },
  PAID: { zh: '已提现', en: 'Paid out' },
  REJECTED: { zh: '已拒绝', en: 'Rejected' },
};

export const SHOP_COUPON_STATUS: Labels<'UNUSED' | 'USED' | 'EXPIRED'> = {
  UNUSED: { zh: '未使用', en: 'Not used' },
  USED: { zh: '已使用', en: 'Used' },
  EXPIRED: { zh: '已过期', en: 'Expired' },
};
