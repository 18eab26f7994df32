import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Decision, decision, insert, insertAll, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row, rows } from '../../../write/facts.js';
import { requireNamedStaff, staffNamed } from '../../backoffice/staff/staff-member.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { progressOf } from '../../student-record/student-status.js';
import { withoutNulls } from '../../values/input.js';
import { advanced } from '../milestones.js';
import { REVIEW_STATUS_AFTER } from './review-status.js';
import type { CreateReviewInput, PlannedCourseInput, PlanReviewInput, UpdateReviewInput } from './review.input.js';

const KNOWING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ review: row('Review', { where: { id }, select: { studentId: true } }) }),
});

const CREATING = defineWrite<{ studentId: number; staffId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ staffId }) => ({ staff: staffNamed(staffId) }),
});

/** A plan that is to change, and whom it is to name; null: whom it names already. `people`: from whom to whom it goes. */
const UPDATING = defineWrite<{ id: number; people: number[]; studentId: number | null; staffId: number | null }>()({
  locks: ({ people }) => [lock('Student', { id: { in: people } })],
  facts: ({ id, studentId, staffId }) => ({
    review: row('Review', { where: { id }, select: { id: true } }),
    student: row('Student', { where: { id: studentId }, select: { id: true } }),
    staff: staffNamed(staffId),
  }),
});

/** A plan with its courses; `earlier`: the student's courses of other plans. */
const PLANNING = defineWrite<{ studentId: number; courseIds: number[] }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, courseIds }) => ({
    student: progressOf(studentId),
    catalogue: rows('Course', { where: { id: { in: courseIds } }, select: { id: true, code: true, name: true } }),
    earlier: rows('ReviewCourse', { where: { review: { studentId } }, orderBy: { id: 'asc' }, select: { id: true, courseCode: true } }),
  }),
});

/** A plan without courses; the student's status stays (contract: summer-crm.review.create). */
export function createReview({ locked, staff }: FactsOf<typeof CREATING>, input: CreateReviewInput): Decision<NewId> {
  requireStudent(locked[0], input.studentId);
  requireNamedStaff(staff, input.staffId);
  const review = insert('Review', input);
  return decision([review], review.id);
}

/** contract: summer-crm.review.update */
export function updateReview(
  { review, student, staff }: FactsOf<typeof UPDATING>,
  { studentId, staffId, ...texts }: UpdateReviewInput,
): Decision<null> {
  if (review === null) throw new DomainError('NOT_FOUND');
  const people = withoutNulls({ studentId, staffId });
  if (people.studentId !== undefined) requireStudent(student !== null, people.studentId);
  if (people.staffId !== undefined) requireNamedStaff(staff, people.staffId);
  return decision([update('Review', { id: review.id }, { ...texts, ...people, ...TOUCHED })], null);
}

/** The student's earlier review courses of the same codes want a new proof (contract: summer-crm.review-course.create). */
export function planReview(
  { locked, student, catalogue, earlier }: FactsOf<typeof PLANNING>,
  { studentId, courses }: PlanReviewInput,
  staffId: number,
): Decision<NewId> {
  requireStudent(locked[0], studentId);
  const planned = fromCatalogue(catalogue, courses);
  const again = earlier.filter(({ courseCode }) => planned.some((course) => course.courseCode === courseCode)).map(({ id }) => id);
  const review = insert('Review', { studentId, staffId });
  const changes = [
    ...(again.length === 0 ? [] : [update('ReviewCourse', { id: { in: again } }, { status: REVIEW_STATUS_AFTER.planned })]),
    review,
    insertAll(
      'ReviewCourse',
      planned.map((course) => ({ ...course, reviewId: review.id, status: REVIEW_STATUS_AFTER.planned })),
    ),
    ...advanced(student, 'reviewPlanned'),
  ];
  return decision(changes, review.id);
}

/** The courses with what the catalogue says of them now. Throws RELATED_MISSING. */
function fromCatalogue(catalogue: FactsOf<typeof PLANNING>['catalogue'], courses: readonly PlannedCourseInput[]) {
  const byId = new Map(catalogue.map((course) => [course.id, course]));
  return courses.map(({ courseId, courseName, school }) => {
    const course = byId.get(courseId);
    if (course === undefined) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id: courseId } });
    return { courseId, courseName, school: school ?? null, courseCode: course.code, realName: course.name };
  });
}

/** Review plans; staff make them. Methods answer the id of the plan. */
export class ReviewService {
  constructor(private readonly core: Pick<Core, 'database' | 'writer'>) {}

  async create(viewer: Viewer | null, input: CreateReviewInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, staffId } = input;
    return this.core.writer.run(CREATING, { studentId, staffId }, (facts) => createReview(facts, input));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateReviewInput): Promise<number> {
    requireStaff(viewer);
    const { studentId = null, staffId = null } = input;
    const people = studentId === null ? [] : [studentId, ...(await this.ownersOf(id))];
    await this.core.writer.run(UPDATING, { id, people, studentId, staffId }, (facts) => updateReview(facts, input));
    return id;
  }

  /** A plan with its courses; the calling member of staff is its teacher. */
  async plan(viewer: Viewer | null, input: PlanReviewInput): Promise<number> {
    requireStaff(viewer);
    const planning = { studentId: input.studentId, courseIds: input.courses.map(({ courseId }) => courseId) };
    return this.core.writer.run(PLANNING, planning, (facts) => planReview(facts, input, viewer.profileId));
  }

  private async ownersOf(id: number): Promise<number[]> {
    const { review } = await this.core.writer.look(KNOWING, { id });
    return review === null ? [] : [review.studentId];
  }
}
