import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { acceptConversion, recordTranscript } from '../../../src/domain/studies/conversion/conversion.service.js';
import { moveTransfer, proveTransfer } from '../../../src/domain/studies/credit-transfer/credit-transfer.service.js';
import { chooseOffering } from '../../../src/domain/studies/enrolment/choice.service.js';
import type { StudentEnrolment, StudentEnrolments } from '../../../src/domain/studies/enrolment/student-enrolments.js';
import { acceptCourse, rejectCourse } from '../../../src/domain/studies/review-course/review-course.service.js';
import { planReview } from '../../../src/domain/studies/review/review.service.js';
import { enterScore } from '../../../src/domain/studies/score/score.service.js';
import type { Recorded } from '../../../src/domain/studies/score/transcript.js';
import { ConversionStatus, type ReviewStatus, ScoreStatus } from '../../../src/generated/prisma/enums.js';
import type { Change } from '../../../src/write/changes.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */

/** Null where it is refused. */
const unlessRefused = <T>(decide: () => T): T | null => {
  try {
    return decide();
  } catch (error) {
    if (Reflect.get(error as object, 'reason') === undefined) throw error;
    return null;
  }
};

describe('a choice', () => {
  const choice = { studentId: 1, offeringId: 2, projectId: 3 };
  const facts: Parameters<typeof chooseOffering>[0] = {
    locked: [true, true],
    offering: { projectId: 3, name: '微观经济学', code: null, maxNum: 10, course: { code: 'ECON1A' } },
    project: { courseNum: 2 },
    ordered: [
      { courseNum: 1, order: { status: 'CONFIRMED' } },
      { courseNum: 3, order: { status: 'TO_PAY' } },
    ],
    chosen: [],
    taken: 9,
  };

  it('enrols under the name of the offering, its own code before that of the course, and opens a transfer of credits', () => {
    const enrolment = { studentId: 1, offeringId: 2, courseCode: 'ECON1A', courseName: '微观经济学' };
    const { changes, outcome } = chooseOffering(facts, choice);
    expect(changes).toMatchObject([
      { model: 'CreditTransfer', rows: [{ studentId: 1, projectId: 3 }], onlyMissing: true },
      { model: 'Enrolment', rows: [enrolment], id: outcome },
    ]);
    const { offering } = facts;
    const named = { ...facts, offering: offering && { ...offering, code: 'OWN' } };
    expect(chooseOffering(named, choice).changes[1]).toMatchObject({ rows: [{ ...enrolment, courseCode: 'OWN' }] });
  });

  it('counts what was paid for, and no more than the project allows', () => {
    const chosen = [{ offeringId: 8 }];
    expect(reasonOf(() => chooseOffering({ ...facts, chosen }, choice))).toBe('CHOICES_USED_UP');
    const more = { ...facts, ordered: [{ courseNum: 5, order: { status: 'TO_CONFIRM' as const } }] };
    expect(reasonOf(() => chooseOffering({ ...more, chosen }, choice))).toBeNull();
    expect(reasonOf(() => chooseOffering({ ...more, chosen: [...chosen, { offeringId: 9 }] }, choice))).toBe('CHOICES_USED_UP');
  });

  // contract: summer-student.course.select. Each is wrong in everything that comes after it, too.
  it('complains of the first thing that is wrong', () => {
    const elsewhere = facts.offering && { ...facts.offering, projectId: 4, maxNum: 9 };
    const full = { ...facts, offering: facts.offering && { ...facts.offering, maxNum: 9 } };
    const usedUp = { ...full, chosen: [{ offeringId: 8 }] };
    const stray = { ...usedUp, offering: elsewhere };
    const chosen = { ...stray, chosen: [{ offeringId: 2 }] };
    const unpaid = { ...chosen, ordered: [{ courseNum: 1, order: { status: 'CANCELED' as const } }] };
    const unordered = { ...unpaid, ordered: [] };
    const inNoProject = { ...unordered, project: null };
    const ofNothing = { ...inNoProject, offering: null };
    const reasons = [ofNothing, inNoProject, unordered, unpaid, chosen, stray, usedUp, full].map((known) =>
      reasonOf(() => chooseOffering(known, choice)),
    );
    expect(reasons).toEqual([
      'RELATED_MISSING',
      'RELATED_MISSING',
      'ORDER_MISSING',
      'ORDER_NOT_PAID',
      'OFFERING_CHOSEN',
      'OFFERING_NOT_OF_PROJECT',
      'CHOICES_USED_UP',
      'OFFERING_FULL',
    ]);
  });
});

