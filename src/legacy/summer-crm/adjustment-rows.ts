import type { AdjustmentAnswerFragment } from '../../generated/operations/summer-crm.js';
import { CHINA, choice, number, row, shape, time, value } from '../../platform/shape/index.js';
import { CURRENCIES } from './order-keys.js';
import { PROJECT } from './project-rows.js';
import { LABELS } from './texts.js';

const ADJUSTMENT_KEYS = {
  id: value('id'),
  img: value('imageUrl'),
  remark: value('studentRemark'),
  order: value('orderId'),
  user: value('studentId'),
  type: choice(LABELS.table('additional_type'), 'type'),
  refunded_type: choice(LABELS.table('refunded_type'), 'refundType'),
  replenish_type: choice(LABELS.table('replenish_type'), 'replenishType'),
  status: choice(LABELS.table('additional_status'), 'status'),
  amount: number('amount'),
  currency: choice(CURRENCIES, 'currency'),
  project: row('project', PROJECT),
  course_num: value('courseNum'),
  admin_remark: value('adminRemark'),
  student_remark: value('studentRemark'),
  add_order_number: value('adjustmentNumber'),
  create_time: time(CHINA, 'createdAt'),
  modified_time: time(CHINA, 'updatedAt'),
};

/** contract: shapes.AdditionalPayment */
export const ADJUSTMENT = shape<AdjustmentAnswerFragment>(ADJUSTMENT_KEYS);

/** contract: shapes.AdditionalPayment, as its creation answers it */
export const NEW_ADJUSTMENT = shape<AdjustmentAnswerFragment>({ ...ADJUSTMENT_KEYS, remark: 'adminRemark' });

/** contract: shapes.AdditionalPaymentInfo */
export const ADJUSTMENT_INFO = shape<AdjustmentAnswerFragment>({
  ...ADJUSTMENT_KEYS,
  order_id: 'orderId',
  account_name: 'accountName',
  phone: 'phone',
  relation: 'relation',
});
