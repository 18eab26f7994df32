import { registerEnumType } from 'type-graphql';
import {
  AdjustmentStatus,
  AdjustmentType,
  CartLineStatus,
  CouponGrantStatus,
  CouponType,
  Currency,
  OrderStatus,
  PaymentWay,
  RefundType,
  ReplenishType,
} from '../../generated/prisma/enums.js';
import { describedBy } from '../enums/label.js';
import {
  ADJUSTMENT_STATUS,
  ADJUSTMENT_TYPE,
  CART_LINE_STATUS,
  COUPON_GRANT_STATUS,
  COUPON_TYPE,
  CURRENCY,
  ORDER_STATUS,
  PAYMENT_WAY,
  REFUND_TYPE,
  REPLENISH_TYPE,
} from './commerce.labels.js';

registerEnumType(Currency, {
  name: 'Currency',
  description: 'The currency of an amount; recorded, never converted.',
  valuesConfig: describedBy(CURRENCY),
});
registerEnumType(PaymentWay, { name: 'PaymentWay', description: 'How an order is paid.', valuesConfig: describedBy(PAYMENT_WAY) });
registerEnumType(OrderStatus, { name: 'OrderStatus', description: 'Where an order stands.', valuesConfig: describedBy(ORDER_STATUS) });
registerEnumType(CouponType, { name: 'CouponType', description: 'What a coupon is given for.', valuesConfig: describedBy(COUPON_TYPE) });
registerEnumType(CouponGrantStatus, {
  name: 'CouponGrantStatus',
  description: "Where a coupon in a student's hands stands.",
  valuesConfig: describedBy(COUPON_GRANT_STATUS),
});

registerEnumType(CartLineStatus, {
  name: 'CartLineStatus',
  description: 'Where a line of a cart stands.',
  valuesConfig: describedBy(CART_LINE_STATUS),
});
registerEnumType(AdjustmentType, {
  name: 'AdjustmentType',
  description: 'Which way the money of an adjustment goes.',
  valuesConfig: describedBy(ADJUSTMENT_TYPE),
});
registerEnumType(ReplenishType, {
  name: 'ReplenishType',
  description: 'Why more is to be paid.',
  valuesConfig: describedBy(REPLENISH_TYPE),
});
registerEnumType(RefundType, { name: 'RefundType', description: 'Why money is paid back.', valuesConfig: describedBy(REFUND_TYPE) });
registerEnumType(AdjustmentStatus, {
  name: 'AdjustmentStatus',
  description: 'Where an adjustment stands.',
  valuesConfig: describedBy(ADJUSTMENT_STATUS),
});

export {
  AdjustmentStatus,
  AdjustmentType,
  CartLineStatus,
  CouponGrantStatus,
  CouponType,
  Currency,
  OrderStatus,
  PaymentWay,
  RefundType,
  ReplenishType,
};