describe('a credit transfer', () => {
  const at = (status: 'POSTED' | 'SUCCESS' | null, img: string | null = null) => ({
    locked: [true],
    project: { id: 3 },
    transfer: { id: 5, status, img },
  });

  it('is proven once, when it is finished', () => {
    expect(proveTransfer(at('SUCCESS'), 'a.png')).toMatchObject({ changes: [{ where: { id: 5 }, data: { img: 'a.png' } }], outcome: 5 });
    expect(reasonOf(() => proveTransfer(at('SUCCESS', 'b.png'), 'a.png'))).toBe('CREDIT_TRANSFER_PROVEN');
    for (const early of [at('POSTED'), at(null), { ...at(null), transfer: null }])
      expect(reasonOf(() => proveTransfer(early, 'a.png'))).toBe('CREDIT_TRANSFER_UNFINISHED');
    expect(reasonOf(() => proveTransfer({ ...at('SUCCESS', 'b.png'), project: null }, 'a.png'))).toBe('NOT_FOUND');
  });

  it('keeps its status where only the parcel is told of', () => {
    const { changes } = moveTransfer(at('SUCCESS'), { postNumber: 'SF1' });
    expect(changes).toMatchObject([{ data: { postNumber: 'SF1' } }]);
    expect(changes[0]).not.toHaveProperty('data.status');
    expect(reasonOf(() => moveTransfer(at('SUCCESS'), { status: 'POSTED' }))).toBe('STATUS_MOVE_REFUSED');
  });
});

describe('a transcript', () => {
  const COMPLETE = { score: 88, grade: 'B', courierNumber: 'SF1', sendingDate: new Date(0) };
  const now = new Date(1e12);
  const enrolment = (id: number, more: Partial<StudentEnrolment> = {}): StudentEnrolment => ({
    id,
    courseCode: `C${id}`,
    courseName: '一',
    score: null,
    grade: null,
    scoreStatus: 'NOTHING',
    conversionStatus: null,
    courierNumber: null,
    sendingDate: null,
    ...more,
  });
  const studying = (...enrolments: StudentEnrolment[]): StudentEnrolments & { locked: boolean[] } => ({
    locked: [true],
    student: { id: 1, status: 'IN_CLASS' },
    enrolments,
  });
  const movesOf = (changes: readonly Change[]): unknown[] =>
    changes.flatMap((change) => (change.kind === 'update' && change.model === 'Student' ? [change.data['status']] : []));

  it('waits for its other half, and then for the student', () => {
    const half = recordTranscript(studying(enrolment(1)), { courseCode: 'C1' }, { score: 88 }, now).changes;
    expect(half).toMatchObject([{ where: { id: 1 }, data: { score: 88, grade: null } }]);
    expect(half[0]).not.toHaveProperty('data.scoreStatus');
    const [whole] = recordTranscript(studying(enrolment(1, { score: 88 })), { courseCode: 'C1' }, { grade: 'B' }, now).changes;
    expect(whole).toMatchObject({ data: { score: 88, grade: 'B', scoreStatus: 'SCORE_WAIT', scoreEnteredAt: now } });
    expect(whole).not.toHaveProperty('data.conversionStatus');
  });

  it('takes the student on with the last course, to the later of two milestones', () => {
    const others = [enrolment(2, { scoreStatus: 'CONFIRMED', conversionStatus: 'SUCCESS' }), enrolment(3)];
    const record = (facts: StudentEnrolments & { locked: boolean[] }, given: Recorded) =>
      movesOf(recordTranscript(facts, { courseCode: 'C1' }, given, now).changes);
    expect(record(studying(enrolment(1), ...others), COMPLETE)).toEqual(['POSTING']);
    expect(record(studying(enrolment(1), ...others), { score: 1, grade: 'A' })).toEqual([]);
    expect(record(studying(enrolment(1), ...others.slice(0, 1)), { score: 1, grade: 'A' })).toEqual(['AFTER_SCORE']);
    expect(record(studying(enrolment(1), enrolment(2, { conversionStatus: 'NO_SEND' })), COMPLETE)).toEqual([]);
  });

  it('of a course that the student does not have is refused', () => {
    const facts = studying(enrolment(1));
    for (const course of [{ courseCode: 'C2' }, { courseCode: 'C1', courseName: '二' }, { courseCode: 'C1', enrolmentId: 2 }])
      expect(reasonOf(() => recordTranscript(facts, course, COMPLETE, now))).toBe('ENROLMENT_UNKNOWN');
  });

  it('that was given to somebody else meanwhile is not touched', () => {
    const owned = { ...studying(enrolment(1)), enrolment: { studentId: 2 } };
    expect(reasonOf(() => enterScore(owned, { id: 1, ownerId: 1 }, { score: 1 }, now))).toBe('CONFLICT');
    expect(reasonOf(() => enterScore({ ...owned, enrolment: null }, { id: 1, ownerId: 1 }, { score: 1 }, now))).toBe('NOT_FOUND');
  });

  // contract: summer-crm.score.enter, convert.confirm
  it('never takes a student on while a course is behind, whatever the courses are', () => {
    const any = fc.record({
      scoreStatus: fc.constantFrom(...Object.values(ScoreStatus)),
      conversionStatus: fc.constantFrom(null, ...Object.values(ConversionStatus)),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 5 }), fc.nat(4), (courses, place) => {
        const enrolments = courses.map((course, index) => enrolment(index, course));
        const courseCode = `C${place % courses.length}`;
        const rest = enrolments.filter((one) => one.courseCode !== courseCode);
        const recorded = unlessRefused(() => recordTranscript(studying(...enrolments), { courseCode }, COMPLETE, now));
        if (recorded !== null) {
          const isSent = rest.every(({ conversionStatus }) => conversionStatus !== 'NO_SEND');
          const isScored = rest.every(({ scoreStatus }) => scoreStatus !== 'NOTHING');
          expect(movesOf(recorded.changes)).toEqual(isSent ? ['POSTING'] : isScored ? ['AFTER_SCORE'] : []);
        }
        const accepted = unlessRefused(() => acceptConversion(studying(...enrolments), { courseCode }));
        const waits = rest.some(({ conversionStatus }) => conversionStatus === 'CONVERT_WAIT');
        if (accepted !== null) expect(movesOf(accepted.changes)).toEqual(waits ? [] : ['SWITCHED_COURSE']);
      }),
    );
  });
});

