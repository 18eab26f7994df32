import { registerEnumType } from 'type-graphql';
import { CouponGrantStatus, CouponType, Currency, OrderStatus, PaymentWay } from '../../generated/prisma/enums.js';
import { describedBy } from '../enums/label.js';
import { COUPON_GRANT_STATUS, COUPON_TYPE, CURRENCY, ORDER_STATUS, PAYMENT_WAY } from './commerce.labels.js';

registerEnumType(Currency, { name: 'Currency', description: 'The currency of an amount; recorded, never converted.', valuesConfig: describedBy(CURRENCY) });
registerEnumType(PaymentWay, { name: 'PaymentWay', description: 'How an order is paid.', valuesConfig: describedBy(PAYMENT_WAY) });
registerEnumType(OrderStatus, { name: 'OrderStatus', description: 'Where an order stands.', valuesConfig: describedBy(ORDER_STATUS) });
registerEnumType(CouponType, { name: 'CouponType', description: 'What a coupon is given for.', valuesConfig: describedBy(COUPON_TYPE) });
registerEnumType(CouponGrantStatus, {
  name: 'CouponGrantStatus',
  description: "Where a coupon in a student's hands stands.",
  valuesConfig: describedBy(COUPON_GRANT_STATUS),
});

export { CouponGrantStatus, CouponType, Currency, OrderStatus, PaymentWay };
