import type { StudentStatus } from '../../generated/prisma/enums.js';
import { type Change, update } from '../../write/changes.js';
import { row } from '../../write/facts.js';
import { later } from '../student-record/student-status.js';

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

/** What of a student `advanced` looks at; the student must be locked. */
export const progressOf = (studentId: number) => row('Student', { where: { id: studentId }, select: { id: true, status: true } });

/** Puts a student at a milestone; nothing where they stand there. `forwards`: nor where they are past it. */
export function advanced(
  student: { readonly id: number; readonly status: StudentStatus } | null,
  milestone: Milestone,
  { forwards = false } = {},
): Change[] {
  if (student === null) return [];
  const status = forwards ? later(student.status, MILESTONES[milestone]) : MILESTONES[milestone];
  return status === student.status ? [] : [update('Student', { id: student.id }, { status })];
}
