import type { ContactStatus } from '../../../generated/prisma/enums.js';
import { DomainError } from '../../errors.js';

/** A slip can be taken back. A new consultant begins at NEW. */
export const CONTACT_MOVES: Readonly<Record<ContactStatus, readonly ContactStatus[]>> = {
  NEW: ['CONTACTED'],
  CONTACTED: ['NEW'],
};

/** Throws CONSULTANT_MISSING for a student without a consultant, STATUS_MOVE_REFUSED for a move to where they stand. */
export function requireContactMove(from: ContactStatus | null, to: ContactStatus): void {
  if (from === null) throw new DomainError('CONSULTANT_MISSING');
  if (!CONTACT_MOVES[from].includes(to)) throw new DomainError('STATUS_MOVE_REFUSED', { params: { from, to } });
}
