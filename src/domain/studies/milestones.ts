import type { StudentStatus } from '../../generated/prisma/enums.js';
import type { Transaction } from '../../platform/database/database.js';
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

/** Puts a student at a milestone. `forwards`: unless they are past it. */
export async function advanceTo(
  tx: Transaction,
  studentId: number,
  milestone: keyof typeof MILESTONES,
  { forwards = false } = {},
): Promise<void> {
  const { status } = await tx.student.findUniqueOrThrow({ where: { id: studentId }, select: { status: true } });
  const target = forwards ? later(status, MILESTONES[milestone]) : MILESTONES[milestone];
  if (target !== status) await tx.student.update({ where: { id: studentId }, data: { status: target }, select: { id: true } });
}
