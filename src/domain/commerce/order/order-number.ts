import type { Transaction } from '../../../platform/database/database.js';
import { uniqueViolation } from '../../../platform/database/unique-violation.js';
import { wallClockInChina } from '../../values/china.js';

const MAX_ATTEMPTS = 5;

/**
 * The time in China as yyyyMMddHHmmss, the student's id and how many orders the student has placed so far; where that is
 * taken, the next number (contract: summer-crm.order.create). At most 30 digits.
 */
export async function drawOrderNumber(tx: Transaction, studentId: number, now: Date): Promise<string> {
  const isTaken = async (orderNumber: string): Promise<boolean> =>
    (await tx.order.findUnique({ where: { orderNumber }, select: { id: true } })) !== null;
  return drawNumber(studentId, await tx.order.count({ where: { studentId } }), now, isTaken);
}

/** The same for an extra payment or a refund (contract: summer-crm.order-additional-payment.create). */
export async function drawAdjustmentNumber(tx: Transaction, studentId: number, now: Date): Promise<string> {
  const isTaken = async (adjustmentNumber: string): Promise<boolean> =>
    (await tx.adjustment.findUnique({ where: { adjustmentNumber }, select: { id: true } })) !== null;
  return drawNumber(studentId, await tx.adjustment.count({ where: { order: { studentId } } }), now, isTaken);
}

async function drawNumber(studentId: number, first: number, now: Date, isTaken: (number: string) => Promise<boolean>): Promise<string> {
  const time = wallClockInChina(now).toISOString().replace(/\D/g, '').slice(0, 14);
  for (let count = first; ; count++) {
    const number = `${time}${studentId}${count}`;
    if (!(await isTaken(number))) return number;
  }
}

/**
 * Runs a transaction that draws an order number, again where another student's order took the number meanwhile: the
 * eleventh order of student 1 and the first of student 11 may be given the same one in the same second.
 */
export function withOrderNumber<T>(attempt: () => Promise<T>): Promise<T> {
  return whileTaken('order_number', attempt);
}

/** As `withOrderNumber`, for a transaction that draws the number of an adjustment. */
export function withAdjustmentNumber<T>(attempt: () => Promise<T>): Promise<T> {
  return whileTaken('adjustment_number', attempt);
}

async function whileTaken<T>(column: string, attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const taken = uniqueViolation(error)?.some((broken) => broken.includes(column)) ?? false;
      if (!taken || tries >= MAX_ATTEMPTS) throw error;
    }
  }
}
