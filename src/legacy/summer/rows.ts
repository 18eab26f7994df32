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

/** contracts: shapes.PaymentAccount of both; the way of paying, the currency and the time in the surface's own words. */
export function accountOf<Payment>(
  account: AccountRowFragment,
  own: { readonly payment: Payment; readonly currency: string; readonly create_time: string },
) {
  return {
    id: account.id,
    account_number: account.accountNumber,
    account_name: account.accountName,
    opening_bank: account.openingBank,
    payment: own.payment,
    currency: own.currency,
    bank_name: account.bankName,
    company_address: account.companyAddress,
    swift_code: account.swiftCode,
    swift_code_foreign_currency: account.swiftCodeForeignCurrency,
    routing_number_paper: account.routingNumberPaper,
    routing_number_wires: account.routingNumberWires,
    pay_link: account.payLink,
    create_time: own.create_time,
  };
}
