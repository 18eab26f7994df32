import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { requireStaffMember } from '../../backoffice/staff/staff-member.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudent, lockNamedStudents } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import { advanceTo } from '../milestones.js';
import { REVIEW_STATUS_AFTER } from './review-status.js';
import type { CreateReviewInput, PlannedCourseInput, PlanReviewInput, UpdateReviewInput } from './review.input.js';

/** Review plans; staff make them. Methods answer the id of the plan. */
export class ReviewService {
  constructor(private readonly database: Database) {}

  /** A plan without courses; the student's status stays (contract: summer-crm.review.create). */
  async create(viewer: Viewer | null, input: CreateReviewInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, input.studentId);
      await requireStaffMember(tx, input.staffId);
      return (await tx.review.create({ data: input, select: { id: true } })).id;
    });
  }

  /** contract: summer-crm.review.update */
  async update(viewer: Viewer | null, id: number, { studentId, staffId, ...texts }: UpdateReviewInput): Promise<number> {
    requireStaff(viewer);
    const people = withoutNulls({ studentId, staffId });
    return this.database.transaction(async (tx) => {
      const known = await tx.review.findUnique({ where: { id }, select: { studentId: true } });
      if (known === null) throw new DomainError('NOT_FOUND');
      if (people.studentId !== undefined) await lockNamedStudents(tx, [known.studentId], people.studentId);
      if (people.staffId !== undefined) await requireStaffMember(tx, people.staffId);
      await tx.review.update({ where: { id }, data: { ...texts, ...people, ...TOUCHED }, select: { id: true } });
      return id;
    });
  }

  /**
   * A plan with its courses; the calling member of staff is its teacher. The student's earlier review courses of the same
   * codes want a new proof (contract: summer-crm.review-course.create).
   */
  async plan(viewer: Viewer | null, { studentId, courses }: PlanReviewInput): Promise<number> {
    requireStaff(viewer);
    return this.database.transaction(async (tx) => {
      await lockNamedStudent(tx, studentId);
      const planned = await fromCatalogue(tx, courses);
      const codes = planned.map(({ courseCode }) => courseCode);
      await tx.reviewCourse.updateMany({
        where: { review: { studentId }, courseCode: { in: codes } },
        data: { status: REVIEW_STATUS_AFTER.planned },
      });
      const { id } = await tx.review.create({ data: { studentId, staffId: viewer.profileId }, select: { id: true } });
      await tx.reviewCourse.createMany({
        data: planned.map((course) => ({ ...course, reviewId: id, status: REVIEW_STATUS_AFTER.planned })),
      });
      await advanceTo(tx, studentId, 'reviewPlanned');
      return id;
    });
  }
}

/** The courses with what the catalogue says of them now. Throws RELATED_MISSING. */
async function fromCatalogue(tx: Transaction, courses: readonly PlannedCourseInput[]) {
  const ids = courses.map(({ courseId }) => courseId);
  const known = await tx.course.findMany({ where: { id: { in: ids } }, select: { id: true, code: true, name: true } });
  const byId = new Map(known.map((course) => [course.id, course]));
  return courses.map(({ courseId, courseName, school }) => {
    const course = byId.get(courseId);
    if (course === undefined) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id: courseId } });
    return { courseId, courseName, school: school ?? null, courseCode: course.code, realName: course.name };
  });
}
