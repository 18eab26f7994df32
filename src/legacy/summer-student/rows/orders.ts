import type { ContractLabels } from '../../../generated/contracts.js';
import type {
  AccountInfoFragment,
  Currency,
  OrderRowFragment,
  OrderStatus,
  PaymentWay,
  ProofRowFragment,
} from '../../../generated/operations/summer-student.js';
import { utcIso } from '../../shim/index.js';
import { amountOf } from '../../summer/amounts.js';
import { accountOf } from '../../summer/rows.js';
import { LABELS } from '../texts.js';
import { orderProjectOf } from './catalogue.js';

type Keys = ContractLabels['summer-student'];

/** contract: summer-student, labels.order_status; what the later revision knows besides. */
const STATUS_KEYS: Readonly<Record<OrderStatus, Keys['order_status']>> = {
  TO_PAY: 'TO_PAY',
  TO_CONFIRM: 'PAYED',
  CONFIRMED: 'CONFIRMED',
  CONFIRM_FAILED: 'CANCELED',
  CANCELED: 'CANCELED',
};

const PAYMENT_KEYS: Readonly<Record<PaymentWay, Keys['order_payment']>> = {
  ON_LINE: 'ON_LINE',
  TRANSFER_ACCOUNT: 'TRANSFER_ACCOUNT',
  OFF_LINE: 'OFF_LINE',
  ALI_PAY: 'ALI_PAY',
  BANK: 'BANK',
  PAY_PAL: 'ON_LINE',
};

const CURRENCY_KEYS: Readonly<Record<Currency, Keys['order_currency']>> = { RMB: 'RMB', DOLLAR: 'DOLLAR', FOREIGN_CURRENCY: 'DOLLAR' };

const statusLabel = LABELS.writer('order_status');
const paymentLabel = LABELS.writer('order_payment');
const currencyLabel = LABELS.writer('order_currency');

export function orderStatusOf(status: OrderStatus) {
  return statusLabel(STATUS_KEYS[status]);
}

/** contract: summer-student, shapes.Order; of an order with several projects, which only the later revision makes, the first. */
export function orderOf({
  id,
  studentId,
  status,
  currency,
  payment,
  createdAt,
  standardFee,
  payFee,
  lines: [line],
  paymentAccounts: [account],
}: OrderRowFragment) {
  if (line === undefined) throw new Error(`The order ${id} has no line.`);
  return {
    id,
    user: studentId,
    project: orderProjectOf(line.project),
    currency: currencyLabel(currency && CURRENCY_KEYS[currency]),
    payment: paymentLabel(payment && PAYMENT_KEYS[payment]),
    create_time: utcIso(createdAt),
    status: orderStatusOf(status),
    course_num: line.courseNum,
    standard_fee: Number(standardFee),
    pay_fee: amountOf(payFee),
    payment_info: account === undefined ? null : paidTo(account),
  };
}

/** contract: summer-student, shapes.PaymentAccount */
function paidTo(account: OrderRowFragment['paymentAccounts'][number]) {
  return accountOf(account, {
    payment: paymentLabel(PAYMENT_KEYS[account.payment]),
    currency: CURRENCY_KEYS[account.currency],
    create_time: utcIso(account.createdAt),
  });
}

/** contract: summer-student, shapes.AccountInfo */
export function accountInfoOf({ id, accountNumber, accountName, openingBank, payment }: AccountInfoFragment) {
  const shown = paymentLabel(PAYMENT_KEYS[payment]);
  return { id, account_number: accountNumber, account_name: accountName, opening_bank: openingBank, payment: shown };
}

/** contract: summer-student, shapes.OrderPayment */
export function paymentOf({ id, orderId, accountNumber, accountName, openingBank, payDate, imageUrl }: ProofRowFragment) {
  return {
    id,
    order: orderId,
    account_number: accountNumber ?? '',
    account_name: accountName,
    opening_bank: openingBank,
    pay_date: payDate,
    img: imageUrl,
  };
}
