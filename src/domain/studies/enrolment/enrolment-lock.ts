import type { Enrolment } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../../platform/errors.js';
import { lockStudent } from '../../student-record/student-lock.js';

/** The enrolment, while nobody else writes what is its student's. Throws NOT_FOUND. */
export async function lockEnrolment(tx: Transaction, id: number): Promise<Enrolment> {
  const known = await tx.enrolment.findUnique({ where: { id }, select: { studentId: true } });
  if (known === null) throw new DomainError('NOT_FOUND');
  await lockStudent(tx, known.studentId);
  const enrolment = await tx.enrolment.findUnique({ where: { id } });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  return enrolment;
}
