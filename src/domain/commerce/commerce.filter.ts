import {
  BooleanFilter,
  DateTimeFilter,
  IntFilter,
  StringFilter,
  enumFilter,
  filterInput,
  orderEnum,
} from '../../read/declare/filter-input.js';
import {
  AdjustmentStatus,
  AdjustmentType,
  CartLineStatus,
  CouponGrantStatus,
  Currency,
  OrderStatus,
  PaymentWay,
  RefundType,
  ReplenishType,
} from './commerce.enums.js';

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

export const OrderRevisionFilter = filterInput('OrderRevisionFilter', { id: IntFilter, orderId: IntFilter, order: OrderFilter });
export const OrderRevisionOrder = orderEnum('OrderRevisionOrder', { ID: 'id' });

export const CartLineFilter = filterInput('CartLineFilter', {
  id: IntFilter,
  studentId: IntFilter,
  projectId: IntFilter,
  status: enumFilter('CartLineStatus', CartLineStatus),
});
export const CartLineOrder = orderEnum('CartLineOrder', { ID: 'id' });

export const AdjustmentFilter = filterInput('AdjustmentFilter', {
  id: IntFilter,
  adjustmentNumber: StringFilter,
  orderId: IntFilter,
  type: enumFilter('AdjustmentType', AdjustmentType),
  replenishType: enumFilter('ReplenishType', ReplenishType),
  refundType: enumFilter('RefundType', RefundType),
  status: enumFilter('AdjustmentStatus', AdjustmentStatus),
  currency: enumFilter('Currency', Currency),
  projectId: IntFilter,
  order: OrderFilter,
});
export const AdjustmentOrder = orderEnum('AdjustmentOrder', { ID: 'id' });

export const PaymentFilter = filterInput('PaymentFilter', { id: IntFilter, orderId: IntFilter });
export const PaymentOrder = orderEnum('PaymentOrder', { ID: 'id' });

export const PaymentAccountFilter = filterInput('PaymentAccountFilter', {
  id: IntFilter,
  payment: enumFilter('PaymentWay', PaymentWay),
  currency: enumFilter('Currency', Currency),
});
export const PaymentAccountOrder = orderEnum('PaymentAccountOrder', { ID: 'id' });

export const CouponFilter = filterInput('CouponFilter', {
  id: IntFilter,
  code: StringFilter,
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
  expiresAt: DateTimeFilter,
  coupon: CouponFilter,
});
export const CouponGrantOrder = orderEnum('CouponGrantOrder', { ID: 'id' });
