import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, PNG, refusal, STATUSES, succeeded, type MadeStudent, type Studies } from './studies.js';

const FIELDS =
  'id score grade scoreStatus scoreEnteredAt courierNumber sendingDate postChannel conversionStatus conversionImageUrl remark updatedAt student { status }';
const RECORD = `mutation ($input: RecordTranscriptInput!) { recordTranscript(input: $input) { ${FIELDS} } }`;
const CONFIRM = `mutation ($input: OwnCourseInput!) { confirmScore(input: $input) { ${FIELDS} } }`;
const UPLOAD = `mutation ($input: UploadConversionInput!) { uploadConversion(input: $input) { ${FIELDS} } }`;
const DECIDE = (name: string): string => `mutation ($input: StudentCourseInput!) { ${name}(input: $input) { id status } }`;

const SCORE_STATUSES = ['NOTHING', 'SCORE_WAIT', 'CONFIRMED', 'RECONSIDER'] as const;
const CONVERSION_STATUSES = [null, 'NO_SEND', 'SENT', 'CONVERT_WAIT', 'SUCCESS', 'FAIL'] as const;
const COURSE = { courseCode: 'ECON1A', courseName: '微观经济学' };

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const record = (student: MadeStudent, input: object) =>
  app.asStaff(RECORD, { input: { studentId: student.id, courseCode: 'ECON1A', ...input } });
const recorded = async (student: MadeStudent, input: object): Promise<any> => succeeded(await record(student, input)).recordTranscript;
const confirm = (student: MadeStudent, course: object = COURSE) => app.graphql(CONFIRM, { input: course }, student.token);
const upload = (student: MadeStudent, more: object = {}) =>
  app.graphql(UPLOAD, { input: { ...COURSE, image: PNG, ...more } }, student.token);
const decide = (name: 'acceptConversion' | 'rejectConversion', student: MadeStudent, courseCode = 'ECON1A') =>
  app.asStaff(DECIDE(name), { input: { studentId: student.id, courseCode } });
const enrolmentsOf = async (student: MadeStudent): Promise<any[]> =>
  succeeded(await app.asStaff(`{ enrolments(filter: { studentId: { eq: ${student.id} } }) { nodes { ${FIELDS} } } }`)).enrolments.nodes;

