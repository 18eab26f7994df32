import type { ProjectFeeRowFragment } from '../../generated/operations/summer.js';
import { number, shape, text, value } from '../../platform/shape/index.js';

/** contracts: summer-student, shapes.OrderProject; summer-crm, shapes.ProjectWithFees */
export const PROJECT_FEE = shape<ProjectFeeRowFragment>({
  id: 'id',
  course_number: 'courseNumber',
  course_fee: number('fee'),
  course_info: text('{courseNumber}门'),
});

/** What both contracts' shapes.PaymentAccount begin with. */
export const ACCOUNT_NUMBERS = {
  id: value('id'),
  account_number: value('accountNumber'),
  account_name: value('accountName'),
  opening_bank: value('openingBank'),
};

/** What follows after the way of paying and the currency, which each writes in its own words. */
export const ACCOUNT_BANK = {
  bank_name: value('bankName'),
  company_address: value('companyAddress'),
  swift_code: value('swiftCode'),
  swift_code_foreign_currency: value('swiftCodeForeignCurrency'),
  routing_number_paper: value('routingNumberPaper'),
  routing_number_wires: value('routingNumberWires'),
  pay_link: value('payLink'),
};
