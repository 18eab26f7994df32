import type { ContractLabels } from '../../../generated/contracts.js';
import type {
  AccountInfoFragment,
  Currency,
  OrderRowFragment,
  OrderStatus,
  PaymentWay,
  ProofRowFragment,
} from '../../../generated/operations/summer-student.js';
import { choice, number, or, row, shape, time, UTC, value } from '../../../platform/shape/index.js';
import { ACCOUNT_BANK, ACCOUNT_NUMBERS } from '../../summer/rows.js';
import { LABELS } from '../texts.js';
import { ORDER_PROJECT } from './catalogue.js';

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

const STATUSES = LABELS.table('order_status', STATUS_KEYS);
const PAYMENTS = LABELS.table('order_payment', PAYMENT_KEYS);
const CURRENCIES = LABELS.table('order_currency', CURRENCY_KEYS);

export function orderStatusOf(status: OrderStatus) {
  return STATUSES[status];
}

/** contract: summer-student, shapes.PaymentAccount */
const PAID_TO = shape<OrderRowFragment['paymentAccounts'][number]>({
  ...ACCOUNT_NUMBERS,
  payment: choice(PAYMENTS, 'payment'),
  currency: choice(CURRENCY_KEYS, 'currency'),
  ...ACCOUNT_BANK,
  create_time: time(UTC, 'createdAt'),
});

/** contract: summer-student, shapes.Order; of an order with several projects, which only the later revision makes, the first. */
export const ORDER = shape<OrderRowFragment>({
  id: 'id',
  user: 'studentId',
  project: row('lines.project', ORDER_PROJECT),
  currency: choice(CURRENCIES, 'currency'),
  payment: choice(PAYMENTS, 'payment'),
  create_time: time(UTC, 'createdAt'),
  status: choice(STATUSES, 'status'),
  course_num: 'lines.courseNum',
  standard_fee: number('standardFee'),
  pay_fee: number('payFee'),
  payment_info: row('paymentAccounts', PAID_TO),
});

/** contract: summer-student, shapes.AccountInfo */
export const ACCOUNT_INFO = shape<AccountInfoFragment>({ ...ACCOUNT_NUMBERS, payment: choice(PAYMENTS, 'payment') });

/** contract: summer-student, shapes.OrderPayment */
export const PAYMENT = shape<ProofRowFragment>({
  id: 'id',
  order: 'orderId',
  account_number: or(value('accountNumber'), ''),
  account_name: 'accountName',
  opening_bank: 'openingBank',
  pay_date: 'payDate',
  img: 'imageUrl',
});
