import { requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ConversionStatus, Enrolment, ScoreStatus } from '../../../generated/prisma/client.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Decision, decision, insert, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { requireStudent, studentLock } from '../../student-record/student-lock.js';
import { withoutNulls } from '../../values/input.js';
import { COURSE_ADDED, COURSE_REMOVED } from '../course-change/change-type.js';
import { ownerOf, requireOwner } from '../enrolment/enrolment-owner.js';
import type { CreateEnrolmentInput, EnrolStudentInput, RemoveEnrolmentsInput, UpdateEnrolmentInput } from './confirmed-course.input.js';

const ENROLLING = defineWrite<{ studentId: number; projectId: number; courseId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ projectId, courseId }) => ({
    project: row('Project', { where: { id: projectId }, select: { name: true } }),
    course: row('Course', { where: { id: courseId }, select: { name: true } }),
    offering: row('Offering', { where: { projectId, courseId, active: true }, orderBy: { id: 'asc' }, select: { id: true } }),
  }),
});

/** A student who is to get an enrolment in an offering. */
const CREATING = defineWrite<{ studentId: number; offeringId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ offeringId }) => ({ offering: row('Offering', { where: { id: offeringId }, select: { id: true } }) }),
});

/** An enrolment that is to change. `people`: its student, and the one whom it is about to be given to. */
const UPDATING = defineWrite<{ id: number; people: number[]; studentId: number | null; offeringId: number | null }>()({
  locks: ({ people }) => [lock('Student', { id: { in: people } })],
  facts: ({ id, studentId, offeringId }) => ({
    enrolment: row('Enrolment', {
      where: { id },
      select: { studentId: true, score: true, grade: true, conversionStatus: true, conversionImage: true },
    }),
    recipient: row('Student', { where: { id: studentId }, select: { id: true } }),
    offering: row('Offering', { where: { id: offeringId }, select: { id: true } }),
  }),
});

/** A course that is to be taken from a student: the first of the enrolments in it. */
const REMOVING = defineWrite<{ studentId: number; courseCode: string }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId, courseCode }) => ({
    first: row('Enrolment', {
      where: { studentId, courseCode },
      orderBy: { id: 'asc' },
      select: {
        courseName: true,
        school: true,
        offering: { select: { course: { select: { name: true } }, project: { select: { name: true } } } },
      },
    }),
  }),
});

/**
 * Enrols the student in the first active offering of the project and the course, and notes the change
 * (contract: summer-crm.confirm-course.create).
 */
export function enrolStudent(
  { locked, project, course, offering }: FactsOf<typeof ENROLLING>,
  { studentId, projectId, courseId, courseCode, courseName, school, extra, changeType }: EnrolStudentInput,
  staffId: number,
): Decision<NewId> {
  requireStudent(locked[0], studentId);
  if (project === null) throw new DomainError('RELATED_MISSING', { field: 'projectId', params: { id: projectId } });
  if (course === null) throw new DomainError('RELATED_MISSING', { field: 'courseId', params: { id: courseId } });
  if (offering === null) throw new DomainError('COURSE_NOT_OFFERED');
  const names = { studentId, courseCode, courseName, school };
  const enrolment = insert('Enrolment', { ...names, offeringId: offering.id });
  const told = { catalogueCourseName: course.name, projectName: project.name, changeType: changeType ?? COURSE_ADDED, extra };
  return decision([enrolment, insert('CourseChange', { ...names, ...told, staffId })], enrolment.id);
}

/** Leaves the student's status alone, and notes nothing (contract: summer-crm.confirm-course.add). `conversionImage`: its media path. */
export function createEnrolment(
  { locked, offering }: FactsOf<typeof CREATING>,
  { scoreStatus, ...input }: CreateEnrolmentInput,
): Decision<NewId> {
  requireStudent(locked[0], input.studentId);
  if (offering === null) throw new DomainError('RELATED_MISSING', { field: 'offeringId', params: { id: input.offeringId } });
  const enrolment = insert('Enrolment', { ...input, scoreStatus: scoreStatus ?? undefined });
  return decision([enrolment], enrolment.id);
}

