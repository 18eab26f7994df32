import { registerEnumType } from 'type-graphql';
import { SchoolStatus } from '../../../generated/prisma/enums.js';
import { DomainError } from '../../../platform/errors.js';

registerEnumType(SchoolStatus, {
  name: 'SchoolStatus',
  description: 'How far a school is with its approval.',
  valuesConfig: {
    WAITING: { description: 'Waits for approval.' },
    APPROVED: { description: 'Approved: teachers and pupils can be added.' },
    REJECTED: { description: 'Rejected, for a reason that its members see.' },
  },
});

export { SchoolStatus };

/** What may follow a status (contract: school, review). */
const MOVES: Readonly<Record<SchoolStatus, readonly SchoolStatus[]>> = {
  WAITING: ['APPROVED', 'REJECTED'],
  APPROVED: [],
  REJECTED: [],
};

/** Throws SCHOOL_NOT_WAITING when a school cannot go from one status to the other. */
export function requireMove(from: SchoolStatus, to: SchoolStatus): void {
  if (!MOVES[from].includes(to)) throw new DomainError('SCHOOL_NOT_WAITING');
}
