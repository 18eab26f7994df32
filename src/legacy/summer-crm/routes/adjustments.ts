import {
  AdjustmentCreateDocument,
  AdjustmentGetDocument,
  AdjustmentListDocument,
  AdjustmentOfOrderDocument,
  AdjustmentUpdateDocument,
} from '../../../generated/operations/summer-crm.js';
import { type ChoicesOf, type FieldRule, type Input, refuse, route, type Route } from '../../shim/index.js';
import { decimal } from '../../summer/amounts.js';
import { base64Of } from '../../summer/base64.js';
import { existingIn, reference } from '../../summer/existence.js';
import { ORDER_REFUSALS } from '../../summer/order-refusals.js';
import { WHOLE_INPUT } from '../../summer/texts.js';
import { ADJUSTMENT, ADJUSTMENT_INFO, NEW_ADJUSTMENT } from '../adjustment-rows.js';
import { narrowed, only } from '../fields.js';
import { currencyFilter } from '../order-keys.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';
import { refused } from '../texts.js';

const WRONG = '参数有误';

const PROJECT_ID = /^\d{1,9}$/;
const SLOT_NAME = /^project([1-4])_id$/;

const someProject = reference(RECORDS.project);

/** A project id or the name of a slot; anything else fits no slot. `placeOf` refuses it as well: the check may come after it. */
const projectOrSlot: FieldRule = {
  operations: someProject.operations,
  check: (value, call) => {
    if (PROJECT_ID.test(String(value))) return someProject.check?.(value, call) ?? null;
    return value === '' || SLOT_NAME.test(String(value)) ? null : { kind: 'type' };
  },
};

/** Replenishments and refunds: this API's additional payments. */
export const adjustmentRoutes: readonly Route[] = [
  route('summer-crm.order-additional-payment.create', {
    operation: AdjustmentCreateDocument,
    fields: { order: reference(RECORDS.order), project: projectOrSlot },
    variables: (input) => ({
      input: {
        type: input.choice('type'),
        replenishType: input.maybe.choice('replenish_type'),
        refundType: input.maybe.choice('refunded_type'),
        orderId: input.int('order'),
        studentId: input.int('user'),
        amount: decimal(input.float('amount')),
        currency: input.choice('currency'),
        ...placeOf(input.maybe.text('project') ?? ''),
        courseNum: input.maybe.int('course_num'),
        adminRemark: input.maybe.text('admin_remark'),
      },
    }),
    row: NEW_ADJUSTMENT,
    reasons: {
      ADJUSTMENT_STUDENT_WRONG: refused(WRONG, 'user'),
      ORDER_NOT_CONFIRMED: refused(WRONG, 'order'),
      ADJUSTMENT_PROJECT_REFUSED: refused(WRONG, 'project'),
      AMOUNT_INVALID: refused(WRONG, 'amount'),
    },
  }),

  route('summer-crm.order-additional-payment.update', {
    before: existingIn('id', RECORDS.adjustment),
    operation: AdjustmentUpdateDocument,
    variables: (input) => ({
      id: input.int('id'),
      input: {
        image: base64Of(input.maybe.file('img')) ?? undefined,
        studentRemark: input.maybe.text('student_remark'),
        accountName: input.maybe.text('account_name'),
        phone: input.maybe.text('phone'),
        relation: input.maybe.text('relation'),
        status: input.maybe.choice('status'),
      },
    }),
    row: ADJUSTMENT,
    reasons: {
      ADJUSTMENT_CANCELED: ORDER_REFUSALS.ORDER_CANCELED,
      ADJUSTMENT_CONFIRMED: ORDER_REFUSALS.ORDER_CONFIRMED,
      ADJUSTMENT_CONFIRM_FAILED: refused('管理员已确认订单支付认证失败，不能进行任何更新操作', WHOLE_INPUT),
      ADJUSTMENT_NOT_PAID: ORDER_REFUSALS.ORDER_NOT_PAID,
      ADJUSTMENT_PAID_NOT_CANCELABLE: ORDER_REFUSALS.ORDER_PAID_NOT_CANCELABLE,
    },
  }),

  route('summer-crm.order-additional-payment.get', {
    operation: AdjustmentGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    row: ADJUSTMENT,
  }),

  route('summer-crm.order-additional-payment.get-info', {
    operation: AdjustmentOfOrderDocument,
    variables: (input) => {
      const orderId = input.int('order_id');
      return { orderId, filter: narrowed(input, { orderId: { eq: orderId }, type: equal(input.maybe.choice('type')) }) };
    },
    data: ({ order, adjustments: { nodes } }) => {
      if (order === null) refuse('NOT_FOUND');
      const [newest] = nodes;
      return newest === undefined ? null : ADJUSTMENT_INFO.write(newest);
    },
  }),

  route('summer-crm.order-additional-payment.list', {
    operations: [AdjustmentListDocument],
    handle: async ({ input, request, run }) => {
      const filter = narrowed(input, adjustmentFilter(input));
      const page = await pageOf(
        request,
        async (slice) => (await run(AdjustmentListDocument, { ...slice, filter })).adjustments,
        ADJUSTMENT_INFO.write,
      );
      return { ...page, ...documentedKeys(page.results[0]) };
    },
  }),
];

function placeOf(text: string): { projectId?: number; slot?: number } {
  const slot = SLOT_NAME.exec(text)?.[1];
  if (slot !== undefined) return { slot: Number(slot) };
  if (PROJECT_ID.test(text)) return { projectId: Number(text) };
  return text === '' ? {} : refuse('BAD_USER_INPUT');
}

function adjustmentFilter(input: Input<ChoicesOf<'summer-crm.order-additional-payment.list'>>) {
  return {
    type: equal(input.maybe.choice('type')),
    refundType: equal(input.maybe.choice('refunded_type')),
    replenishType: equal(input.maybe.choice('replenish_type')),
    status: equal(input.maybe.choice('status')),
    currency: currencyFilter(input.maybe.choice('currency')),
    orderId: only(input.maybe.int('order')),
  };
}

function equal<Key extends string>(key: Key | null | undefined): { eq: Key } | undefined {
  return key ? { eq: key } : undefined;
}

/** What the document's example shows of the first row, beside the page (contract: shapes.AdditionalPaymentPage). */
function documentedKeys(first: ReturnType<typeof ADJUSTMENT_INFO.write> | undefined) {
  const {
    id = null,
    order_id = null,
    amount = null,
    img = null,
    account_name = null,
    phone = null,
    relation = null,
    remark = null,
    create_time = null,
  } = first ?? {};
  return { id, order_id, amount, img, account_name, phone, relation, remark, create_time };
}
