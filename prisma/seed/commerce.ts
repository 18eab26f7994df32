import type { Transaction } from '../../src/platform/database/database.js';

const COMPANY = '暑校国际教育（演示）有限公司';

/** Nobody's: the numbers are those that the check digits of such numbers refuse. */
const US_BANK = {
  accountName: 'Summer Session Demo Inc.',
  companyAddress: '1 Example Plaza, Springfield, IL 62700, USA',
  openingBank: '100 Demo Street, Springfield, IL 62700, USA',
  bankName: 'Demo National Bank',
  swiftCode: 'DEMOUS00',
  swiftCodeForeignCurrency: 'DEMOUS00XXX',
  routingNumberPaper: '000000001',
  routingNumberWires: '000000002',
  payLink: null,
} as const;

/**
 * Where students pay to: for each way of paying that needs an account, one for every currency it is used with. The summer
 * CRM calls what is not RMB foreign currency, summer-student says DOLLAR.
 */
const ACCOUNTS = [
  { payment: 'ALI_PAY', currency: 'RMB', accountNumber: 'pay@example.com', accountName: COMPANY, openingBank: null },
  { payment: 'BANK', currency: 'RMB', accountNumber: '6222020000000000001', accountName: COMPANY, openingBank: '中国工商银行上海徐汇支行' },
  {
    payment: 'BANK',
    currency: 'DOLLAR',
    accountNumber: '4000000000000001',
    ...US_BANK,
  },
  {
    payment: 'PAY_PAL',
    currency: 'DOLLAR',
    accountNumber: 'paypal@example.com',
    accountName: US_BANK.accountName,
    openingBank: null,
    payLink: 'https://paypal.example/demo',
  },
  {
    payment: 'BANK',
    currency: 'FOREIGN_CURRENCY',
    accountNumber: '4000000000000001',
    ...US_BANK,
  },
  {
    payment: 'PAY_PAL',
    currency: 'FOREIGN_CURRENCY',
    accountNumber: 'paypal@example.com',
    accountName: US_BANK.accountName,
    openingBank: null,
    payLink: 'https://paypal.example/demo',
  },
] as const;

/** The company's accounts. */
export async function seedPaymentAccounts(transaction: Transaction): Promise<void> {
  for (const data of ACCOUNTS) await transaction.paymentAccount.create({ data });
}
