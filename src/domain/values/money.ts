import { DomainError } from '../errors.js';

/** What a column of type Decimal(12,2) holds without rounding. */
const AMOUNT = /^\d{1,10}(\.\d{1,2}0*)?$/;

/** An amount of money that is stored as it is written. Throws AMOUNT_INVALID for a negative, a too large or a finer one. */
export function requireAmount(amount: string, field: string): string {
  if (!AMOUNT.test(amount)) throw new DomainError('AMOUNT_INVALID', { field });
  return amount;
}

/** As `requireAmount`, and more than nothing. Throws AMOUNT_INVALID. */
export function requirePositiveAmount(amount: string, field: string): string {
  if (/^[0.]*$/.test(requireAmount(amount, field))) throw new DomainError('AMOUNT_INVALID', { field });
  return amount;
}
