import {
  type OrderFilter,
  type OrderStatus,
  OrderAllDocument,
  OrderCancelDocument,
  OrderCreateDocument,
  OrderGetDocument,
  OrderListDocument,
  OrderNewestDocument,
  OrderUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { answerFailure, type Call, type ChoicesOf, type Failure, type Input, route, type Route } from '../../shim/index.js';
import { existingIn } from '../../summer/existence.js';
import { ORDER_REFUSALS } from '../../summer/order-refusals.js';
import { WHOLE_INPUT } from '../../summer/texts.js';
import { narrowed, only } from '../fields.js';
import { CURRENCIES, currencyFilter, paymentFilter, PAYMENTS } from '../order-keys.js';
import { ORDER } from '../order-rows.js';
import { couponIds, couponsRule, orderedLines, orderedLinesRule } from '../ordered-lines.js';
import { pageOfShown } from '../pages.js';
import { RECORDS } from '../records.js';
import { studentNamed } from '../student-named.js';
import { refused } from '../texts.js';

/** contract: order.check, rules */
const UNFINISHED: readonly OrderStatus[] = ['TO_PAY', 'TO_CONFIRM'];

/** Not a refusal: the code by which clients tell that the way is free (contract: order.check). */
const noneUnfinished: Failure = { code: 100, msg: '没有未完成的订单，可以创建', field: '' };

const notCancelable = refused('无法取消该订单');

export const orderRoutes: readonly Route[] = [
  route('summer-crm.order.create', {
    before: studentNamed,
    operation: OrderCreateDocument,
    fields: { chart_ids: orderedLinesRule, coupon_list: couponsRule },
    variables: (input) => ({
      input: {
        studentId: input.maybe.int('user'),
        lines: orderedLines(input.list('chart_ids')),
        currency: input.maybe.choice('currency'),
        payment: input.maybe.choice('payment'),
        couponIds: couponIds(input.maybe.list('coupon_list')),
      },
    }),
    row: ORDER,
    reasons: {
      CART_LINE_INVALID: refused('无效的chart_id: {id}，请检查传入参数', WHOLE_INPUT),
      COUPON_INVALID: ORDER_REFUSALS.COUPON_INVALID,
      ORDER_UNFINISHED: ORDER_REFUSALS.ORDER_UNFINISHED,
      COURSE_FEE_MISSING: refused('项目课程数量错误，请重新选择', WHOLE_INPUT),
      AMOUNT_INVALID: refused('参数有误', 'chart_ids'),
      RELATED_MISSING: refused('Invalid pk "{id}" - object does not exist.'),
    },
  }),

  route('summer-crm.order.cancel', {
    operation: OrderCancelDocument,
    variables: (input) => ({ id: input.int('order_id') }),
    row: ORDER,
    reasons: {
      ORDER_CANCELED: refused('订单已被取消'),
      ORDER_PAID_NOT_CANCELABLE: notCancelable,
      ORDER_CONFIRMED: notCancelable,
      ORDER_CONFIRM_FAILED: notCancelable,
    },
  }),

  // The two addresses differ in a slash only; a list by the one or the other is kept apart for staff who ask for no page.
  route('summer-crm.order.list', {
    operations: [OrderListDocument],
    handle: (call) => orderPage(call, listFilter(call.input, false)),
  }),

  route('summer-crm.order.admin-list', {
    operations: [OrderListDocument, OrderAllDocument],
    handle: async (call) => {
      const { input, request, show } = call;
      if (request.viewer?.realm !== 'STAFF' || request.query.has('page')) return orderPage(call, listFilter(input, false));
      return (await show.rows(OrderAllDocument, { filter: listFilter(input, true) }, ORDER)).nodes;
    },
  }),

  route('summer-crm.order.user-order-list', {
    before: studentNamed,
    operation: OrderAllDocument,
    variables: (input) => ({ filter: narrowed(input, orderFilter(input, true)) }),
    rows: ORDER,
  }),

  route('summer-crm.order.get', {
    operation: OrderGetDocument,
    variables: (input) => ({ id: input.int('order_id') }),
    row: ORDER,
  }),

  route('summer-crm.order.last-order', {
    before: studentNamed,
    operation: OrderNewestDocument,
    variables: (input) => ({ studentId: input.maybe.int('user') }),
    data: ({ newestOrder }) => (newestOrder === null ? { course_to_select: false } : ORDER.write(newestOrder)),
  }),

  // No order that is not cancelled is newer than an unfinished one, as that lets none be placed.
  route('summer-crm.order.check', {
    before: studentNamed,
    operation: OrderNewestDocument,
    variables: (input) => ({ studentId: input.maybe.int('user') }),
    data: ({ newestOrder }) =>
      newestOrder !== null && UNFINISHED.includes(newestOrder.status) ? ORDER.write(newestOrder) : answerFailure(noneUnfinished),
  }),

  route('summer-crm.order.currency-payment', { handle: () => WAYS_OF_PAYING }),

  route('summer-crm.order.update', {
    before: existingIn('order_id', RECORDS.order),
    operation: OrderUpdateDocument,
    variables: (input) => ({
      id: input.int('order_id'),
      input: {
        status: input.maybe.choice('status'),
        currency: input.maybe.choice('currency'),
        payment: input.maybe.choice('payment'),
        remark: input.maybe.text('remark'),
      },
    }),
    row: ORDER,
    reasons: {
      ORDER_PAYMENT_EXISTS: ORDER_REFUSALS.ORDER_PAYMENT_EXISTS,
      ORDER_CANCELED: ORDER_REFUSALS.ORDER_CANCELED,
      ORDER_NOT_PAID: ORDER_REFUSALS.ORDER_NOT_PAID,
      ORDER_PAID_NOT_CANCELABLE: ORDER_REFUSALS.ORDER_PAID_NOT_CANCELABLE,
      ORDER_CONFIRMED: ORDER_REFUSALS.ORDER_CONFIRMED,
      ORDER_CONFIRM_FAILED: refused('管理员已确认订单支付认证失败，不能进行任何更新操作', WHOLE_INPUT),
    },
  }),
];

/** contract: order.currency-payment */
const WAYS_OF_PAYING = (
  [
    ['FOREIGN_CURRENCY', 'BANK', 'PAY_PAL'],
    ['RMB', 'BANK', 'ALI_PAY', 'OFF_LINE'],
  ] as const
).map(([currency, ...ways]) => ({ ...CURRENCIES[currency], payment: ways.map((way) => PAYMENTS[way]) }));

function orderPage({ request, show }: Call, filter: OrderFilter) {
  return pageOfShown(request, (slice) => show.rows(OrderListDocument, { ...slice, filter }, ORDER));
}

/** What both lists of staff take; `hidesCanceled` as below. */
function listFilter(input: Input<ChoicesOf<'summer-crm.order.list'>>, hidesCanceled: boolean): OrderFilter {
  return narrowed<OrderFilter>(input, {
    ...orderFilter(input, hidesCanceled),
    currency: currencyFilter(input.maybe.choice('currency')),
    payment: paymentFilter(input.maybe.choice('payment')),
  });
}

/** @param hidesCanceled whether canceled orders are left out unless the caller asks for them */
function orderFilter(input: Input<ChoicesOf<'summer-crm.order.user-order-list'>>, hidesCanceled: boolean): OrderFilter {
  const status = input.maybe.choice('status') ?? undefined;
  const noneCanceled = input.maybe.bool('none_canceled_order') ?? (hidesCanceled && status !== 'CANCELED');
  return {
    studentId: only(input.maybe.int('user')),
    status: status && { eq: status },
    and: noneCanceled ? [{ status: { ne: 'CANCELED' } }] : [],
  };
}