/** Leaves the student's status alone (contract: summer-crm.confirm-course.update). `conversionImage`: media path of what was sent. */
export function updateEnrolment(
  { enrolment, recipient, offering }: FactsOf<typeof UPDATING>,
  { id, ownerId, conversionImage }: { readonly id: number; readonly ownerId: number; readonly conversionImage: string | null | undefined },
  input: UpdateEnrolmentInput,
): Decision<null> {
  const { studentId, offeringId, courseCode, courseName, school, remark, reviewStatus, reviewRemark, conversionRemark } = input;
  const { score, grade, scoreEnteredAt } = input;
  const firm = withoutNulls({ studentId, offeringId, courseCode, courseName });
  if (enrolment === null) throw new DomainError('NOT_FOUND');
  if (firm.studentId !== undefined) requireStudent(recipient !== null, firm.studentId);
  requireOwner(enrolment, ownerId);
  if (firm.offeringId !== undefined && offering === null)
    throw new DomainError('RELATED_MISSING', { field: 'offeringId', params: { id: firm.offeringId } });
  const texts = given({ school, remark, reviewStatus, reviewRemark, conversionRemark });
  const changes = { ...firm, ...texts, ...given({ score, grade, scoreEnteredAt, conversionImage }) };
  const after = { ...enrolment, ...changes };
  const statuses = {
    ...withoutNulls({ scoreStatus: scoreStatusOf(input, after) }),
    ...given({ conversionStatus: conversionStatusOf(input, after) }),
  };
  return decision([update('Enrolment', { id }, { ...changes, ...statuses, ...TOUCHED })], null);
}

/**
 * Takes all enrolments with the course's code from the student, and notes the change once (contract:
 * summer-crm.change-record.delete-course).
 */
export function removeEnrolments(
  { first }: FactsOf<typeof REMOVING>,
  { studentId, courseCode, extra }: RemoveEnrolmentsInput,
  staffId: number,
): Decision<NewId> {
  if (first === null) throw new DomainError('ENROLMENT_UNKNOWN');
  const { courseName, school, offering } = first;
  const names = { courseCode, courseName, school, catalogueCourseName: offering.course.name, projectName: offering.project.name };
  const note = insert('CourseChange', { studentId, staffId, ...names, changeType: COURSE_REMOVED, extra });
  return decision([note, remove('Enrolment', { studentId, courseCode })], note.id);
}

/** Enrolments as staff make and change them: the confirmed courses of contract summer-crm. */
export class ConfirmedCourseService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Answers the enrolment's id. */
  async enrol(viewer: Viewer | null, input: EnrolStudentInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, projectId, courseId } = input;
    return this.core.writer.run(ENROLLING, { studentId, projectId, courseId }, (facts) => enrolStudent(facts, input, viewer.profileId));
  }

  /** Answers the enrolment's id. */
  async create(viewer: Viewer | null, { conversionImage: sent, ...input }: CreateEnrolmentInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, offeringId } = input;
    const { uploads, writer } = this.core;
    const conversionImage = sent === undefined || sent === null ? null : await uploads.picture(viewer, sent, { field: 'conversionImage' });
    return writer.run(CREATING, { studentId, offeringId }, (facts) => createEnrolment(facts, { ...input, conversionImage }));
  }

  /** Answers the enrolment's id. */
  async update(viewer: Viewer | null, id: number, input: UpdateEnrolmentInput): Promise<number> {
    requireStaff(viewer);
    const { uploads, writer } = this.core;
    const { studentId = null, offeringId = null, conversionImage: sent } = input;
    const conversionImage = sent === undefined || sent === null ? sent : await uploads.picture(viewer, sent, { field: 'conversionImage' });
    const ownerId = await ownerOf(writer, id);
    const people = studentId === null ? [ownerId] : [ownerId, studentId];
    await writer.run(UPDATING, { id, people, studentId, offeringId }, (facts) =>
      updateEnrolment(facts, { id, ownerId, conversionImage }, input),
    );
    return id;
  }

  /** Answers the note's id. */
  async remove(viewer: Viewer | null, input: RemoveEnrolmentsInput): Promise<number> {
    requireStaff(viewer);
    const { studentId, courseCode } = input;
    return this.core.writer.run(REMOVING, { studentId, courseCode }, (facts) => removeEnrolments(facts, input, viewer.profileId));
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
): ConversionStatus | null | undefined {
  if (converted === null || converted === undefined) return conversionStatus;
  if (conversionStatus !== null && conversionStatus !== undefined) throw new DomainError('STATUS_UNCLEAR', { field: 'converted' });
  if (converted) return 'SUCCESS';
  if (after.conversionStatus !== 'SUCCESS') return undefined;
  return after.conversionImage === null ? 'NO_SEND' : 'CONVERT_WAIT';
}
