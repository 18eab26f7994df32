import {
  type PaymentAnswerFragment,
  PaymentCreateDocument,
  PaymentGetDocument,
  PaymentListDocument,
  PaymentOfOrderDocument,
} from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { amountOf, decimal } from '../../summer/amounts.js';
import { base64Of } from '../../summer/base64.js';
import { existing, reference } from '../../summer/existence.js';
import { ORDER_REFUSALS } from '../../summer/order-refusals.js';
import { pageOf } from '../pages.js';
import { RECORDS } from '../records.js';

const { ORDER_OF_ANOTHER, ORDER_PAYMENT_EXISTS, ORDER_CANCELED } = ORDER_REFUSALS;

export const paymentRoutes: readonly Route[] = [
  route('summer-crm.order-payment.create', {
    operation: PaymentCreateDocument,
    fields: { order: reference(RECORDS.anyOrder) },
    variables: (input) => ({
      id: input.int('order'),
      input: {
        image: base64Of(input.file('img')),
        amount: decimal(input.float('amount')),
        accountName: input.text('account_name'),
        phone: input.text('phone'),
        relation: input.text('relation'),
        remark: input.maybe.text('remark'),
      },
    }),
    data: ({ payOrder: { proof } }) => {
      const { id, imageUrl, orderId, remark, amount, accountName, phone, relation } = proof ?? refuse('NOT_FOUND');
      return { id, img: imageUrl, order: orderId, remark, amount: amountOf(amount), account_name: accountName, phone, relation };
    },
    reasons: {
      ORDER_OF_ANOTHER,
      ORDER_PAYMENT_EXISTS,
      ORDER_CONFIRMED: ORDER_PAYMENT_EXISTS,
      ORDER_CONFIRM_FAILED: ORDER_PAYMENT_EXISTS,
      ORDER_CANCELED,
    },
  }),

  route('summer-crm.order-payment.get-info', {
    operation: PaymentOfOrderDocument,
    variables: (input) => ({ orderId: input.int('order_id') }),
    data: ({ order }) => {
      const { proof } = order ?? refuse('NOT_FOUND');
      return proof && paymentInfoOf(proof);
    },
  }),

  route('summer-crm.order-payment.list', {
    operations: [PaymentListDocument],
    handle: ({ request, run }) => pageOf(request, async (slice) => (await run(PaymentListDocument, slice)).payments, paymentOf),
  }),

  route('summer-crm.order-payment.get', {
    operation: PaymentGetDocument,
    variables: (input) => ({ id: input.int('id') }),
    data: ({ payment }) => paymentOf(existing(payment)),
  }),
];

/** contract: shapes.OrderPaymentInfo */
function paymentInfoOf({ orderId, ...proof }: PaymentAnswerFragment) {
  return { ...shared(proof), order_id: orderId };
}

/** contract: shapes.OrderPayment */
function paymentOf({ orderId, ...proof }: PaymentAnswerFragment) {
  return { ...shared(proof), order: orderId };
}

function shared({ id, amount, imageUrl, accountName, phone, relation, remark, createdAt }: Omit<PaymentAnswerFragment, 'orderId'>) {
  return {
    id,
    amount: amountOf(amount),
    img: imageUrl,
    account_name: accountName,
    phone,
    relation,
    remark,
    create_time: shanghaiIso(createdAt),
  };
}
