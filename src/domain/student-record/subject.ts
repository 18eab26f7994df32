import { requireRealm, studentActedFor } from '../../access/authorize.js';
import type { Viewer } from '../../access/viewer.js';
import { DomainError } from '../errors.js';

/** Which student an operation is about (see `studentActedFor`). Throws UNAUTHENTICATED, or FORBIDDEN where it is about nobody. */
export function subjectOf(viewer: Viewer | null, studentId: number | null | undefined, field = 'studentId'): number {
  requireRealm(viewer, 'STUDENT', 'STAFF');
  const id = studentActedFor(viewer, studentId);
  if (id === null) throw new DomainError('FORBIDDEN', { field });
  return id;
}

/** Whose things somebody watches: students their own, staff those of whom they name, or everybody's (null). Throws like `subjectOf`. */
export function watchedStudent(viewer: Viewer, studentId: number | null): number | null {
  return viewer.realm === 'STAFF' && studentId === null ? null : subjectOf(viewer, studentId);
}

/**
 * As `subjectOf`, where leaving the student out is a staff member's mistake in the input: throws STUDENT_UNNAMED then
 * (contract: summer-crm.agreement.create, score-detail.create).
 */
export function namedSubjectOf(viewer: Viewer | null, studentId: number | null | undefined): number {
  requireRealm(viewer, 'STUDENT', 'STAFF');
  if (viewer.realm === 'STAFF' && (studentId ?? null) === null) throw new DomainError('STUDENT_UNNAMED', { field: 'studentId' });
  return subjectOf(viewer, studentId);
}
