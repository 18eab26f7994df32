import type { Transaction } from '../../src/platform/database/database.js';

const COMPANY = '暑校国际教育（演示）有限公司';

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
    accountName: 'Summer Session Demo Inc.',
    openingBank: 'Bank of America',
  },
  {
    payment: 'PAY_PAL',
    currency: 'DOLLAR',
    accountNumber: 'paypal@example.com',
    accountName: 'Summer Session Demo Inc.',
    openingBank: null,
  },
  {
    payment: 'BANK',
    currency: 'FOREIGN_CURRENCY',
    accountNumber: '4000000000000001',
    accountName: 'Summer Session Demo Inc.',
    openingBank: 'Bank of America',
  },
  {
    payment: 'PAY_PAL',
    currency: 'FOREIGN_CURRENCY',
    accountNumber: 'paypal@example.com',
    accountName: 'Summer Session Demo Inc.',
    openingBank: null,
  },
] as const;

/** The company's accounts. */
export async function seedPaymentAccounts(transaction: Transaction): Promise<void> {
  for (const data of ACCOUNTS) await transaction.paymentAccount.create({ data });
}
