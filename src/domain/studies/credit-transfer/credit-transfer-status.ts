import type { CreditTransferStatus } from '../../../generated/prisma/enums.js';
import { DomainError } from '../../errors.js';

type Standing = CreditTransferStatus | 'NONE';

/** What may follow a status; NONE: nothing is recorded yet. A step may be left out, where nobody told of it, but not taken back. */
export const CREDIT_TRANSFER_MOVES: Readonly<Record<Standing, readonly CreditTransferStatus[]>> = {
  NONE: ['POSTED', 'RECEIVED', 'SUCCESS'],
  POSTED: ['RECEIVED', 'SUCCESS'],
  RECEIVED: ['SUCCESS'],
  SUCCESS: [],
};

/** Throws STATUS_MOVE_REFUSED where a credit transfer cannot go from one status to the other. */
export function requireTransferMove(from: CreditTransferStatus | null, to: CreditTransferStatus): void {
  const standing = from ?? 'NONE';
  if (!CREDIT_TRANSFER_MOVES[standing].includes(to))
    throw new DomainError('STATUS_MOVE_REFUSED', { field: 'status', params: { from: standing, to } });
}
