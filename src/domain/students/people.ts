import type { Transaction } from '../../core/database/database.js';
import { DomainError } from '../../core/errors.js';
import { lockStudent } from './student-lock.js';

/** Locks the student for the rest of the transaction. Throws RELATED_MISSING for `studentId` where there is none. */
export async function requireStudent(tx: Transaction, id: number): Promise<void> {
  if (!(await lockStudent(tx, id))) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id } });
}

/** Throws RELATED_MISSING for `staffId` where there is no such member of staff. */
export async function requireStaffMember(tx: Transaction, id: number): Promise<void> {
  const staff = await tx.staff.findUnique({ where: { id }, select: { id: true } });
  if (staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id } });
}
