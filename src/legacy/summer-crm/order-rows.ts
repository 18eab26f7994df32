import type { OrderAnswerFragment } from '../../generated/operations/summer-crm.js';
import { shanghaiIso } from '../shim/index.js';
import { amountOf } from '../summer/amounts.js';
import { accountOf } from '../summer/rows.js';
import { adjustmentOf } from './adjustment-rows.js';
import { accountPaymentOf, CURRENCY_KEYS, currencyOf, isSameCurrency, paymentOf } from './order-keys.js';
import { feeProjectOf } from './project-rows.js';
import { LABELS } from './texts.js';

const status = LABELS.writer('order_status');

/** contract: shapes.Order */
export function orderOf(order: OrderAnswerFragment) {
  const { student, adjustments } = order;
  return {
    id: order.id,
    user: { id: student.id, name: student.name },
    currency: currencyOf(order.currency),
    payment: paymentOf(order.payment),
    create_time: shanghaiIso(order.createdAt),
    modified_time: shanghaiIso(order.updatedAt),
    status: status(order.status),
    standard_fee: amountOf(order.standardFee),
    pay_fee: amountOf(order.payFee ?? order.standardFee),
    remark: order.remark,
    order_number: order.orderNumber,
    sales_man: student.consultant === null ? {} : { id: student.consultant.id, name: student.consultant.name },
    charts: order.lines.map(chartOf),
    payment_info: accountFor(order),
    order_payed_info: payedOf(order),
    coupon_list: order.coupons.map(({ coupon, usableUntil }) => ({
      amount: amountOf(coupon.amount),
      name: coupon.info,
      expire_time: shanghaiIso(usableUntil),
    })),
    replenish_list: adjustments.filter(({ type }) => type === 'REPLENISH').map(adjustmentOf),
    refund_list: adjustments.filter(({ type }) => type === 'REFUND').map(adjustmentOf),
  };
}

/** contract: shapes.Chart; clients know a line by its id in the cart. */
function chartOf({ id, cartLineId, cartLine, project, courseNum, courseFee, createdAt }: OrderAnswerFragment['lines'][number]) {
  return {
    id: cartLineId ?? id,
    project: feeProjectOf(project),
    course_num: courseNum,
    course_fee: amountOf(courseFee),
    create_time: shanghaiIso(cartLine?.createdAt ?? createdAt),
  };
}

/** contract: shapes.PaymentAccount; the one for the order's way of paying and its currency. */
function accountFor({ currency, paymentAccounts }: OrderAnswerFragment) {
  if (currency === null) return null;
  const account =
    paymentAccounts.find((one) => one.currency === currency) ?? paymentAccounts.find((one) => isSameCurrency(one.currency, currency));
  const payment = account === undefined ? null : accountPaymentOf(account.payment);
  if (account === undefined || payment === null) return null;
  return accountOf(account, { payment, currency: CURRENCY_KEYS[account.currency], create_time: shanghaiIso(account.createdAt) });
}

/** contract: shapes.OrderPayed */
function payedOf({ id: order, proof }: OrderAnswerFragment) {
  return (
    proof && {
      id: proof.id,
      order,
      account_number: proof.accountNumber,
      account_name: proof.accountName,
      opening_bank: proof.openingBank,
      pay_date: proof.payDate,
      img: proof.imageUrl,
      amount: amountOf(proof.amount),
      phone: proof.phone,
      relation: proof.relation,
      remark: proof.remark,
    }
  );
}
