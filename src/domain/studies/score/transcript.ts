import type { Enrolment } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import { requireConversionMove } from '../conversion/conversion-status.js';
import { advanceTo } from '../milestones.js';
import { requireScoreMove } from './score-status.js';

/** What staff record of an enrolment's transcript; null and undefined say nothing. */
export interface Recorded {
  readonly score?: number | null;
  readonly grade?: string | null;
  readonly courierNumber?: string | null;
  readonly sendingDate?: Date | null;
}

/**
 * Stores what was given into enrolments of one student, whom the caller has locked. A score waits for the student's
 * confirmation as soon as a grade is with it, a transcript is sent as soon as courier's number and date are both there; the
 * last course to get there takes the student to AFTER_SCORE or POSTING (contract: summer-crm.score.enter).
 */
export async function recordTranscript(
  tx: Transaction,
  studentId: number,
  enrolments: readonly Enrolment[],
  given: Recorded,
): Promise<void> {
  const scored = isGiven(given.score) || isGiven(given.grade);
  const sent = isGiven(given.courierNumber) || isGiven(given.sendingDate);
  let scores = false;
  let parcels = false;
  for (const before of enrolments) {
    const after = {
      score: given.score ?? before.score,
      grade: given.grade ?? before.grade,
      courierNumber: given.courierNumber ?? before.courierNumber,
      sendingDate: given.sendingDate ?? before.sendingDate,
    };
    const waits = scored && after.score !== null && (after.grade ?? '') !== '';
    const travels = sent && (after.courierNumber ?? '') !== '' && after.sendingDate !== null;
    if (waits) requireScoreMove(before.scoreStatus, 'SCORE_WAIT');
    if (travels) requireConversionMove(before.conversionStatus, 'SENT');
    const statuses = {
      ...(waits ? ({ scoreStatus: 'SCORE_WAIT', scoreEnteredAt: new Date() } as const) : {}),
      ...(travels ? ({ conversionStatus: 'SENT' } as const) : {}),
    };
    await tx.enrolment.update({ where: { id: before.id }, data: { ...after, ...statuses }, select: { id: true } });
    scores ||= waits;
    parcels ||= travels;
  }
  if (scores && (await tx.enrolment.count({ where: { studentId, scoreStatus: 'NOTHING' } })) === 0)
    await advanceTo(tx, studentId, 'scoresEntered');
  if (parcels && (await tx.enrolment.count({ where: { studentId, conversionStatus: 'NO_SEND' } })) === 0)
    await advanceTo(tx, studentId, 'transcriptsSent');
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
