import type { Transaction } from '../../core/database/database.js';
import { uniqueViolation } from '../../core/database/unique-violation.js';

const CHINA_MS = 8 * 3_600_000;
const MAX_ATTEMPTS = 5;

/**
 * The time in China as yyyyMMddHHmmss, the student's id and how many orders the student has placed so far; where that is
 * taken, the next number (contract: summer-crm.order.create). At most 30 digits.
 */
export async function drawOrderNumber(tx: Transaction, studentId: number, now: Date): Promise<string> {
  const time = new Date(now.getTime() + CHINA_MS).toISOString().replace(/\D/g, '').slice(0, 14);
  for (let placed = await tx.order.count({ where: { studentId } }); ; placed++) {
    const orderNumber = `${time}${studentId}${placed}`;
    if ((await tx.order.findUnique({ where: { orderNumber }, select: { id: true } })) === null) return orderNumber;
  }
}

/**
 * Runs a transaction that draws an order number, again where another student's order took the number meanwhile: the
 * eleventh order of student 1 and the first of student 11 may be given the same one in the same second.
 */
export async function withOrderNumber<T>(attempt: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await attempt();
    } catch (error) {
      const taken = uniqueViolation(error)?.some((broken) => broken.includes('order_number')) ?? false;
      if (!taken || tries >= MAX_ATTEMPTS) throw error;
    }
  }
}