describe('a course under review', () => {
  const courses = [
    { id: 1, courseCode: 'A', courseName: '一', status: 'WAIT' as ReviewStatus },
    { id: 2, courseCode: 'B', courseName: '二', status: 'FAIL' as ReviewStatus },
  ];
  const facts = { locked: [true], student: { id: 9, status: 'UPLOAD_CONFIRM' as const }, courses };

  it('that is the last to be accepted takes the student on, wherever they stood', () => {
    const late = { ...facts, student: { id: 9, status: 'POSTING' as const } };
    for (const known of [facts, late])
      expect(acceptCourse(known, 'A').changes).toMatchObject([
        { where: { id: { in: [1] } }, data: { status: 'SUCCESS' } },
        { where: { id: 9 }, data: { status: 'PICKUP_COURSE' } },
      ]);
    expect(acceptCourse(facts, 'B').changes).toMatchObject([{ data: { status: 'SUCCESS' } }]);
  });

  it('that is accepted again leaves whoever has gone beyond', () => {
    const again = { ...facts, courses: courses.map((one) => ({ ...one, status: 'SUCCESS' as const })) };
    expect(acceptCourse(again, 'A').changes).toMatchObject([{ data: { status: 'PICKUP_COURSE' } }]);
    expect(acceptCourse({ ...again, student: { id: 9, status: 'POSTING' as const } }, 'A').changes).toEqual([]);
    expect(rejectCourse({ ...facts, courses: courses.slice(1) }, 'B').changes).toEqual([]);
  });

  it('is planned anew only by those who have it in the catalogue', () => {
    const planning = {
      locked: [true],
      student: facts.student,
      catalogue: [{ id: 5, code: 'A', name: '甲' }],
      earlier: courses,
    };
    const plan = (courseId: number, known = planning) => planReview(known, { studentId: 9, courses: [{ courseId, courseName: '新' }] }, 3);
    const course = { courseId: 5, courseCode: 'A', realName: '甲', courseName: '新', school: null, status: 'WAIT_CERTIFICATE' };
    expect(plan(5).changes).toMatchObject([
      { kind: 'update', where: { id: { in: [1] } }, data: { status: 'WAIT_CERTIFICATE' } },
      { kind: 'insert', model: 'Review', rows: [{ studentId: 9, staffId: 3 }] },
      { kind: 'insert', model: 'ReviewCourse', rows: [course] },
      { kind: 'update', model: 'Student', data: { status: 'TO_CHOOSE_COURSE' } },
    ]);
    expect(reasonOf(() => plan(6))).toBe('RELATED_MISSING');
    expect(() => plan(6, { ...planning, locked: [false] })).toThrow(expect.objectContaining({ field: 'studentId' }));
  });
});
