import {
  OrderCancelDocument,
  OrderConfirmDocument,
  OrderCreateDocument,
  OrderDetailDocument,
  OrderListDocument,
  OrderPayDocument,
  OrderPaymentListDocument,
  UnfinishedOrderDocument,
} from '../../../generated/operations/summer-student.js';
import { answerFailure, refuse, route, type Route } from '../../shim/index.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn, reference } from '../../summer/existence.js';
import { ORDER_REFUSALS } from '../../summer/order-refusals.js';
import { RECORDS } from '../records.js';
import { ORDER, PAYMENT } from '../rows/orders.js';
import { notFound, refused } from '../texts.js';
import { pagedRoute } from './pages.js';

const { ORDER_CANCELED, ORDER_CONFIRMED } = ORDER_REFUSALS;

/** Orders at their end; one whose payment was not accepted is shown as canceled. */
const CLOSED = { ORDER_CANCELED, ORDER_CONFIRM_FAILED: ORDER_CANCELED, ORDER_CONFIRMED };

/** contract: summer-student.order.check: nothing failed, the caller may go on. */
const mayOrder = { code: 100, msg: '没有未完成的订单，可以创建', field: '' };

export const orderRoutes: readonly Route[] = [
  pagedRoute('summer-student.order.list', OrderListDocument, ORDER),
  pagedRoute('summer-student.order.payment-list', OrderPaymentListDocument, PAYMENT),

  route('summer-student.order.create', {
    fields: { project: reference(RECORDS.project) },
    operation: OrderCreateDocument,
    variables: (input) => ({
      input: {
        projectId: input.int('project'),
        currency: input.choice('currency'),
        payment: input.choice('payment'),
        courseNum: input.int('course_num'),
      },
    }),
    row: ORDER,
    reasons: {
      COURSE_NUM_TOO_LARGE: refused('所选课程数大于项目最大课程数, 项目最大选课数{max}'),
      ORDER_UNFINISHED: ORDER_REFUSALS.ORDER_UNFINISHED,
    },
  }),

  route('summer-student.order.detail', {
    operation: OrderDetailDocument,
    variables: (input) => ({ id: input.int('order_id') }),
    row: ORDER,
  }),

  route('summer-student.order.check', {
    operations: [UnfinishedOrderDocument],
    // Students see no orders but their own.
    handle: async ({ show }) => (await show.only(UnfinishedOrderDocument, {}, ORDER)) ?? answerFailure(mayOrder),
  }),

  route('summer-student.order.pay', {
    fields: { order: reference(RECORDS.anyOrder) },
    operation: OrderPayDocument,
    variables: (input) => ({
      id: input.int('order'),
      input: {
        accountNumber: input.text('account_number'),
        accountName: input.text('account_name'),
        openingBank: input.maybe.text('opening_bank'),
        payDate: input.date('pay_date'),
        couponIds: input.ints('coupon_list'),
        image: base64Of(input.file('img')),
      },
    }),
    data: ({ payOrder: { proof } }) => PAYMENT.write(proof ?? refuse('NOT_FOUND')),
    reasons: {
      ...CLOSED,
      ORDER_OF_ANOTHER: ORDER_REFUSALS.ORDER_OF_ANOTHER,
      ORDER_PAYMENT_EXISTS: ORDER_REFUSALS.ORDER_PAYMENT_EXISTS,
      COUPON_INVALID: ORDER_REFUSALS.COUPON_INVALID,
    },
  }),

  route('summer-student.order.update-status', {
    before: existingIn('order_id', RECORDS.order),
    operations: [OrderCancelDocument, OrderConfirmDocument],
    partial: false,
    handle: ({ input, show }) => {
      const id = input.int('order_id');
      const cancels = input.choice('status') === 'CANCELED';
      return cancels ? show.row(OrderCancelDocument, { id }, ORDER) : show.row(OrderConfirmDocument, { id }, ORDER);
    },
    reasons: {
      ...CLOSED,
      ORDER_OF_ANOTHER: notFound,
      ORDER_NOT_PAID: ORDER_REFUSALS.ORDER_NOT_PAID,
      ORDER_PAID_NOT_CANCELABLE: ORDER_REFUSALS.ORDER_PAID_NOT_CANCELABLE,
    },
  }),
];
