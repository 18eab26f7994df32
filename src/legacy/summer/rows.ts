import type { AccountRowFragment, ProjectFeeRowFragment } from '../../generated/operations/summer.js';
import { amountOf } from './amounts.js';

/** contracts: summer-student, shapes.OrderProject; summer-crm, shapes.ProjectWithFees */
export function projectFeesOf(fees: readonly ProjectFeeRowFragment[]) {
  return fees.map(({ id, courseNumber, fee }) => ({
    id,
    course_number: courseNumber,
    course_fee: amountOf(fee),
    course_info: `${courseNumber}门`,
  }));
}

/** contracts: shapes.PaymentAccount of both; `payment` in the surface's own words. */
export function accountOf<Payment>({ id, accountNumber, accountName, openingBank }: AccountRowFragment, payment: Payment) {
  return { id, account_number: accountNumber, account_name: accountName, opening_bank: openingBank, payment };
}
