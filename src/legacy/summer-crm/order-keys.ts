import type { ContractLabels } from '../../generated/contracts.js';
import type { Currency, PaymentWay } from '../../generated/operations/summer-crm.js';
import { LABELS } from './texts.js';

// What summer-student stores, in this API's terms (contract: part 2, decisions).

type CurrencyKey = ContractLabels['summer-crm']['order_currency'];
type PaymentKey = ContractLabels['summer-crm']['order_payment'];

export const CURRENCY_KEYS: Readonly<Record<Currency, CurrencyKey>> = {
  RMB: 'RMB',
  FOREIGN_CURRENCY: 'FOREIGN_CURRENCY',
  DOLLAR: 'FOREIGN_CURRENCY',
};

const PAYMENT_KEYS = {
  BANK: 'BANK',
  ALI_PAY: 'ALI_PAY',
  PAY_PAL: 'PAY_PAL',
  OFF_LINE: 'OFF_LINE',
  TRANSFER_ACCOUNT: 'BANK',
  ON_LINE: null,
} as const satisfies Readonly<Record<PaymentWay, PaymentKey | null>>;

/** A company account for paying in person is none that the contract knows. */
const ACCOUNT_PAYMENT_KEYS = { ...PAYMENT_KEYS, OFF_LINE: null };

export const CURRENCIES = LABELS.table('order_currency', CURRENCY_KEYS);
export const PAYMENTS = LABELS.table('order_payment', PAYMENT_KEYS);
/** The ways of paying of company accounts; null where the contract knows no account for one. */
export const ACCOUNT_PAYMENTS = LABELS.table('account_payment', ACCOUNT_PAYMENT_KEYS);

export const waysWithAccount = Object.entries(ACCOUNT_PAYMENTS).flatMap(([way, shown]) => (shown === null ? [] : [way]));

/** What a filter by one of this surface's keys means; undefined: no filter. */
export function currencyFilter(key: CurrencyKey | null | undefined): { in: Currency[] } | undefined {
  return key ? { in: keysShownAs(CURRENCY_KEYS, key) } : undefined;
}

export function paymentFilter(key: PaymentKey | null | undefined): { in: PaymentWay[] } | undefined {
  return key ? { in: keysShownAs(PAYMENT_KEYS, key) } : undefined;
}

function keysShownAs<Key extends string>(shown: Readonly<Record<Key, string | null>>, as: string): Key[] {
  return (Object.keys(shown) as Key[]).filter((key) => shown[key] === as);
}
