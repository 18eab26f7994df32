import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ReviewStatus } from '../../../generated/prisma/enums.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Change, type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { isFreeToName, namedFile } from '../../files/named-file.js';
import { studentLock } from '../../student-record/student-lock.js';
import { progressOf } from '../../student-record/student-status.js';
import { withoutNulls } from '../../values/input.js';
import { advanced } from '../milestones.js';
import { REVIEW_STATUS_AFTER, UNDECIDED_STATUSES } from '../review/review-status.js';
import type { StudentCourseInput, UpdateReviewCourseInput, UploadCertificateInput } from '../review/review.input.js';

/** What a proof, and a decision on it, depend on: how far the student is, and all their courses under review. */
const REVIEWING = defineWrite<{ studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId }) => ({
    student: progressOf(studentId),
    courses: rows('ReviewCourse', {
      where: { review: { studentId } },
      orderBy: { id: 'asc' },
      select: { id: true, courseCode: true, courseName: true, status: true },
    }),
  }),
});

/** A course that is to change, and what it is to refer to; null: what it refers to already. */
const UPDATING = defineWrite<{ id: number; reviewId: number | null; projectId: number | null }>()({
  locks: ({ id }) => [lock('Student', { reviews: { some: { courses: { some: { id } } } } })],
  facts: ({ id, reviewId, projectId }) => ({
    course: row('ReviewCourse', {
      where: { id },
      select: {
        id: true,
        certificate: true,
        review: { select: { student: { select: { reviews: { select: { courses: { select: { certificate: true } } } } } } } },
      },
    }),
    review: row('Review', { where: { id: reviewId }, select: { id: true } }),
    project: row('Project', { where: { id: projectId }, select: { id: true } }),
  }),
});

type Courses = FactsOf<typeof REVIEWING>['courses'];

/** Every course with this code and name gets the proof (contract: summer-crm.review-course.upload-certificate). */
export function proveCourse(
  facts: FactsOf<typeof REVIEWING>,
  course: NamedCourse,
  proof: { readonly certificate: string; readonly remark?: string | null },
): Decision<null> {
  const changes = [
    changed(named(facts, course), { ...proof, status: REVIEW_STATUS_AFTER.uploaded }),
    ...advanced(facts.student, 'certificateUploaded'),
  ];
  return decision(changes, null);
}

/**
 * When no review course of the student is open any more, the student goes on to choosing. Accepting again changes
 * nothing further, so whoever has gone beyond stays there (contract: summer-crm.review-course.confirm).
 */
export function acceptCourse({ student, courses }: FactsOf<typeof REVIEWING>, courseCode: string): Decision<null> {
  const accepted = coursesIn(courses, (one) => one.courseCode === courseCode);
  const changes = moved(accepted, REVIEW_STATUS_AFTER.accepted);
  const isOpen = courses.some((one) => !accepted.includes(one) && UNDECIDED_STATUSES.includes(one.status));
  return decision([...changes, ...(isOpen ? [] : advanced(student, 'reviewsFinished', { forwards: changes.length === 0 }))], null);
}

/** The student's status stays (contract: summer-crm.review-course.deny). */
export function rejectCourse({ courses }: FactsOf<typeof REVIEWING>, courseCode: string): Decision<null> {
  return decision(
    moved(
      coursesIn(courses, (one) => one.courseCode === courseCode),
      REVIEW_STATUS_AFTER.rejected,
    ),
    null,
  );
}

/** A file that is named as a proof. `isFree`: whoever it is that names it. */
interface Proof {
  readonly path: string;
  readonly isFree: boolean;
}

/**
 * Leaves the student's status alone (contract: summer-crm.review-course.update). Undefined: the proof stays; null: it is
 * taken away. Of other proofs, staff may name those of the same student.
 */
