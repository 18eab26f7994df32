import type { ConversionStatus } from '../../../generated/prisma/enums.js';
import { DomainError } from '../../errors.js';

type Standing = ConversionStatus | 'NONE';

/**
 * What may follow a status; NONE: nothing is recorded yet. A picture may be uploaded and a transcript be sent at any time,
 * and a decision may be corrected; nothing but a direct edit of staff goes back to NO_SEND.
 * contract: summer-crm.score.confirm, score.enter, convert.*
 */
export const CONVERSION_MOVES: Readonly<Record<Standing, readonly ConversionStatus[]>> = {
  NONE: ['NO_SEND', 'SENT', 'CONVERT_WAIT', 'SUCCESS', 'FAIL'],
  NO_SEND: ['SENT', 'CONVERT_WAIT', 'SUCCESS', 'FAIL'],
  SENT: ['SENT', 'CONVERT_WAIT', 'SUCCESS', 'FAIL'],
  CONVERT_WAIT: ['CONVERT_WAIT', 'SENT', 'SUCCESS', 'FAIL'],
  SUCCESS: ['SUCCESS', 'FAIL', 'CONVERT_WAIT', 'SENT'],
  FAIL: ['FAIL', 'SUCCESS', 'CONVERT_WAIT', 'SENT'],
};

/** Throws STATUS_MOVE_REFUSED where a conversion cannot go from one status to the other. */
export function requireConversionMove(from: ConversionStatus | null, to: ConversionStatus): void {
  const standing = from ?? 'NONE';
  if (!CONVERSION_MOVES[standing].includes(to))
    throw new DomainError('STATUS_MOVE_REFUSED', { field: 'conversionStatus', params: { from: standing, to } });
}
