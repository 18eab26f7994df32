import type { Failure } from '../shim/index.js';
import { WHOLE_INPUT } from './texts.js';

const refused = (msg: string): Failure => ({ code: 400, msg, field: WHOLE_INPUT });

/** What both APIs say about orders, by reason; a route takes the rows that its contract documents. */
export const ORDER_REFUSALS = {
  ORDER_UNFINISHED: refused('有未完成的订单，不能创建新的订单'),
  COUPON_INVALID: refused('无效的优惠券, coupon_id: {id}'),
  ORDER_OF_ANOTHER: refused('您无权限操作他人的订单'),
  ORDER_PAYMENT_EXISTS: refused('当前订单已经上传过支付信息'),
  ORDER_NOT_PAID: refused('用户尚未上传凭证，不能进行确认操作'),
  ORDER_PAID_NOT_CANCELABLE: refused('该订单已被支付，在管理员确定前不能取消'),
  ORDER_CANCELED: refused('该订单已被取消，不能进行更新任何操作'),
  ORDER_CONFIRMED: refused('管理员已确认该订单，不能进行任何更新操作'),
} as const;
