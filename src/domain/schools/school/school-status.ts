import { SchoolStatus } from '../../../generated/prisma/enums.js';
import { declareEnum } from '../../enums/declare-enum.js';
import type { GlobalEnum } from '../../enums/global-enum.type.js';
import { DomainError } from '../../errors.js';

/** In the order of `globalEnums`. */
export const SCHOOL_ENUMS: readonly GlobalEnum[] = [
  declareEnum(SchoolStatus, {
    name: 'SchoolStatus',
    description: 'How far a school is with its approval.',
    values: {
      WAITING: { zh: '待审核', en: 'Waiting for approval', description: 'Waits for approval.' },
      APPROVED: { zh: '正常', en: 'Approved', description: 'Approved: teachers and pupils can be added.' },
      REJECTED: { zh: '已驳回', en: 'Rejected', description: 'Rejected, for a reason that its members see.' },
    },
  }),
];

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