export function updateCourse(
  { course, review, project }: FactsOf<typeof UPDATING>,
  input: UpdateReviewCourseInput,
  proof: Proof | null | undefined,
): Decision<null> {
  const { reviewId, courseCode, courseName, remark, projectId } = input;
  if (course === null) throw new DomainError('NOT_FOUND');
  if (typeof reviewId === 'number' && review === null)
    throw new DomainError('RELATED_MISSING', { field: 'reviewId', params: { id: reviewId } });
  if (typeof projectId === 'number' && project === null)
    throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  const proofs = course.review.student.reviews.flatMap(({ courses }) => courses.map((one) => one.certificate));
  if (proof && !proof.isFree && !proofs.includes(proof.path)) throw new DomainError('BAD_USER_INPUT', { field: 'certificate' });
  const certificate = proof === undefined ? undefined : (proof?.path ?? null);
  const status = statusOf(input, (certificate === undefined ? course.certificate : certificate) !== null);
  const firm = withoutNulls({ reviewId, courseCode, courseName, status });
  return decision([update('ReviewCourse', { id: course.id }, { ...firm, certificate, remark, projectId, ...TOUCHED })], null);
}

type NamedCourse = Pick<UploadCertificateInput, 'courseCode' | 'courseName'>;

/** Throws REVIEW_COURSE_UNKNOWN. */
function named({ courses }: { readonly courses: Courses }, { courseCode, courseName }: NamedCourse): Courses {
  return coursesIn(courses, (one) => one.courseCode === courseCode && one.courseName === courseName);
}

/** Throws REVIEW_COURSE_UNKNOWN where there is none. */
function coursesIn(courses: Courses, isMeant: (course: Courses[number]) => boolean): Courses {
  const meant = courses.filter(isMeant);
  if (meant.length === 0) throw new DomainError('REVIEW_COURSE_UNKNOWN');
  return meant;
}

function changed(courses: Courses, data: { status: ReviewStatus; certificate?: string; remark?: string | null }): Change {
  return update('ReviewCourse', { id: { in: courses.map(({ id }) => id) } }, data);
}

/** Nothing where all stand there. */
function moved(courses: Courses, status: ReviewStatus): Change[] {
  const others = courses.filter((one) => one.status !== status);
  return others.length === 0 ? [] : [changed(others, { status })];
}

function statusOf({ status, accepted }: UpdateReviewCourseInput, proven: boolean): ReviewStatus | undefined {
  if (accepted === null || accepted === undefined) return status ?? undefined;
  if (status !== null && status !== undefined) throw new DomainError('STATUS_UNCLEAR', { field: 'accepted' });
  return accepted ? 'SUCCESS' : proven ? 'WAIT' : 'WAIT_CERTIFICATE';
}

/** Courses of review plans: the student proves, staff decide. */
export class ReviewCourseService {
  constructor(private readonly core: Pick<Core, 'database' | 'files' | 'media' | 'uploads' | 'writer'>) {}

  /** Answers the student's id. Throws REVIEW_COURSE_UNKNOWN before it looks at the picture. */
  async uploadCertificate(viewer: Viewer | null, { courseCode, courseName, image, remark }: UploadCertificateInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { uploads, writer } = this.core;
    const studentId = viewer.profileId;
    const course = { courseCode, courseName };
    named(await writer.look(REVIEWING, { studentId }), course);
    const certificate = await uploads.picture(viewer, image, { field: 'image' });
    await writer.run(REVIEWING, { studentId }, (facts) => proveCourse(facts, course, { certificate, remark }));
    return studentId;
  }

  /** Answers the student's id. */
  async accept(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.core.writer.run(REVIEWING, { studentId }, (facts) => acceptCourse(facts, courseCode));
    return studentId;
  }

  /** Answers the student's id. */
  async reject(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.core.writer.run(REVIEWING, { studentId }, (facts) => rejectCourse(facts, courseCode));
    return studentId;
  }

  /** Answers the id of the course. */
  async update(viewer: Viewer | null, id: number, input: UpdateReviewCourseInput): Promise<number> {
    requireStaff(viewer);
    const { reviewId = null, projectId = null, certificate } = input;
    const file = certificate === undefined ? undefined : namedFile(this.core.files, certificate, 'certificate');
    const proof = file && { path: file.path, isFree: await isFreeToName(this.core, file) };
    await this.core.writer.run(UPDATING, { id, reviewId, projectId }, (facts) => updateCourse(facts, input, proof));
    return id;
  }
}
