import type { Transaction } from '../../platform/database/database.js';
import { lock, type Lock } from '../../write/facts.js';
import { DomainError } from '../errors.js';
import { lockRows } from '../locks.js';

/** The lock of a student, as the first of a write. */
export const studentLock = (id: number): Lock => lock('Student', { id });

/** Throws RELATED_MISSING for `studentId` where there was no such student to lock. */
export function requireStudent(there: boolean | undefined, id: number): void {
  if (there !== true) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id } });
}

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
