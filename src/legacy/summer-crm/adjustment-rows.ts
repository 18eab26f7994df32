import type { AdjustmentAnswerFragment } from '../../generated/operations/summer-crm.js';
import { shanghaiIso } from '../shim/index.js';
import { amountOf } from '../summer/amounts.js';
import { currencyOf } from './order-keys.js';
import { projectOf } from './project-rows.js';
import { LABELS } from './texts.js';

const type = LABELS.writer('additional_type');
const refundedType = LABELS.writer('refunded_type');
const replenishType = LABELS.writer('replenish_type');
const status = LABELS.writer('additional_status');

/** contract: shapes.AdditionalPayment */
export function adjustmentOf(row: AdjustmentAnswerFragment) {
  return {
    id: row.id,
    img: row.imageUrl,
    remark: row.studentRemark,
    order: row.orderId,
    user: row.studentId,
    type: type(row.type),
    refunded_type: refundedType(row.refundType),
    replenish_type: replenishType(row.replenishType),
    status: status(row.status),
    amount: amountOf(row.amount),
    currency: currencyOf(row.currency),
    project: row.project && projectOf(row.project),
    course_num: row.courseNum,
    admin_remark: row.adminRemark,
    student_remark: row.studentRemark,
    add_order_number: row.adjustmentNumber,
    create_time: shanghaiIso(row.createdAt),
    modified_time: shanghaiIso(row.updatedAt),
  };
}

/** contract: shapes.AdditionalPaymentInfo */
export function adjustmentInfoOf(row: AdjustmentAnswerFragment) {
  return { ...adjustmentOf(row), order_id: row.orderId, account_name: row.accountName, phone: row.phone, relation: row.relation };
}