describe('recording a score', () => {
  it('with its grade waits for the student, and takes the student to AFTER_SCORE with the last course', async () => {
    const student = await app.newStudent('IN_CLASS');
    await app.enrolment(student);
    await app.enrolment(student, { courseCode: 'MATH53' });
    const first = await recorded(student, { score: 92, grade: 'A' });
    expect(first).toMatchObject({
      score: 92,
      grade: 'A',
      scoreStatus: 'SCORE_WAIT',
      conversionStatus: null,
      student: { status: 'IN_CLASS' },
    });
    expect(Date.now() - Date.parse(first.scoreEnteredAt)).toBeLessThan(60_000);
    expect((await recorded(student, { courseCode: 'MATH53', score: 60, grade: 'C' })).student.status).toBe('AFTER_SCORE');
  });

  it('of 0 is one', async () => {
    const student = await app.newStudent();
    await app.enrolment(student);
    expect(await recorded(student, { score: 0, grade: 'F' })).toMatchObject({
      score: 0,
      scoreStatus: 'SCORE_WAIT',
      student: { status: 'AFTER_SCORE' },
    });
  });

  it('without a grade is stored, and waits once the grade is there', async () => {
    const student = await app.newStudent('IN_CLASS');
    await app.enrolment(student);
    expect(await recorded(student, { score: 92 })).toMatchObject({
      score: 92,
      grade: null,
      scoreStatus: 'NOTHING',
      scoreEnteredAt: null,
      student: { status: 'IN_CLASS' },
    });
    expect(await recorded(student, { grade: 'A' })).toMatchObject({
      score: 92,
      grade: 'A',
      scoreStatus: 'SCORE_WAIT',
      student: { status: 'AFTER_SCORE' },
    });
  });

  it.each(SCORE_STATUSES)('may be corrected at %s', async (scoreStatus) => {
    const student = await app.newStudent('SWITCHED_COURSE');
    await app.enrolment(student, { scoreStatus, score: 1, grade: 'F' });
    expect(await recorded(student, { score: 92 })).toMatchObject({
      score: 92,
      grade: 'F',
      scoreStatus: 'SCORE_WAIT',
      student: { status: 'AFTER_SCORE' },
    });
  });

  it('is the same whether the course is named by code or by enrolment', async () => {
    const student = await app.newStudent('IN_CLASS');
    const id = await app.enrolment(student);
    const query =
      'mutation ($id: Int!, $input: EnterScoreInput!) { enterScore(enrolmentId: $id, input: $input) { scoreStatus student { status } } }';
    expect(succeeded(await app.asStaff(query, { id, input: { score: 88, grade: 'B' } })).enterScore).toEqual({
      scoreStatus: 'SCORE_WAIT',
      student: { status: 'AFTER_SCORE' },
    });
    expect(refusal(await app.asStaff(query, { id: 999_999, input: { score: 88 } }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('reaches all enrolments with the code, or the one that is named', async () => {
    const student = await app.newStudent();
    await app.enrolment(student);
    const second = await app.enrolment(student);
    expect((await recorded(student, { enrolmentId: second, score: 70, grade: 'C' })).id).toBe(second);
    expect((await enrolmentsOf(student)).map(({ score }) => score)).toEqual([null, 70]);
    await recorded(student, { score: 80, grade: 'B' });
    expect((await enrolmentsOf(student)).map(({ score }) => score)).toEqual([80, 80]);
  });
});

describe('recording a parcel', () => {
  it('with number and date is sent, and takes the student to POSTING when no transcript is left at NO_SEND', async () => {
    const student = await app.newStudent('AFTER_SCORE');
    await app.enrolment(student, { conversionStatus: 'NO_SEND' });
    await app.enrolment(student, { courseCode: 'MATH53', conversionStatus: 'NO_SEND' });
    const sent = { courierNumber: 'SF1', sendingDate: '2026-11-11', postChannel: '顺丰' };
    expect(await recorded(student, sent)).toMatchObject({
      ...sent,
      conversionStatus: 'SENT',
      scoreStatus: 'NOTHING',
      student: { status: 'AFTER_SCORE' },
    });
    expect((await recorded(student, { courseCode: 'MATH53', ...sent })).student.status).toBe('POSTING');
  });

  it('by halves is sent with the second half', async () => {
    const student = await app.newStudent('AFTER_SCORE');
    await app.enrolment(student, { conversionStatus: 'NO_SEND' });
    expect(await recorded(student, { sendingDate: '2026-11-11' })).toMatchObject({
      sendingDate: '2026-11-11',
      conversionStatus: 'NO_SEND',
    });
    expect(await recorded(student, { courierNumber: 'SF1', postChannel: '顺丰' })).toMatchObject({
      conversionStatus: 'SENT',
      postChannel: '顺丰',
      student: { status: 'POSTING' },
    });
    expect((await recorded(student, { score: 90 })).postChannel).toBe('顺丰');
  });

  it('together with the score ends at POSTING', async () => {
    const student = await app.newStudent('IN_CLASS');
    await app.enrolment(student);
    const after = await recorded(student, { score: 92, grade: 'A', courierNumber: 'SF1', sendingDate: '2026-11-11' });
    expect(after).toMatchObject({ scoreStatus: 'SCORE_WAIT', conversionStatus: 'SENT', student: { status: 'POSTING' } });
  });

  it.each(CONVERSION_STATUSES)('may be noted at %s', async (conversionStatus) => {
    const student = await app.newStudent();
    await app.enrolment(student, { conversionStatus });
    expect((await recorded(student, { courierNumber: 'SF1', sendingDate: '2026-11-11' })).conversionStatus).toBe('SENT');
  });

  it("is refused for a course the student does not have, for somebody else's enrolment, and for nobody's", async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    await app.enrolment(student);
    const theirs = await app.enrolment(other);
    for (const input of [{ courseCode: 'NOSUCH' }, { enrolmentId: theirs }, { studentId: 999_999 }]) {
      expect(refusal(await record(student, { ...input, score: 1, grade: 'F' }))).toMatchObject({
        reason: 'ENROLMENT_UNKNOWN',
        code: 'NOT_FOUND',
      });
    }
    expect((await enrolmentsOf(other))[0].score).toBeNull();
  });

  it('of the last two courses at once still takes the student on', async () => {
    const student = await app.newStudent('IN_CLASS');
    const codes = ['A', 'B', 'C', 'D'];
    for (const courseCode of codes) await app.enrolment(student, { courseCode });
    await Promise.all(codes.map((courseCode) => record(student, { courseCode, score: 90, grade: 'A' })));
    expect(await app.statusOf(student)).toBe('AFTER_SCORE');
  });
});

describe('confirming a score', () => {
  it("lets the conversion begin, for all of the caller's courses with this code and name", async () => {
    const student = await app.newStudent('AFTER_SCORE');
    for (const data of [{}, {}, { courseName: '别名' }])
      await app.enrolment(student, { score: 92, grade: 'A', scoreStatus: 'SCORE_WAIT', ...data });
    expect(succeeded(await confirm(student)).confirmScore).toMatchObject({
      scoreStatus: 'CONFIRMED',
      conversionStatus: 'NO_SEND',
      student: { status: 'AFTER_SCORE' },
    });
    expect((await enrolmentsOf(student)).map(({ scoreStatus, conversionStatus }) => [scoreStatus, conversionStatus])).toEqual([
      ['CONFIRMED', 'NO_SEND'],
      ['CONFIRMED', 'NO_SEND'],
      ['SCORE_WAIT', null],
    ]);
  });

  it.each(SCORE_STATUSES)('is allowed at %s', async (scoreStatus) => {
    const student = await app.newStudent();
    await app.enrolment(student, { scoreStatus });
    expect(succeeded(await confirm(student)).confirmScore.scoreStatus).toBe('CONFIRMED');
  });

  it.each([
    [null, 'NO_SEND'],
    ['NO_SEND', 'NO_SEND'],
    ['SENT', 'SENT'],
    ['CONVERT_WAIT', 'CONVERT_WAIT'],
    ['SUCCESS', 'SUCCESS'],
    ['FAIL', 'FAIL'],
  ])('leaves a conversion at %s at %s', async (conversionStatus, after) => {
    const student = await app.newStudent();
    await app.enrolment(student, { conversionStatus });
    expect(succeeded(await confirm(student)).confirmScore.conversionStatus).toBe(after);
  });

  it('is refused for a course the caller does not have, and to staff', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    await app.enrolment(other);
    expect(refusal(await confirm(student))).toMatchObject({ reason: 'ENROLMENT_UNKNOWN' });
    expect(refusal(await confirm(other, { ...COURSE, courseName: '别名' }))).toMatchObject({ reason: 'ENROLMENT_UNKNOWN' });
    expect(refusal(await app.asStaff(CONFIRM, { input: COURSE }))).toMatchObject({ code: 'FORBIDDEN' });
    expect((await enrolmentsOf(other))[0].scoreStatus).toBe('NOTHING');
  });
});

describe('the proof of a conversion', () => {
  it.each(CONVERSION_STATUSES)('may be uploaded at %s and asks for a decision', async (conversionStatus) => {
    const student = await app.newStudent('POSTING');
    await app.enrolment(student, { conversionStatus });
    const { uploadConversion } = succeeded(await upload(student, { remark: '请转' }));
    expect(uploadConversion).toMatchObject({ conversionStatus: 'CONVERT_WAIT', remark: '请转', student: { status: 'POSTING' } });
    expect(uploadConversion.conversionImageUrl).toMatch(/\/media\/images\/.+\.png\?expires=/);
  });

  it("goes to the caller's courses with this code and name only", async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    for (const [one, data] of [
      [student, {}],
      [student, { courseName: '别名' }],
      [other, {}],
    ] as const)
      await app.enrolment(one, data);
    succeeded(await upload(student));
    expect((await enrolmentsOf(student)).map(({ conversionStatus }) => conversionStatus)).toEqual(['CONVERT_WAIT', null]);
    expect((await enrolmentsOf(other))[0].conversionStatus).toBeNull();
  });

  it('is refused for a course the caller does not have before anybody looks at the picture', async () => {
    const student = await app.newStudent();
    expect(refusal(await upload(student, { image: 'bad!' }))).toMatchObject({ reason: 'ENROLMENT_UNKNOWN', code: 'NOT_FOUND' });
    await app.enrolment(student);
    expect(refusal(await upload(student, { image: 'bad!' }))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'image' });
    expect((await enrolmentsOf(student))[0].conversionStatus).toBeNull();
    expect(refusal(await app.asStaff(UPLOAD, { input: { ...COURSE, image: PNG } }))).toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('the decision on a conversion', () => {
  it('takes the student to SWITCHED_COURSE once no course waits; what was never uploaded does not hold up', async () => {
    const student = await app.newStudent('POSTING');
    for (const [courseCode, conversionStatus] of [
      ['ECON1A', 'CONVERT_WAIT'],
      ['MATH53', 'CONVERT_WAIT'],
      ['A', 'SENT'],
      ['B', 'NO_SEND'],
      ['C', null],
    ]) {
      await app.enrolment(student, { courseCode, conversionStatus });
    }
    expect(succeeded(await decide('acceptConversion', student)).acceptConversion.status).toBe('POSTING');
    expect(succeeded(await decide('acceptConversion', student, 'MATH53')).acceptConversion.status).toBe('SWITCHED_COURSE');
    expect((await enrolmentsOf(student)).map(({ conversionStatus }) => conversionStatus)).toEqual([
      'SUCCESS',
      'SUCCESS',
      'SENT',
      'NO_SEND',
      null,
    ]);
  });

  it.each(STATUSES)('against the conversion leaves a student at %s there', async (status) => {
    const student = await app.newStudent(status);
    await app.enrolment(student, { conversionStatus: 'CONVERT_WAIT' });
    expect(succeeded(await decide('rejectConversion', student)).rejectConversion.status).toBe(status);
    expect((await enrolmentsOf(student))[0].conversionStatus).toBe('FAIL');
  });

  it('against it can be followed by a new upload and the other decision', async () => {
    const student = await app.newStudent();
    await app.enrolment(student, { conversionStatus: 'CONVERT_WAIT' });
    succeeded(await decide('rejectConversion', student));
    expect(succeeded(await upload(student)).uploadConversion.conversionStatus).toBe('CONVERT_WAIT');
    expect(succeeded(await decide('acceptConversion', student)).acceptConversion.status).toBe('SWITCHED_COURSE');
  });

  it.each(CONVERSION_STATUSES)('may be taken at %s', async (conversionStatus) => {
    for (const [name, after] of [
      ['acceptConversion', 'SUCCESS'],
      ['rejectConversion', 'FAIL'],
    ] as const) {
      const student = await app.newStudent();
      await app.enrolment(student, { conversionStatus });
      succeeded(await decide(name, student));
      expect((await enrolmentsOf(student))[0].conversionStatus).toBe(after);
    }
  });

  it.each(['acceptConversion', 'rejectConversion'] as const)(
    "%s is refused for a course the student does not have, for nobody's, and to students",
    async (name) => {
      const student = await app.newStudent();
      for (const id of [student.id, 999_999])
        expect(refusal(await decide(name, { ...student, id }))).toMatchObject({ reason: 'ENROLMENT_UNKNOWN', code: 'NOT_FOUND' });
      await app.enrolment(student);
      expect(
        refusal(await app.graphql(DECIDE(name), { input: { studentId: student.id, courseCode: 'ECON1A' } }, student.token)),
      ).toMatchObject({ code: 'FORBIDDEN' });
    },
  );

  it('on the last two courses at once still takes the student on', async () => {
    const student = await app.newStudent('POSTING');
    const codes = ['A', 'B', 'C', 'D'];
    for (const courseCode of codes) await app.enrolment(student, { courseCode, conversionStatus: 'CONVERT_WAIT' });
    await Promise.all(codes.map((courseCode) => decide('acceptConversion', student, courseCode)));
    expect(await app.statusOf(student)).toBe('SWITCHED_COURSE');
  });
});

describe('a course from the plan to the converted credits', () => {
  it('moves the student step by step', async () => {
    const student = await app.newStudent('UPLOAD_FILE');
    const statuses: string[] = [];
    const step = async (answer: Promise<{ errors?: unknown[] }>): Promise<void> => {
      expect((await answer).errors).toBeUndefined();
      statuses.push(await app.statusOf(student));
    };
    const { code } = await app.database.prisma.course.findUniqueOrThrow({ where: { id: 1 } });
    const { projectId } = await app.database.prisma.offering.findFirstOrThrow({ where: { courseId: 1, active: true } });
    const course = { courseCode: code, courseName: '经济学原理' };
    const named = { input: { studentId: student.id, courseCode: code } };
    await step(
      app.asStaff('mutation ($input: PlanReviewInput!) { planReview(input: $input) { id } }', {
        input: { studentId: student.id, courses: [{ courseId: 1, courseName: '经济学原理' }] },
      }),
    );
    await step(
      app.graphql(
        'mutation ($input: UploadCertificateInput!) { uploadCertificate(input: $input) { id } }',
        { input: { ...course, image: PNG } },
        student.token,
      ),
    );
    await step(app.asStaff(DECIDE('acceptReviewCourse'), named));
    await step(
      app.asStaff('mutation ($input: EnrolStudentInput!) { enrolStudent(input: $input) { id } }', {
        input: { studentId: student.id, projectId, courseId: 1, ...course },
      }),
    );
    await step(record(student, { courseCode: code, score: 92, grade: 'A' }));
    await step(confirm(student, course));
    await step(record(student, { courseCode: code, courierNumber: 'SF1', sendingDate: '2026-11-11' }));
    await step(app.graphql(UPLOAD, { input: { ...course, image: PNG } }, student.token));
    await step(decide('acceptConversion', student, code));
    expect(statuses).toEqual([
      'TO_CHOOSE_COURSE',
      'UPLOAD_CONFIRM',
      'PICKUP_COURSE',
      'PICKUP_COURSE',
      'AFTER_SCORE',
      'AFTER_SCORE',
      'POSTING',
      'POSTING',
      'SWITCHED_COURSE',
    ]);
  });
});
