import { requireRealm, requireStaff } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { ConversionStatus } from '../../../generated/prisma/enums.js';
import { type Change, type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import type { Core } from '../../core.js';
import { studentLock } from '../../student-record/student-lock.js';
import type { OwnCourseInput, RecordTranscriptInput, UploadConversionInput } from '../confirmed-course/confirmed-course.input.js';
import { enrolmentsIn, enrolmentsOf, type NamedCourse, type StudentEnrolment } from '../enrolment/student-enrolments.js';
import { advanced } from '../milestones.js';
import type { StudentCourseInput } from '../review/review.input.js';
import { requireScoreMove } from '../score/score-status.js';
import { type Recorded, transcriptRecorded } from '../score/transcript.js';
import { requireConversionMove } from './conversion-status.js';

/** What every step from the score to the converted credits depends on. */
const CONVERTING = defineWrite<{ studentId: number }>()({
  locks: ({ studentId }) => [studentLock(studentId)],
  facts: ({ studentId }) => enrolmentsOf(studentId),
});

type Facts = FactsOf<typeof CONVERTING>;

/** contract: summer-crm.score.enter */
export function recordTranscript(facts: Facts, course: NamedCourse, given: Recorded, now: Date): Decision<number> {
  const enrolments = enrolmentsIn(facts, course);
  return decision(transcriptRecorded(facts, enrolments, given, now), enrolments[0].id);
}

/**
 * A student may confirm before a score is there, and again; a conversion that has begun stays where it is
 * (contract: summer-crm.score.confirm).
 */
export function confirmScore(facts: Facts, course: NamedCourse): Decision<number> {
  const enrolments = enrolmentsIn(facts, course);
  const changes = enrolments.map(({ id, scoreStatus, conversionStatus }) => {
    requireScoreMove(scoreStatus, 'CONFIRMED');
    return update('Enrolment', { id }, { scoreStatus: 'CONFIRMED', conversionStatus: conversionStatus ?? 'NO_SEND' });
  });
  return decision(changes, enrolments[0].id);
}

/** A new proof asks for a new decision (contract: summer-crm.convert.upload). */
export function proveConversion(
  facts: Facts,
  course: NamedCourse,
  proof: { readonly conversionImage: string; readonly remark?: string | null },
): Decision<number> {
  const enrolments = enrolmentsIn(facts, course);
  return decision([conversionMoved(enrolments, 'CONVERT_WAIT', proof)], enrolments[0].id);
}

/**
 * When no course of the student waits for a decision any more, the student is through; courses whose transcripts have
 * not come so far do not hold them back (contract: summer-crm.convert.confirm).
 */
export function acceptConversion(facts: Facts, course: NamedCourse): Decision<null> {
  const accepted = enrolmentsIn(facts, course);
  const waits = facts.enrolments.some((one) => one.conversionStatus === 'CONVERT_WAIT' && !accepted.includes(one));
  return decision([conversionMoved(accepted, 'SUCCESS'), ...(waits ? [] : advanced(facts.student, 'creditsConverted'))], null);
}

/** The student's status stays; a new upload asks for a new decision (contract: summer-crm.convert.deny). */
export function rejectConversion(facts: Facts, course: NamedCourse): Decision<null> {
  return decision([conversionMoved(enrolmentsIn(facts, course), 'FAIL')], null);
}

function conversionMoved(
  enrolments: readonly StudentEnrolment[],
  conversionStatus: ConversionStatus,
  proof: { readonly conversionImage?: string; readonly remark?: string | null } = {},
): Change {
  for (const before of enrolments) requireConversionMove(before.conversionStatus, conversionStatus);
  return update('Enrolment', { id: { in: enrolments.map(({ id }) => id) } }, { ...proof, conversionStatus });
}

/** From the score to the converted credits, course by course; a course is named by its code as in the old back office. */
export class ConversionService {
  constructor(private readonly core: Pick<Core, 'uploads' | 'writer'>) {}

  /** Answers the id of the first enrolment. */
  async recordTranscript(viewer: Viewer | null, { studentId, courseCode, enrolmentId, ...given }: RecordTranscriptInput): Promise<number> {
    requireStaff(viewer);
    const course = { courseCode, enrolmentId };
    return this.core.writer.run(CONVERTING, { studentId }, (facts) => recordTranscript(facts, course, given, new Date()));
  }

  /** Answers the id of the first enrolment. */
  async confirmScore(viewer: Viewer | null, course: OwnCourseInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    return this.core.writer.run(CONVERTING, { studentId: viewer.profileId }, (facts) => confirmScore(facts, course));
  }

  /** Throws ENROLMENT_UNKNOWN before it looks at the picture. Answers the id of the first enrolment. */
  async upload(viewer: Viewer | null, { courseCode, courseName, image, remark }: UploadConversionInput): Promise<number> {
    requireRealm(viewer, 'STUDENT');
    const { uploads, writer } = this.core;
    const studentId = viewer.profileId;
    const course = { courseCode, courseName };
    enrolmentsIn(await writer.look(CONVERTING, { studentId }), course);
    const conversionImage = await uploads.picture(viewer, image, { field: 'image' });
    return writer.run(CONVERTING, { studentId }, (facts) => proveConversion(facts, course, { conversionImage, remark }));
  }

  /** Answers the student's id. */
  async accept(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.core.writer.run(CONVERTING, { studentId }, (facts) => acceptConversion(facts, { courseCode }));
    return studentId;
  }

  /** Answers the student's id. */
  async reject(viewer: Viewer | null, { studentId, courseCode }: StudentCourseInput): Promise<number> {
    requireStaff(viewer);
    await this.core.writer.run(CONVERTING, { studentId }, (facts) => rejectConversion(facts, { courseCode }));
    return studentId;
  }
}
