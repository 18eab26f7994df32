import type { ContractLabels } from '../../generated/contracts.js';
import type { AdjustmentAnswerFragment, Currency, PaymentWay } from '../../generated/operations/summer-crm.js';
import type { KeyVerbose } from '../summer/labels.js';
import { LABELS } from './texts.js';

// What summer-student stores, in this API's terms (contract: part 2, decisions).

type CurrencyKey = ContractLabels['summer-crm']['order_currency'];
type PaymentKey = ContractLabels['summer-crm']['order_payment'];

export const CURRENCY_KEYS: Readonly<Record<Currency, CurrencyKey>> = {
  RMB: 'RMB',
  FOREIGN_CURRENCY: 'FOREIGN_CURRENCY',
  DOLLAR: 'FOREIGN_CURRENCY',
};

const PAYMENT_KEYS: Readonly<Record<PaymentWay, PaymentKey | null>> = {
  BANK: 'BANK',
  ALI_PAY: 'ALI_PAY',
  PAY_PAL: 'PAY_PAL',
  OFF_LINE: 'OFF_LINE',
  TRANSFER_ACCOUNT: 'BANK',
  ON_LINE: null,
};

const currencyLabel = LABELS.writer('order_currency');
const paymentLabel = LABELS.writer('order_payment');
const accountPaymentLabel = LABELS.writer('account_payment');

export function currencyOf(currency: AdjustmentAnswerFragment['currency']): KeyVerbose;
export function currencyOf(currency: Currency | null): KeyVerbose | null;
export function currencyOf(currency: Currency | null): KeyVerbose | null {
  return currencyLabel(currency && CURRENCY_KEYS[currency]);
}

export function paymentOf(payment: PaymentWay | null): KeyVerbose | null {
  return paymentLabel(payment && PAYMENT_KEYS[payment]);
}

/** The way of paying of a company account; null where the contract knows no account for it, as for paying in person. */
export function accountPaymentOf(payment: PaymentWay): KeyVerbose | null {
  const key = PAYMENT_KEYS[payment];
  return accountPaymentLabel(key === 'OFF_LINE' ? null : key);
}

/** Whether two currencies are one here. */
export function isSameCurrency(one: Currency, other: Currency): boolean {
  return CURRENCY_KEYS[one] === CURRENCY_KEYS[other];
}

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
