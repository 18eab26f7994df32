import type { Enrolment } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudents } from '../../student-record/student-lock.js';

/**
 * The enrolment, while nobody else writes what is its student's, or what is the student's whom it is about to be given to (`recipientId`).
 * Throws NOT_FOUND, RELATED_MISSING where there is no such student, CONFLICT where it was given to another one meanwhile.
 */
export async function lockEnrolment(tx: Transaction, id: number, recipientId?: number): Promise<Enrolment> {
  const known = await tx.enrolment.findUnique({ where: { id }, select: { studentId: true } });
  if (known === null) throw new DomainError('NOT_FOUND');
  await lockNamedStudents(tx, [known.studentId], recipientId ?? known.studentId);
  const enrolment = await tx.enrolment.findUnique({ where: { id } });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  if (enrolment.studentId !== known.studentId) throw new DomainError('CONFLICT');
  return enrolment;
}
