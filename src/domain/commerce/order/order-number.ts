import { uniqueViolation } from '../../../platform/database/unique-violation.js';
import { wallClockInChina } from '../../values/china.js';

const MAX_ATTEMPTS = 5;

/**
 * The time in China as yyyyMMddHHmmss, the student's id and a count: how many orders (or adjustments) the student has so far
 * (contract: summer-crm.order.create, order-additional-payment.create). At most 30 digits.
 */
export function numberOf(now: Date, studentId: number, count: number): string {
  const time = wallClockInChina(now).toISOString().replace(/\D/g, '').slice(0, 14);
  return `${time}${studentId}${count}`;
}

/**
 * Runs a write that draws an order number, again with the next where that one is taken: the eleventh order of student 1 and
 * the first of student 11 may be given the same one in the same second. `skipped`: how many were taken.
 */
export function withOrderNumber<T>(attempt: (skipped: number) => Promise<T>): Promise<T> {
  return whileTaken('order_number', attempt);
}

/** As `withOrderNumber`, for a write that draws the number of an adjustment. */
export function withAdjustmentNumber<T>(attempt: (skipped: number) => Promise<T>): Promise<T> {
  return whileTaken('adjustment_number', attempt);
}

async function whileTaken<T>(column: string, attempt: (skipped: number) => Promise<T>): Promise<T> {
  for (let skipped = 0; ; skipped++) {
    try {
      return await attempt(skipped);
    } catch (error) {
      const taken = uniqueViolation(error)?.some((broken) => broken.includes(column)) ?? false;
      if (!taken || skipped + 1 >= MAX_ATTEMPTS) throw error;
    }
  }
}
