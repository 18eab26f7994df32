import { lock, type Lock } from '../../write/facts.js';
import { DomainError } from '../errors.js';

/**
 * The lock of a student, as the first of a write. It makes everybody else who is about to write what is this student's (orders,
 * coupons in hand, choices of courses) wait for the end of the transaction; facts are read after it.
 *
 * Rules over several rows of one student hold by this lock: one unfinished order, no more courses than paid for, a coupon spent once.
 */
export const studentLock = (id: number): Lock => lock('Student', { id });

/** Throws RELATED_MISSING for `studentId` where there was no such student to lock. */
export function requireStudent(there: boolean | undefined, id: number): void {
  if (there !== true) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id } });
}
