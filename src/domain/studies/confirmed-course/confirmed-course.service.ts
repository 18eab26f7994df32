import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ConversionStatus, Enrolment, ScoreStatus } from '../../../generated/prisma/client.js';
import type { Transaction } from '../../../platform/database/database.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { lockNamedStudent, lockStudent } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import { COURSE_ADDED, COURSE_REMOVED } from '../course-change/change-type.js';
import { lockEnrolment } from '../enrolment/enrolment-lock.js';
import type { EnrolStudentInput, RemoveEnrolmentsInput, UpdateEnrolmentInput } from './confirmed-course.input.js';

/** Enrolments as staff make and change them: the confirmed courses of contract summer-crm. */
export class ConfirmedCourseService {
  constructor(private readonly core: Pick<Core, 'database' | 'uploads'>) {}

  /**
   * Enrols the student in the first active offering of the project and the course, and notes the change. Answers the
   * enrolment's id (contract: summer-crm.confirm-course.create).
   */
  async enrol(viewer: Viewer | null, input: EnrolStudentInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, projectId, courseId, courseCode, courseName, school, extra, changeType } = input;
    return this.core.database.transaction(async (tx) => {
      await lockNamedStudent(tx, studentId);
      const project = await tx.project.findUnique({ where: { id: projectId }, select: { name: true } });
      if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
      const course = await tx.course.findUnique({ where: { id: courseId }, select: { name: true } });
      if (course === null) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id: courseId } });
      const offering = await tx.offering.findFirst({
        where: { projectId, courseId, active: true },
        orderBy: { id: 'asc' },
        select: { id: true },
      });
      if (offering === null) throw new DomainError('COURSE_NOT_OFFERED');
      const names = { studentId, courseCode, courseName, school };
      const { id } = await tx.enrolment.create({ data: { ...names, offeringId: offering.id }, select: { id: true } });
      const told = { catalogueCourseName: course.name, projectName: project.name, changeType: changeType ?? COURSE_ADDED, extra };
      await tx.courseChange.create({ data: { ...names, ...told, staffId: viewer.profileId }, select: { id: true } });
      return id;
    });
  }

  /** Leaves the student's status alone (contract: summer-crm.confirm-course.update). Answers the enrolment's id. */
  async update(viewer: Viewer | null, id: number, input: UpdateEnrolmentInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, offeringId, courseCode, courseName, school, remark, score, grade, scoreEnteredAt, conversionImage: sent } = input;
    const conversionImage =
      sent === undefined || sent === null ? sent : await this.core.uploads.picture(viewer, sent, { field: 'conversionImage' });
    const firm = withoutNulls({ studentId, offeringId, courseCode, courseName });
    return this.core.database.transaction(async (tx) => {
      const before = await lockEnrolment(tx, id, firm.studentId);
      if (firm.offeringId !== undefined) await requireOffering(tx, firm.offeringId);
      const changes = { ...firm, ...given({ school, remark, score, grade, scoreEnteredAt, conversionImage }) };
      const after = { ...before, ...changes };
      const statuses = withoutNulls({ scoreStatus: scoreStatusOf(input, after), conversionStatus: conversionStatusOf(input, after) });
      await tx.enrolment.update({ where: { id }, data: { ...changes, ...statuses, ...TOUCHED }, select: { id: true } });
      return id;
    });
  }

  /**
   * Takes a course from a student, all enrolments with this code, and notes the change once. Answers the note's id
   * (contract: summer-crm.change-record.delete-course).
   */
  async remove(viewer: Viewer | null, { studentId, courseCode, extra }: RemoveEnrolmentsInput): Promise<number> {
    requireStaff(viewer);
    return this.core.database.transaction(async (tx) => {
      await lockStudent(tx, studentId);
      const first = await tx.enrolment.findFirst({
        where: { studentId, courseCode },
        orderBy: { id: 'asc' },
        select: {
          courseName: true,
          school: true,
          offering: { select: { course: { select: { name: true } }, project: { select: { name: true } } } },
        },
      });
      if (first === null) throw new DomainError('ENROLMENT_UNKNOWN');
      const { courseName, school, offering } = first;
      const told = {
        courseName,
        school,
        catalogueCourseName: offering.course.name,
        projectName: offering.project.name,
        changeType: COURSE_REMOVED,
        extra,
      };
      const { id } = await tx.courseChange.create({
        data: { studentId, courseCode, ...told, staffId: viewer.profileId },
        select: { id: true },
      });
      await tx.enrolment.deleteMany({ where: { studentId, courseCode } });
      return id;
    });
  }
}

/** Without what was left out; null stays, it empties a column. */
function given<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

function scoreStatusOf(
  { scoreStatus, scoreConfirmed }: UpdateEnrolmentInput,
  after: Pick<Enrolment, 'score' | 'grade'>,
): ScoreStatus | undefined {
  if (scoreConfirmed === null || scoreConfirmed === undefined) return scoreStatus ?? undefined;
  if (scoreStatus !== null && scoreStatus !== undefined) throw new DomainError('STATUS_UNCLEAR', { field: 'scoreConfirmed' });
  if (scoreConfirmed) return 'CONFIRMED';
  return after.score !== null && (after.grade ?? '') !== '' ? 'SCORE_WAIT' : 'NOTHING';
}

function conversionStatusOf(
  { conversionStatus, converted }: UpdateEnrolmentInput,
  after: Pick<Enrolment, 'conversionStatus' | 'conversionImage'>,
): ConversionStatus | undefined {
  if (converted === null || converted === undefined) return conversionStatus ?? undefined;
  if (conversionStatus !== null && conversionStatus !== undefined) throw new DomainError('STATUS_UNCLEAR', { field: 'converted' });
  if (converted) return 'SUCCESS';
  if (after.conversionStatus !== 'SUCCESS') return undefined;
  return after.conversionImage === null ? 'NO_SEND' : 'CONVERT_WAIT';
}

async function requireOffering(tx: Transaction, id: number): Promise<void> {
  const offering = await tx.offering.findUnique({ where: { id }, select: { id: true } });
  if (offering === null) throw new DomainError('RELATED_MISSING', { field: 'offeringId', params: { id } });
}
