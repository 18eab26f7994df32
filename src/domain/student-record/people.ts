import { requireRealm } from '../../access/authorize.js';
import type { Viewer } from '../../access/viewer.js';
import type { Transaction } from '../../platform/database/database.js';
import { DomainError } from '../../platform/errors.js';
import { lockStudent } from './student-lock.js';
import { subjectOf } from './subject.js';

/**
 * As `subjectOf`, where leaving the student out is a staff member's mistake in the input: throws STUDENT_UNNAMED then
 * (contract: summer-crm.agreement.create, score-detail.create).
 */
export function namedStudent(viewer: Viewer | null, studentId: number | null | undefined): number {
  requireRealm(viewer, 'STUDENT', 'STAFF');
  if (viewer.realm === 'STAFF' && (studentId ?? null) === null) throw new DomainError('STUDENT_UNNAMED', { field: 'studentId' });
  return subjectOf(viewer, studentId);
}

/** Locks the student for the rest of the transaction. Throws RELATED_MISSING for `studentId` where there is none. */
export async function requireStudent(tx: Transaction, id: number): Promise<void> {
  if (!(await lockStudent(tx, id))) throw new DomainError('RELATED_MISSING', { field: 'studentId', params: { id } });
}

/** Throws RELATED_MISSING for `staffId` where there is no such member of staff. */
export async function requireStaffMember(tx: Transaction, id: number): Promise<void> {
  const staff = await tx.staff.findUnique({ where: { id }, select: { id: true } });
  if (staff === null) throw new DomainError('RELATED_MISSING', { field: 'staffId', params: { id } });
}
