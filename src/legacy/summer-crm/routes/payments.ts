import { type PaymentAnswerFragment, PaymentCreateDocument, PaymentGetDocument } from '../../../generated/operations/summer-crm.js';
import { refuse, route, type Route, shanghaiIso } from '../../shim/index.js';
import { amountOf, decimal } from '../amounts.js';
import { LISTED } from '../existence-of-orders.js';
import { reference } from '../existence.js';
import { picture } from '../fields.js';
import { refused } from '../texts.js';

const WHOLE = 'non_field_errors';
const proven = refused('当前订单已经上传过支付信息', WHOLE);

export const paymentRoutes: readonly Route[] = [
  route('summer-crm.order-payment.create', {
    operation: PaymentCreateDocument,
    fields: { order: reference(LISTED.someOrder) },
    variables: (input) => ({
      id: input.int('order'),
      input: {
        image: picture(input.file('img')) ?? '',
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
      ORDER_OF_ANOTHER: refused('您无权限操作他人的订单', WHOLE),
      ORDER_PAYMENT_EXISTS: proven,
      ORDER_CONFIRMED: proven,
      ORDER_CONFIRM_FAILED: proven,
      ORDER_CANCELED: refused('该订单已被取消，不能进行更新任何操作', WHOLE),
    },
  }),

  route('summer-crm.order-payment.get-info', {
    operation: PaymentGetDocument,
    variables: (input) => ({ orderId: input.int('order_id') }),
    data: ({ order }) => {
      const { proof } = order ?? refuse('NOT_FOUND');
      return proof && paymentInfoOf(proof);
    },
  }),
];

/** contract: shapes.OrderPaymentInfo */
function paymentInfoOf({ id, orderId, amount, imageUrl, accountName, phone, relation, remark, createdAt }: PaymentAnswerFragment) {
  return {
    id,
    order_id: orderId,
    amount: amountOf(amount),
    img: imageUrl,
    account_name: accountName,
    phone,
    relation,
    remark,
    create_time: shanghaiIso(createdAt),
  };
}
