import { BooleanFilter, DateTimeFilter, IntFilter, StringFilter, enumFilter, filterInput, orderEnum } from '../../core/read/filter-input.js';
import { CouponGrantStatus, CouponType, Currency, OrderStatus, PaymentWay } from './commerce.enums.js';

const OrderLineFilter = filterInput('OrderLineFilter', { projectId: IntFilter });

export const OrderFilter = filterInput('OrderFilter', {
  id: IntFilter,
  orderNumber: StringFilter,
  studentId: IntFilter,
  status: enumFilter('OrderStatus', OrderStatus),
  currency: enumFilter('Currency', Currency),
  payment: enumFilter('PaymentWay', PaymentWay),
  createdAt: DateTimeFilter,
  lines: OrderLineFilter,
});
export const OrderOrder = orderEnum('OrderOrder', { ID: 'id', CREATED_AT: 'createdAt' });

export const PaymentAccountFilter = filterInput('PaymentAccountFilter', {
  id: IntFilter,
  payment: enumFilter('PaymentWay', PaymentWay),
  currency: enumFilter('Currency', Currency),
});
export const PaymentAccountOrder = orderEnum('PaymentAccountOrder', { ID: 'id' });

export const CouponFilter = filterInput('CouponFilter', {
  id: IntFilter,
  code: StringFilter,
  type: enumFilter('CouponType', CouponType),
  active: BooleanFilter,
  endTime: DateTimeFilter,
});
export const CouponOrder = orderEnum('CouponOrder', { ID: 'id', END_TIME: 'endTime' });

export const CouponGrantFilter = filterInput('CouponGrantFilter', {
  id: IntFilter,
  couponId: IntFilter,
  studentId: IntFilter,
  status: enumFilter('CouponGrantStatus', CouponGrantStatus),
  orderId: IntFilter,
  coupon: CouponFilter,
});
export const CouponGrantOrder = orderEnum('CouponGrantOrder', { ID: 'id' });
