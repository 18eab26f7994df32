import { BooleanFilter, IntFilter, StringFilter, enumFilter, filterInput, orderEnum } from '../../read/declare/filter-input.js';
import { ShopOrderStatus, WithdrawalStatus } from './shop-status.js';

export const ShopperFilter = filterInput('ShopperFilter', {
  id: IntFilter,
  inviterId: IntFilter,
  inviteCode: StringFilter,
  staff: BooleanFilter,
});
export const ShopperOrder = orderEnum('ShopperOrder', { ID: 'id' });

export const ShopCourseFilter = filterInput('ShopCourseFilter', { id: IntFilter });
export const ShopCourseOrder = orderEnum('ShopCourseOrder', { ID: 'id' });

export const ShopUnitFilter = filterInput('ShopUnitFilter', { id: IntFilter, number: IntFilter });
export const ShopUnitOrder = orderEnum('ShopUnitOrder', { NUMBER: 'number' });

export const ShopOrderFilter = filterInput('ShopOrderFilter', {
  id: IntFilter,
  shopperId: IntFilter,
  courseId: IntFilter,
  status: enumFilter('ShopOrderStatus', ShopOrderStatus),
});
export const ShopOrderOrder = orderEnum('ShopOrderOrder', { ID: 'id' });

export const IncomeFilter = filterInput('IncomeFilter', { id: IntFilter, shopperId: IntFilter });
export const IncomeOrder = orderEnum('IncomeOrder', { ID: 'id' });

export const WithdrawalFilter = filterInput('WithdrawalFilter', {
  id: IntFilter,
  shopperId: IntFilter,
  status: enumFilter('WithdrawalStatus', WithdrawalStatus),
});
export const WithdrawalOrder = orderEnum('WithdrawalOrder', { ID: 'id' });

export const ShopCouponFilter = filterInput('ShopCouponFilter', { id: IntFilter, shopperId: IntFilter, code: StringFilter });
export const ShopCouponOrder = orderEnum('ShopCouponOrder', { ID: 'id' });
