import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ReviewStatus } from '../../../generated/prisma/enums.js';
import type { Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { mayName, namedFile, type NamedFile } from '../../files/named-file.js';
import { lockStudent } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import { advanceTo } from '../milestones.js';
import { REVIEW_STATUS_AFTER, UNDECIDED_STATUSES } from '../review/review-status.js';
import type { StudentCourseInput, UpdateReviewCourseInput, UploadCertificateInput } from '../review/review.input.js';

/** Courses of review plans: the student proves, staff decide. */
export class ReviewCourseService {
  constructor(private readonly core: Pick<Core, 'database' | 'media' | 'files' | 'uploads'>) {}

  /**
   * Every course of the caller with this code and name gets the proof. Answers the student's id. Throws
   * REVIEW_COURSE_UNKNOWN before it looks at the picture (contract: summer-crm.review-course.upload-certificate).
   */
  async uploadCertificate(viewer: Viewer | null, { courseCode, courseName, image, remark }: UploadCertificateInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const studentId = viewer.profileId;
    const where = { review: { studentId }, courseCode, courseName };
    if ((await this.core.database.prisma.reviewCourse.count({ where })) === 0) throw new DomainError('REVIEW_COURSE_UNKNOWN');
    const certificate = await this.core.uploads.picture(viewer, image, { field: 'image' });
    await this.core.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const { count } = await tx.reviewCourse.updateMany({ where, data: { certificate, remark, status: REVIEW_STATUS_AFTER.uploaded } });
      if (count === 0) throw new DomainError('REVIEW_COURSE_UNKNOWN');
      await advanceTo(tx, studentId, 'certificateUploaded');
    });
    return studentId;
  }

  /**
   * When no review course of the student is open any more, the student goes on to choosing. Accepting again changes
   * nothing further, so whoever has gone beyond stays there (contract: summer-crm.review-course.confirm). Answers the student's id.
   */
  async accept(viewer: Viewer | null, course: StudentCourseInput): Promise<number> {
    return this.decide(viewer, course, REVIEW_STATUS_AFTER.accepted, async (tx, anew) => {
      const open = await tx.reviewCourse.count({
        where: { review: { studentId: course.studentId }, status: { in: [...UNDECIDED_STATUSES] } },
      });
      if (open === 0) await advanceTo(tx, course.studentId, 'reviewsFinished', { forwards: !anew });
    });
  }

  /** The student's status stays (contract: summer-crm.review-course.deny). Answers the student's id. */
  async reject(viewer: Viewer | null, course: StudentCourseInput): Promise<number> {
    return this.decide(viewer, course, REVIEW_STATUS_AFTER.rejected, async () => undefined);
  }

  /** Leaves the student's status alone (contract: summer-crm.review-course.update). Answers the id of the course. */
  async update(viewer: Viewer | null, id: number, input: UpdateReviewCourseInput): Promise<number> {
    requireStaff(viewer);
    const { reviewId, courseCode, courseName, remark, projectId, certificate } = input;
    const proof = certificate === undefined ? undefined : namedFile(this.core.files, certificate, 'certificate');
    return this.core.database.transaction(async (tx) => {
      const before = await tx.reviewCourse.findUnique({
        where: { id },
        select: { certificate: true, review: { select: { studentId: true } } },
      });
      if (before === null) throw new DomainError('NOT_FOUND');
      if (typeof reviewId === 'number') await requireReview(tx, reviewId);
      if (typeof projectId === 'number') await requireProject(tx, projectId);
      if (proof) await this.requireNameable(tx, proof, before.review.studentId);
      const path = proof === undefined ? undefined : (proof?.path ?? null);
      const status = statusOf(input, (path === undefined ? before.certificate : path) !== null);
      const data = {
        ...withoutNulls({ reviewId, courseCode, courseName, status }),
        certificate: path,
        remark,
        projectId,
        ...TOUCHED,
      };
      await tx.reviewCourse.update({ where: { id }, data, select: { id: true } });
      return id;
    });
  }

  /** Of other proofs, staff may name those of the same student. */
  private async requireNameable(tx: Transaction, proof: NamedFile, studentId: number): Promise<void> {
    const isTheirs = async (): Promise<boolean> =>
      (await tx.reviewCourse.count({ where: { certificate: proof.path, review: { studentId } } })) > 0;
    if (!(await mayName(this.core, proof, isTheirs))) throw new DomainError('BAD_USER_INPUT', { field: 'certificate' });
  }

  private async decide(
    viewer: Viewer | null,
    { studentId, courseCode }: StudentCourseInput,
    status: ReviewStatus,
    then: (tx: Transaction, anew: boolean) => Promise<void>,
  ): Promise<number> {
    requireStaff(viewer);
    await this.core.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const where = { review: { studentId }, courseCode };
      if ((await tx.reviewCourse.count({ where })) === 0) throw new DomainError('REVIEW_COURSE_UNKNOWN');
      const { count } = await tx.reviewCourse.updateMany({ where: { ...where, status: { not: status } }, data: { status } });
      await then(tx, count > 0);
    });
    return studentId;
  }
}

function statusOf({ status, accepted }: UpdateReviewCourseInput, proven: boolean): ReviewStatus | undefined {
  if (accepted === null || accepted === undefined) return status ?? undefined;
  if (status !== null && status !== undefined) throw new DomainError('STATUS_UNCLEAR', { field: 'accepted' });
  return accepted ? 'SUCCESS' : proven ? 'WAIT' : 'WAIT_CERTIFICATE';
}

async function requireReview(tx: Transaction, id: number): Promise<void> {
  const review = await tx.review.findUnique({ where: { id }, select: { id: true } });
  if (review === null) throw new DomainError('RELATED_MISSING', { field: 'reviewId', params: { id } });
}

async function requireProject(tx: Transaction, id: number): Promise<void> {
  const project = await tx.project.findUnique({ where: { id }, select: { id: true } });
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id } });
}
