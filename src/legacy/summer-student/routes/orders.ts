import {
  OrderCancelDocument,
  OrderConfirmDocument,
  OrderCreateDocument,
  OrderDetailDocument,
  OrderExistsDocument,
  OrderPayDocument,
  OrderVisibleDocument,
  ProjectExistsDocument,
  UnfinishedOrderDocument,
} from '../../../generated/operations/summer-student.js';
import { answerFailure, type FieldRule, refuse, route, type Route } from '../../shim/index.js';
import { orderOf, paymentOf } from '../rows/orders.js';
import { notFound, refused } from '../texts.js';
import { existing, existingIn, reference } from './existing.js';

const canceled = refused('该订单已被取消，不能进行更新任何操作');
const confirmed = refused('管理员已确认该订单，不能进行任何更新操作');

/** Orders at their end; one whose payment was not accepted is shown as canceled. */
const CLOSED = { ORDER_CANCELED: canceled, ORDER_CONFIRM_FAILED: canceled, ORDER_CONFIRMED: confirmed };

/** contract: summer-student.order.check: nothing failed, the caller may go on. */
const mayOrder = { code: 100, msg: '没有未完成的订单，可以创建', field: '' };

/** Anybody's: whether it is the caller's is told after the fields. */
const someOrder: FieldRule = {
  reference: true,
  operations: [OrderExistsDocument],
  check: async (value, { run }) => ((await run(OrderExistsDocument, { id: Number(value) })).orderExists ? null : { kind: 'related' }),
};

export const orderRoutes: readonly Route[] = [
  route('summer-student.order.create', {
    fields: { project: reference(ProjectExistsDocument, ({ project }) => project) },
    operation: OrderCreateDocument,
    variables: (input) => ({
      input: {
        projectId: input.int('project'),
        currency: input.choice('currency'),
        payment: input.choice('payment'),
        courseNum: input.int('course_num'),
      },
    }),
    data: ({ placeOrder }) => orderOf(placeOrder),
    reasons: {
      COURSE_NUM_TOO_LARGE: refused('所选课程数大于项目最大课程数, 项目最大选课数{max}'),
      ORDER_UNFINISHED: refused('有未完成的订单，不能创建新的订单'),
    },
  }),

  route('summer-student.order.detail', {
    operation: OrderDetailDocument,
    variables: (input) => ({ id: input.int('order_id') }),
    data: ({ order }) => orderOf(existing(order)),
  }),

  route('summer-student.order.check', {
    operation: UnfinishedOrderDocument,
    // Students see no orders but their own.
    data: ({ orders }) => orderOf(orders.nodes[0] ?? answerFailure(mayOrder)),
  }),

  route('summer-student.order.pay', {
    fields: { order: someOrder },
    operation: OrderPayDocument,
    variables: (input) => ({
      id: input.int('order'),
      input: {
        accountNumber: input.text('account_number'),
        accountName: input.text('account_name'),
        openingBank: input.maybe.text('opening_bank'),
        payDate: input.date('pay_date'),
        couponIds: input.ints('coupon_list'),
        image: input.file('img').bytes.toString('base64'),
      },
    }),
    data: ({ payOrder: { id, proof } }) => paymentOf(id, proof ?? refuse('NOT_FOUND')),
    reasons: {
      ...CLOSED,
      ORDER_OF_ANOTHER: refused('您无权限操作他人的订单'),
      ORDER_PAYMENT_EXISTS: refused('当前订单已经上传过支付信息'),
      COUPON_INVALID: refused('无效的优惠券, coupon_id: {id}'),
    },
  }),

  route('summer-student.order.update-status', {
    before: existingIn(OrderVisibleDocument, 'order_id', ({ order }) => order),
    operations: [OrderCancelDocument, OrderConfirmDocument],
    partial: false,
    handle: async ({ input, run }) => {
      const id = input.int('order_id');
      const status = input.choice('status');
      if (status === 'CANCELED') return orderOf((await run(OrderCancelDocument, { id })).cancelOrder);
      return orderOf((await run(OrderConfirmDocument, { id })).confirmOrder);
    },
    reasons: {
      ...CLOSED,
      ORDER_OF_ANOTHER: notFound,
      ORDER_NOT_PAID: refused('用户尚未上传凭证，不能进行确认操作'),
      ORDER_PAID_NOT_CANCELABLE: refused('该订单已被支付，在管理员确定前不能取消'),
    },
  }),
];
