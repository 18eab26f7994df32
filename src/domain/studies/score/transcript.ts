import { type Change, update } from '../../../write/changes.js';
import { requireConversionMove } from '../conversion/conversion-status.js';
import type { StudentEnrolment, StudentEnrolments } from '../enrolment/student-enrolments.js';
import { advanced } from '../milestones.js';
import { requireScoreMove } from './score-status.js';

/** What staff record of an enrolment's transcript; null and undefined say nothing. */
export interface Recorded {
  readonly score?: number | null;
  readonly grade?: string | null;
  readonly courierNumber?: string | null;
  readonly sendingDate?: Date | null;
  readonly postChannel?: string | null;
}

/**
 * Stores what was given into some of a student's enrolments; the last course to be scored or sent takes the student to
 * AFTER_SCORE or POSTING (contract: summer-crm.score.enter).
 */
export function transcriptRecorded(
  { student, enrolments }: StudentEnrolments,
  chosen: readonly StudentEnrolment[],
  given: Recorded,
  now: Date,
): Change[] {
  const recorded = chosen.map((enrolment) => ({ id: enrolment.id, ...recordedIn(enrolment, given, now) }));
  const after = enrolments.map((enrolment) => ({ ...enrolment, ...recorded.find(({ id }) => id === enrolment.id) }));
  const areScored = recorded.some(({ scoreStatus }) => scoreStatus) && after.every(({ scoreStatus }) => scoreStatus !== 'NOTHING');
  const areSent =
    recorded.some(({ conversionStatus }) => conversionStatus) && after.every(({ conversionStatus }) => conversionStatus !== 'NO_SEND');
  return [
    ...recorded.map(({ id, ...data }) => update('Enrolment', { id }, data)),
    ...(areSent ? advanced(student, 'transcriptsSent') : areScored ? advanced(student, 'scoresEntered') : []),
  ];
}

/**
 * A score waits for the student's confirmation as soon as a grade is with it, a transcript is sent as soon as courier's
 * number and date are both there. Statuses that stay are left out.
 */
function recordedIn(before: StudentEnrolment, given: Recorded, now: Date) {
  const after = {
    score: given.score ?? before.score,
    grade: given.grade ?? before.grade,
    courierNumber: given.courierNumber ?? before.courierNumber,
    sendingDate: given.sendingDate ?? before.sendingDate,
  };
  const waits = (isGiven(given.score) || isGiven(given.grade)) && after.score !== null && (after.grade ?? '') !== '';
  const travels =
    (isGiven(given.courierNumber) || isGiven(given.sendingDate)) && (after.courierNumber ?? '') !== '' && after.sendingDate !== null;
  if (waits) requireScoreMove(before.scoreStatus, 'SCORE_WAIT');
  if (travels) requireConversionMove(before.conversionStatus, 'SENT');
  return {
    ...after,
    ...(isGiven(given.postChannel) ? { postChannel: given.postChannel } : {}),
    ...(waits ? ({ scoreStatus: 'SCORE_WAIT', scoreEnteredAt: now } as const) : {}),
    ...(travels ? ({ conversionStatus: 'SENT' } as const) : {}),
  };
}

function isGiven(value: unknown): boolean {
  return value !== null && value !== undefined;
}
