import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ConversionStatus, Enrolment, Prisma } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { lockStudent } from '../../student-record/student-lock.js';
import type { OwnCourseInput, RecordTranscriptInput, UploadConversionInput } from '../confirmed-course/confirmed-course.input.js';
import { advanceTo } from '../milestones.js';
import type { StudentCourseInput } from '../review/review.input.js';
import { requireScoreMove } from '../score/score-status.js';
import { recordTranscript } from '../score/transcript.js';
import { requireConversionMove } from './conversion-status.js';

/** From the score to the converted credits, course by course; a course is named by its code as in the old back office. */
export class ConversionService {
  constructor(private readonly core: Pick<Core, 'database' | 'uploads'>) {}

  /** Answers the id of the first enrolment (contract: summer-crm.score.enter). */
  async recordTranscript(viewer: Viewer | null, { studentId, courseCode, enrolmentId, ...given }: RecordTranscriptInput): Promise<number> {
    requireStaff(viewer);
    const narrowed = enrolmentId === null || enrolmentId === undefined ? {} : { id: enrolmentId };
    return this.withLockedEnrolments(studentId, { courseCode, ...narrowed }, async (tx, enrolments) => {
      await recordTranscript(tx, studentId, enrolments, given);
    });
  }

  /**
   * A student may confirm before a score is there, and again; a conversion that has begun stays where it is. Answers the id
   * of the first enrolment (contract: summer-crm.score.confirm).
   */
  async confirmScore(viewer: Viewer | null, { courseCode, courseName }: OwnCourseInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    return this.withLockedEnrolments(viewer.profileId, { courseCode, courseName }, async (tx, enrolments) => {
      for (const { id, scoreStatus, conversionStatus } of enrolments) {
        requireScoreMove(scoreStatus, 'CONFIRMED');
        const data = { scoreStatus: 'CONFIRMED', conversionStatus: conversionStatus ?? 'NO_SEND' } as const;
        await tx.enrolment.update({ where: { id }, data, select: { id: true } });
      }
    });
  }

  /**
   * Throws ENROLMENT_UNKNOWN before it looks at the picture. Answers the id of the first enrolment
   * (contract: summer-crm.convert.upload).
   */
  async upload(viewer: Viewer | null, { courseCode, courseName, image, remark }: UploadConversionInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const studentId = viewer.profileId;
    const course = { courseCode, courseName };
    if ((await this.core.database.prisma.enrolment.count({ where: { studentId, ...course } })) === 0)
      throw new DomainError('ENROLMENT_UNKNOWN');
    const conversionImage = await this.core.uploads.picture(viewer, image, { field: 'image' });
    return this.withLockedEnrolments(studentId, course, (tx, enrolments) =>
      move(tx, enrolments, 'CONVERT_WAIT', { conversionImage, remark }),
    );
  }

  /**
   * When no course of the student waits for a decision any more, the student is through; courses whose transcripts have
   * not come so far do not hold them back. Answers the student's id (contract: summer-crm.convert.confirm).
   */
  async accept(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.withLockedEnrolments(studentId, { courseCode }, async (tx, enrolments) => {
      await move(tx, enrolments, 'SUCCESS');
      const waiting = await tx.enrolment.count({ where: { studentId, conversionStatus: 'CONVERT_WAIT' } });
      if (waiting === 0) await advanceTo(tx, studentId, 'creditsConverted');
    });
    return studentId;
  }

  /** The student's status stays; a new upload asks for a new decision. Answers the student's id (contract: summer-crm.convert.deny). */
  async reject(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.withLockedEnrolments(studentId, { courseCode }, (tx, enrolments) => move(tx, enrolments, 'FAIL'));
    return studentId;
  }

  /** Works on a student's enrolments, in the order of their ids, while nobody else does. Throws ENROLMENT_UNKNOWN where there is none. */
  private async withLockedEnrolments(
    studentId: number,
    where: Prisma.EnrolmentWhereInput,
    work: (tx: Transaction, enrolments: readonly Enrolment[]) => Promise<void>,
  ): Promise<number> {
    return this.core.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const enrolments = await tx.enrolment.findMany({ where: { ...where, studentId }, orderBy: { id: 'asc' } });
      const [first] = enrolments;
      if (first === undefined) throw new DomainError('ENROLMENT_UNKNOWN');
      await work(tx, enrolments);
      return first.id;
    });
  }
}

async function move(
  tx: Transaction,
  enrolments: readonly Enrolment[],
  to: ConversionStatus,
  data: Prisma.EnrolmentUpdateManyMutationInput = {},
): Promise<void> {
  for (const { conversionStatus } of enrolments) requireConversionMove(conversionStatus, to);
  const ids = enrolments.map(({ id }) => id);
  await tx.enrolment.updateMany({ where: { id: { in: ids } }, data: { ...data, conversionStatus: to } });
}
