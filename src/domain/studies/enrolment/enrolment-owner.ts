import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';

/** The id of the student whose enrolment it is, who is to be locked before it changes. Throws NOT_FOUND. */
export async function ownerOf({ prisma }: Pick<Database, 'prisma'>, enrolmentId: number): Promise<number> {
  const enrolment = await prisma.enrolment.findUnique({ where: { id: enrolmentId }, select: { studentId: true } });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  return enrolment.studentId;
}

/** Throws CONFLICT where the enrolment was given to somebody else before its owner was locked. */
export function requireOwner({ studentId }: { readonly studentId: number }, ownerId: number): void {
  if (studentId !== ownerId) throw new DomainError('CONFLICT');
}
