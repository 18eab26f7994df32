import { DomainError } from '../../core/errors.js';
import { Prisma } from '../../generated/prisma/client.js';

/** What a column of type Decimal(12,2) holds at most. */
const MAX_AMOUNT = new Prisma.Decimal('9999999999.99');

interface PricedProject {
  readonly applyFee: Prisma.Decimal | null;
  readonly courseNum: number;
  readonly fees: readonly { readonly courseNumber: number; readonly fee: Prisma.Decimal }[];
}

/**
 * What a number of courses costs in a project: the entry of the fee table for exactly that number, and the application fee
 * besides. Where there is no entry, or no application fee, it counts as 0. Throws COURSE_NUM_TOO_LARGE, AMOUNT_INVALID.
 * contract: summer-student.order.create
 */
export function priceOf({ applyFee, courseNum, fees }: PricedProject, wanted: number): { courseFee: Prisma.Decimal; standardFee: Prisma.Decimal } {
  if (wanted > courseNum) throw new DomainError('COURSE_NUM_TOO_LARGE', { field: 'courseNum', params: { max: courseNum } });
  const courseFee = fees.find(({ courseNumber }) => courseNumber === wanted)?.fee ?? new Prisma.Decimal(0);
  const standardFee = courseFee.plus(applyFee ?? 0);
  if (standardFee.greaterThan(MAX_AMOUNT)) throw new DomainError('AMOUNT_INVALID', { field: 'projectId' });
  return { courseFee, standardFee };
}

/** What is left to pay after the coupons, never below 0 (contract: summer-student.order.pay, summer-crm.order.create). */
export function payFeeOf(standardFee: Prisma.Decimal, coupons: readonly Prisma.Decimal[]): Prisma.Decimal {
  const left = coupons.reduce((fee, amount) => fee.minus(amount), standardFee);
  return left.isNegative() ? new Prisma.Decimal(0) : left;
}
