import { requireRealm } from '../../access/authorize.js';
import type { Viewer } from '../../access/viewer.js';
import { DomainError } from '../../platform/errors.js';

/**
 * Which student an operation is about: students act for themselves, staff for whom they name. Throws UNAUTHENTICATED, or
 * FORBIDDEN to a student who names another, to staff who name none (contract: summer-crm.order.create), and to everybody else.
 */
export function subjectOf(viewer: Viewer | null, studentId: number | null | undefined): number {
  requireRealm(viewer, 'STUDENT', 'STAFF');
  const id = viewer.realm === 'STUDENT' ? viewer.profileId : studentId;
  if (id === null || id === undefined || (studentId ?? id) !== id) throw new DomainError('FORBIDDEN', { field: 'studentId' });
  return id;
}

/** Whose things somebody watches: students their own, staff those of whom they name, or everybody's (null). Throws like `subjectOf`. */
export function watchedStudent(viewer: Viewer, studentId: number | null): number | null {
  return viewer.realm === 'STAFF' && studentId === null ? null : subjectOf(viewer, studentId);
}
