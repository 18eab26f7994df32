import type { StudentStatus } from '../../generated/prisma/enums.js';
import type { Change } from '../../write/changes.js';
import { later, type Progress, putAt } from '../student-record/student-status.js';

/**
 * Where the life of studies puts a student, wherever they stood before: a new review plan begins a new round.
 * contract: summer-crm.review-course.create, review-course.upload-certificate, review-course.confirm, score.enter, convert.confirm
 */
export const MILESTONES = {
  reviewPlanned: 'TO_CHOOSE_COURSE',
  certificateUploaded: 'UPLOAD_CONFIRM',
  reviewsFinished: 'PICKUP_COURSE',
  scoresEntered: 'AFTER_SCORE',
  transcriptsSent: 'POSTING',
  creditsConverted: 'SWITCHED_COURSE',
} as const satisfies Record<string, StudentStatus>;

export type Milestone = keyof typeof MILESTONES;

/** Puts a student at a milestone; nothing where they stand there. `forwards`: nor where they are past it. */
export function advanced(student: Progress | null, milestone: Milestone, { forwards = false } = {}): Change[] {
  if (student === null) return [];
  return putAt(student, forwards ? later(student.status, MILESTONES[milestone]) : MILESTONES[milestone]);
}
