import type { OrderAnswerFragment } from '../../generated/operations/summer-crm.js';
import { CHINA, choice, having, number, or, row, rows, shape, time, value } from '../../platform/shape/index.js';
import { ACCOUNT_BANK, ACCOUNT_NUMBERS } from '../summer/rows.js';
import { ADJUSTMENT } from './adjustment-rows.js';
import { ACCOUNT_PAYMENTS, CURRENCIES, CURRENCY_KEYS, PAYMENTS, waysWithAccount } from './order-keys.js';
import { FEE_PROJECT } from './project-rows.js';
import { LABELS } from './texts.js';

type Order = OrderAnswerFragment;

const NAMED = { id: value('id'), name: value('name') };

/** contract: shapes.Chart; clients know a line by its id in the cart. */
const CHART = shape<Order['lines'][number]>({
  id: value('cartLineId', 'id'),
  project: row('project', FEE_PROJECT),
  course_num: 'courseNum',
  course_fee: number('courseFee'),
  create_time: time(CHINA, 'cartLine.createdAt', 'createdAt'),
});

/** contract: shapes.PaymentAccount */
const ACCOUNT = shape<Order['paymentAccounts'][number]>({
  ...ACCOUNT_NUMBERS,
  payment: choice(ACCOUNT_PAYMENTS, 'payment'),
  currency: choice(CURRENCY_KEYS, 'currency'),
  ...ACCOUNT_BANK,
  create_time: time(CHINA, 'createdAt'),
});

/** contract: shapes.OrderPayed */
const PAYED = shape<NonNullable<Order['proof']>>({
  id: 'id',
  order: 'orderId',
  account_number: 'accountNumber',
  account_name: 'accountName',
  opening_bank: 'openingBank',
  pay_date: 'payDate',
  img: 'imageUrl',
  amount: number('amount'),
  phone: 'phone',
  relation: 'relation',
  remark: 'remark',
});

const COUPON = shape<Order['coupons'][number]>({
  amount: number('coupon.amount'),
  name: 'coupon.info',
  expire_time: time(CHINA, 'usableUntil'),
});

/** contract: shapes.Order */
export const ORDER = shape<Order>({
  id: 'id',
  user: row('student', shape<Order['student']>(NAMED)),
  currency: choice(CURRENCIES, 'currency'),
  payment: choice(PAYMENTS, 'payment'),
  create_time: time(CHINA, 'createdAt'),
  modified_time: time(CHINA, 'updatedAt'),
  status: choice(LABELS.table('order_status'), 'status'),
  standard_fee: number('standardFee'),
  pay_fee: number('payFee', 'standardFee'),
  remark: 'remark',
  order_number: 'orderNumber',
  sales_man: or(row('student.consultant', shape<NonNullable<Order['student']['consultant']>>(NAMED)), {}),
  charts: rows('lines', CHART),
  // The one for the order's way of paying and its currency.
  payment_info: row('paymentAccounts', having(ACCOUNT, { payment: waysWithAccount }), { field: 'currency', classes: CURRENCY_KEYS }),
  order_payed_info: row('proof', PAYED),
  coupon_list: rows('coupons', COUPON),
  replenish_list: rows('adjustments', having(ADJUSTMENT, { type: 'REPLENISH' })),
  refund_list: rows('adjustments', having(ADJUSTMENT, { type: 'REFUND' })),
});
