import type { ScoreStatus } from '../../../generated/prisma/enums.js';
import { DomainError } from '../../errors.js';

/**
 * What may follow a status. Staff may enter a score anew at any time, a student may confirm before one is entered, and
 * again (contract: summer-crm.score.enter, score.confirm).
 */
export const SCORE_MOVES: Readonly<Record<ScoreStatus, readonly ScoreStatus[]>> = {
  NOTHING: ['SCORE_WAIT', 'CONFIRMED'],
  SCORE_WAIT: ['SCORE_WAIT', 'CONFIRMED', 'RECONSIDER'],
  CONFIRMED: ['SCORE_WAIT', 'CONFIRMED', 'RECONSIDER'],
  RECONSIDER: ['SCORE_WAIT', 'CONFIRMED'],
};

/** Throws STATUS_MOVE_REFUSED where a score cannot go from one status to the other. */
export function requireScoreMove(from: ScoreStatus, to: ScoreStatus): void {
  if (!SCORE_MOVES[from].includes(to)) throw new DomainError('STATUS_MOVE_REFUSED', { field: 'scoreStatus', params: { from, to } });
}
