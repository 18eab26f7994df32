import type { Prisma } from '../../../generated/prisma/client.js';
import { type Known, rows } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';
import { progressOf } from '../../student-record/student-status.js';

const STANDING = {
  id: true,
  courseCode: true,
  courseName: true,
  score: true,
  grade: true,
  scoreStatus: true,
  conversionStatus: true,
  courierNumber: true,
  sendingDate: true,
} as const satisfies Prisma.EnrolmentSelect;

/** What scores and conversions depend on: how far the student is, and all courses of theirs. The student must be locked. */
export const enrolmentsOf = (studentId: number) => ({
  student: progressOf(studentId),
  enrolments: rows('Enrolment', { where: { studentId }, orderBy: { id: 'asc' }, select: STANDING }),
});

export type StudentEnrolments = Known<ReturnType<typeof enrolmentsOf>>;
export type StudentEnrolment = StudentEnrolments['enrolments'][number];

/** A course as the old back office names it, by its code; a name or an id picks some of those that have it. */
export interface NamedCourse {
  readonly courseCode: string;
  readonly courseName?: string;
  readonly enrolmentId?: number | null;
}

/** The student's enrolments in a course, in the order of their ids. Throws ENROLMENT_UNKNOWN where there is none. */
export function enrolmentsIn(
  { enrolments }: StudentEnrolments,
  { courseCode, courseName, enrolmentId }: NamedCourse,
): readonly [StudentEnrolment, ...StudentEnrolment[]] {
  const [first, ...others] = enrolments.filter(
    (one) =>
      one.courseCode === courseCode &&
      (courseName === undefined || one.courseName === courseName) &&
      (enrolmentId === undefined || enrolmentId === null || one.id === enrolmentId),
  );
  if (first === undefined) throw new DomainError('ENROLMENT_UNKNOWN');
  return [first, ...others];
}
