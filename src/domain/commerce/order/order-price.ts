import { Prisma } from '../../../generated/prisma/client.js';
import { DomainError } from '../../errors.js';

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
export function priceOf(
  { applyFee, courseNum, fees }: PricedProject,
  wanted: number,
): { courseFee: Prisma.Decimal; standardFee: Prisma.Decimal } {
  if (wanted > courseNum) throw new DomainError('COURSE_NUM_TOO_LARGE', { field: 'courseNum', params: { max: courseNum } });
  const courseFee = fees.find(({ courseNumber }) => courseNumber === wanted)?.fee ?? new Prisma.Decimal(0);
  return { courseFee, standardFee: requireStorable(courseFee.plus(applyFee ?? 0), 'projectId') };
}

/** What a project's fee table says. */
export interface ProjectFee {
  readonly projectId: number;
  readonly courseNumber: number;
  readonly fee: Prisma.Decimal;
}

/** What exactly this number of courses costs in a project. Throws COURSE_FEE_MISSING (contract: summer-crm.shopping-chart.create). */
export function courseFeeIn(fees: readonly ProjectFee[], projectId: number, courseNum: number): Prisma.Decimal {
  const entry = fees.find((one) => one.projectId === projectId && one.courseNumber === courseNum);
  if (entry === undefined) throw new DomainError('COURSE_FEE_MISSING', { field: 'courseNum', params: { courseNum } });
  return entry.fee;
}

/** Charged where none of the ordered projects has an application fee of its own. */
const DEFAULT_APPLY_FEE = new Prisma.Decimal(2000);

/**
 * The standard fee of an order from the cart: all course fees and one application fee, the highest of the projects'.
 * Throws AMOUNT_INVALID (contract: summer-crm.order.create).
 */
export function cartPrice(courseFees: readonly Prisma.Decimal[], applyFees: readonly (Prisma.Decimal | null)[]): Prisma.Decimal {
  const set = applyFees.filter((fee) => fee !== null);
  const applyFee = set.length === 0 ? DEFAULT_APPLY_FEE : Prisma.Decimal.max(...set);
  return requireStorable(
    courseFees.reduce((sum, fee) => sum.plus(fee), applyFee),
    'lines',
  );
}

/** A computed amount, where the database can hold it. Throws AMOUNT_INVALID. */
export function requireStorable(amount: Prisma.Decimal, field: string): Prisma.Decimal {
  if (amount.greaterThan(MAX_AMOUNT)) throw new DomainError('AMOUNT_INVALID', { field });
  return amount;
}

/** What is left to pay after the coupons, never below 0 (contract: summer-student.order.pay, summer-crm.order.create). */
export function payFeeOf(standardFee: Prisma.Decimal, coupons: readonly Prisma.Decimal[]): Prisma.Decimal {
  const left = coupons.reduce((fee, amount) => fee.minus(amount), standardFee);
  return left.isNegative() ? new Prisma.Decimal(0) : left;
}
