import type { Transaction } from '../../platform/database/database.js';
import { DomainError } from '../../platform/errors.js';
import { lockRows } from '../locks.js';

/**
 * Makes everybody else who is about to write what is this student's (orders, coupons in hand, choices of courses) wait for the end
 * of the transaction; what is read after it is up to date. For students who are known to be there.
 *
 * Rules over several rows of one student hold by this lock: one unfinished order, no more courses than paid for, a coupon spent once.
 */
export async function lockStudent(tx: Transaction, id: number): Promise<void> {
  await lockRows(tx, 'Student', [id], ['id']);
}

/** As `lockStudent` for a student whom the input refers to. Throws RELATED_MISSING for `studentId` where there is none. */
export async function lockNamedStudent(tx: Transaction, id: number): Promise<void> {
  await lockNamedStudents(tx, [id], id);
}

/** Several at once, as students are locked by id; `named` is the one whom the input refers to. Throws as `lockNamedStudent`. */
export async function lockNamedStudents(tx: Transaction, ids: readonly number[], named: number): Promise<void> {
  const there = await lockRows(tx, 'Student', [...new Set([...ids, named])], ['id']);
  if (!there.some(({ id }) => id === named)) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id: named } });
}
