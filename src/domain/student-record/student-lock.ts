import type { Transaction } from '../../platform/database/database.js';

/**
 * Makes everybody else who is about to write what is this student's (orders, coupons, choices of courses) wait for the end
 * of this transaction; what is read after it is up to date. Answers false where there is no such student.
 *
 * Rules over several rows of one student (one unfinished order, no more courses than paid for, a coupon spent once) hold by
 * this lock: unlike a serialisable transaction it makes nobody start again, however many ask at once. Take it before any
 * other lock. It does not hold up inserts that only refer to the student.
 */
export async function lockStudent(transaction: Transaction, id: number): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`SELECT 1 FROM "student" WHERE "id" = ${id} FOR NO KEY UPDATE`;
  return rows.length > 0;
}
