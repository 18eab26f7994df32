import { defineWrite } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Writer } from '../../../write/writer.js';
import { DomainError } from '../../errors.js';

const OWNED = defineWrite<{ enrolmentId: number }>()({
  facts: ({ enrolmentId }) => ({ enrolment: row('Enrolment', { where: { id: enrolmentId }, select: { studentId: true } }) }),
});

/** The id of the student whose enrolment it is, who is to be locked before it changes. Throws NOT_FOUND. */
export async function ownerOf(writer: Writer, enrolmentId: number): Promise<number> {
  const { enrolment } = await writer.look(OWNED, { enrolmentId });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  return enrolment.studentId;
}

/** Throws CONFLICT where the enrolment was given to somebody else before its owner was locked. */
export function requireOwner({ studentId }: { readonly studentId: number }, ownerId: number): void {
  if (studentId !== ownerId) throw new DomainError('CONFLICT');
}
