import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, PNG, refusal, STATUSES, succeeded, type Studies } from './studies.js';

const FIELDS =
  'id studentId offeringId courseCode courseName school remark reviewStatus reviewRemark score grade scoreStatus scoreEnteredAt conversionStatus conversionRemark conversionImageUrl';
const ENROL = `mutation ($input: EnrolStudentInput!) { enrolStudent(input: $input) { ${FIELDS} project { id } offering { courseId } } }`;
const EDIT = `mutation ($id: Int!, $input: UpdateEnrolmentInput!) { updateEnrolment(id: $id, input: $input) { ${FIELDS} } }`;
const REMOVE =
  'mutation ($input: RemoveEnrolmentsInput!) { removeEnrolments(input: $input) { id changeType courseCode courseName catalogueCourseName projectName school extra staffId studentId previousCourseCode aimCourseCode } }';

let app: Studies;
let offering: { id: number; projectId: number; courseId: number; projectName: string; courseName: string };
beforeAll(async () => {
  app = await openStudies();
  offering = (await app.asStaff('{ offerings(first: 1) { nodes { id projectId courseId projectName courseName } } }')).data.offerings
    .nodes[0];
});
afterAll(() => app.close());

const inputFor = (studentId: number, more: object = {}) => ({
  studentId,
  projectId: offering.projectId,
  courseId: offering.courseId,
  courseCode: 'HOST101',
  courseName: '经济学原理',
  school: '复旦大学',
  ...more,
});
const enrol = (studentId: number, more: object = {}) => app.asStaff(ENROL, { input: inputFor(studentId, more) });
const edit = (id: number, input: object) => app.asStaff(EDIT, { id, input });
const remove = (studentId: number, courseCode: string, extra?: string) => app.asStaff(REMOVE, { input: { studentId, courseCode, extra } });
const changesOf = async (studentId: number): Promise<any[]> =>
  succeeded(
    await app.asStaff(
      `{ courseChanges(filter: { studentId: { eq: ${studentId} } }) { nodes { changeType courseCode courseName catalogueCourseName projectName school extra staffId previousCourseCode aimCourseCode } } }`,
    ),
  ).courseChanges.nodes;
const enrolmentsOf = async (studentId: number): Promise<any[]> =>
  succeeded(await app.asStaff(`{ enrolments(filter: { studentId: { eq: ${studentId} } }) { nodes { id courseCode } } }`)).enrolments.nodes;

describe('enrolling a student', () => {
  it('puts them into the offering of the project and the course, without a score or a conversion', async () => {
    const student = await app.newStudent('PICKUP_COURSE');
    expect(succeeded(await enrol(student.id)).enrolStudent).toMatchObject({
      studentId: student.id,
      offeringId: offering.id,
      project: { id: offering.projectId },
      offering: { courseId: offering.courseId },
      courseCode: 'HOST101',
      courseName: '经济学原理',
      school: '复旦大学',
      remark: null,
      score: null,
      grade: null,
      scoreStatus: 'NOTHING',
      scoreEnteredAt: null,
      conversionStatus: null,
    });
    expect(await app.statusOf(student)).toBe('PICKUP_COURSE');
  });

  it("notes the change as the caller's, with the names of then; 加课 unless said otherwise", async () => {
    const student = await app.newStudent();
    succeeded(await enrol(student.id, { extra: '补选' }));
    succeeded(await enrol(student.id, { changeType: '换课', school: null }));
    const told = {
      courseCode: 'HOST101',
      courseName: '经济学原理',
      catalogueCourseName: offering.courseName,
      projectName: offering.projectName,
      staffId: app.staffId,
    };
    expect(await changesOf(student.id)).toEqual([
      { ...told, changeType: '加课', school: '复旦大学', extra: '补选', previousCourseCode: null, aimCourseCode: 'HOST101' },
      { ...told, changeType: '换课', school: null, extra: null, previousCourseCode: null, aimCourseCode: 'HOST101' },
    ]);
  });

  it('looks at no seats and allows it twice', async () => {
    const student = await app.newStudent();
    await app.database.prisma.offering.update({ where: { id: offering.id }, data: { maxNum: 0 } });
    for (let time = 0; time < 2; time++) succeeded(await enrol(student.id));
    expect(await enrolmentsOf(student.id)).toHaveLength(2);
    await app.database.prisma.offering.update({ where: { id: offering.id }, data: { maxNum: 30 } });
  });

  it.each(['studentId', 'projectId', 'courseId'])('with a %s nobody has is refused, and nothing is written', async (field) => {
    const student = await app.newStudent();
    expect(refusal(await enrol(student.id, { [field]: 999_999 }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field,
      params: { id: 999_999 },
    });
    expect([await enrolmentsOf(student.id), await changesOf(student.id)]).toEqual([[], []]);
  });

  it('in a course that the project does not offer, or no longer, is refused', async () => {
    const student = await app.newStudent();
    const course = await app.database.prisma.course.create({ data: { code: 'ALONE', name: '没有开课' } });
    expect(refusal(await enrol(student.id, { courseId: course.id }))).toMatchObject({ reason: 'COURSE_NOT_OFFERED' });
    const { projectId } = offering;
    const times = { startTime: new Date(), endTime: new Date() };
    await app.database.prisma.offering.create({
      data: { projectId, courseId: course.id, name: 'x', professor: 'x', address: 'x', maxNum: 1, active: false, ...times },
    });
    expect(refusal(await enrol(student.id, { courseId: course.id }))).toMatchObject({ reason: 'COURSE_NOT_OFFERED' });
  });

  it.each([
    ['courseCode', ''],
    ['courseCode', 'x'.repeat(31)],
    ['courseName', 'x'.repeat(256)],
    ['school', 'x'.repeat(65)],
    ['changeType', 'x'.repeat(17)],
    ['extra', 'x'.repeat(256)],
  ])('refuses %s %j', async (field, value) =>
    expect(refusal(await enrol(1, { [field]: value }))).toMatchObject({ code: 'BAD_USER_INPUT', field }),
  );
});

describe('taking a course from a student', () => {
  it('removes all enrolments with this code, and no others, and notes it once', async () => {
    const [student, other] = [await app.newStudent('IN_CLASS'), await app.newStudent()];
    for (const { id } of [student, student, other]) succeeded(await enrol(id));
    succeeded(await enrol(student.id, { courseCode: 'OTHER' }));
    const { removeEnrolments } = succeeded(await remove(student.id, 'HOST101', '退课'));
    expect(removeEnrolments).toMatchObject({
      studentId: student.id,
      staffId: app.staffId,
      changeType: '删课',
      courseCode: 'HOST101',
      courseName: '经济学原理',
      catalogueCourseName: offering.courseName,
      projectName: offering.projectName,
      school: '复旦大学',
      extra: '退课',
      previousCourseCode: 'HOST101',
      aimCourseCode: null,
    });
    expect((await enrolmentsOf(student.id)).map(({ courseCode }) => courseCode)).toEqual(['OTHER']);
    expect(await enrolmentsOf(other.id)).toHaveLength(1);
    expect((await changesOf(student.id)).filter(({ changeType }) => changeType === '删课')).toHaveLength(1);
    expect(await app.statusOf(student)).toBe('IN_CLASS');
  });

  it("is refused where the student does not have it, and for nobody's", async () => {
    const student = await app.newStudent();
    for (const id of [student.id, 999_999])
      expect(refusal(await remove(id, 'HOST101'))).toMatchObject({ reason: 'ENROLMENT_UNKNOWN', code: 'NOT_FOUND' });
    expect(await changesOf(student.id)).toEqual([]);
  });

  it('twice at once happens once', async () => {
    const student = await app.newStudent();
    succeeded(await enrol(student.id));
    const answers = await Promise.all(Array.from({ length: 4 }, () => remove(student.id, 'HOST101')));
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1);
    expect(answers.flatMap((answer) => refusal(answer)?.['reason'] ?? [])).toEqual([
      'ENROLMENT_UNKNOWN',
      'ENROLMENT_UNKNOWN',
      'ENROLMENT_UNKNOWN',
    ]);
    expect((await changesOf(student.id)).filter(({ changeType }) => changeType === '删课')).toHaveLength(1);
  });
});

describe('a direct edit of an enrolment', () => {
  it('changes what is given, keeps what is not, empties what is null', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const id = await app.enrolment(student, { remark: '旧', school: '复旦大学' });
    const scoreEnteredAt = '2026-11-01T08:00:00.000Z';
    const input = {
      courseCode: 'NEW',
      courseName: '新',
      remark: '注',
      reviewStatus: 'SUCCESS',
      reviewRemark: '同意',
      conversionRemark: '转换中',
      studentId: other.id,
      offeringId: 2,
      score: 0,
      grade: 'F',
      scoreEnteredAt,
    };
    expect(succeeded(await edit(id, input)).updateEnrolment).toMatchObject({ ...input, school: '复旦大学', scoreStatus: 'NOTHING' });
    expect(succeeded(await edit(id, { score: null, remark: null, reviewStatus: null })).updateEnrolment).toMatchObject({
      score: null,
      remark: null,
      reviewStatus: null,
      reviewRemark: '同意',
      grade: 'F',
    });
  });

  it.each([
    [true, {}, 'CONFIRMED'],
    [false, { score: 90, grade: 'A' }, 'SCORE_WAIT'],
    [false, { score: 0, grade: 'F' }, 'SCORE_WAIT'],
    [false, { score: 90, grade: null }, 'NOTHING'],
    [false, { score: null, grade: 'A' }, 'NOTHING'],
  ])('says the score is confirmed %s with %j: %s', async (scoreConfirmed, scores, scoreStatus) => {
    const id = await app.enrolment(await app.newStudent(), { scoreStatus: 'RECONSIDER' });
    expect(succeeded(await edit(id, { scoreConfirmed, ...scores })).updateEnrolment.scoreStatus).toBe(scoreStatus);
  });

  it.each([
    [true, null, null, 'SUCCESS'],
    [true, 'FAIL', null, 'SUCCESS'],
    [false, 'SUCCESS', 'images/a.png', 'CONVERT_WAIT'],
    [false, 'SUCCESS', null, 'NO_SEND'],
    [false, 'SENT', null, 'SENT'],
    [false, 'FAIL', 'images/a.png', 'FAIL'],
    [false, null, null, null],
  ])('says converted %s of a conversion at %s with the picture %s: %s', async (converted, conversionStatus, conversionImage, after) => {
    const id = await app.enrolment(await app.newStudent(), { conversionStatus, conversionImage });
    expect(succeeded(await edit(id, { converted })).updateEnrolment.conversionStatus).toBe(after);
  });

  it('counts the picture that comes with it', async () => {
    const id = await app.enrolment(await app.newStudent(), { conversionStatus: 'SUCCESS' });
    const { updateEnrolment } = succeeded(await edit(id, { converted: false, conversionImage: PNG }));
    expect(updateEnrolment).toMatchObject({
      conversionStatus: 'CONVERT_WAIT',
      conversionImageUrl: expect.stringMatching(/\/media\/images\/.+\.png\?expires=/),
    });
    expect(succeeded(await edit(id, { conversionImage: null })).updateEnrolment.conversionImageUrl).toBeNull();
  });

  it('takes statuses themselves, but not both', async () => {
    const id = await app.enrolment(await app.newStudent());
    expect(succeeded(await edit(id, { scoreStatus: 'RECONSIDER', conversionStatus: 'SENT' })).updateEnrolment).toMatchObject({
      scoreStatus: 'RECONSIDER',
      conversionStatus: 'SENT',
    });
    expect(succeeded(await edit(id, { scoreStatus: null, conversionStatus: null })).updateEnrolment).toMatchObject({
      scoreStatus: 'RECONSIDER',
      conversionStatus: null,
    });
    expect(refusal(await edit(id, { scoreStatus: 'NOTHING', scoreConfirmed: true }))).toMatchObject({
      reason: 'STATUS_UNCLEAR',
      field: 'scoreConfirmed',
    });
    expect(refusal(await edit(id, { conversionStatus: 'SENT', converted: true }))).toMatchObject({
      reason: 'STATUS_UNCLEAR',
      field: 'converted',
    });
  });

  it.each(STATUSES)('leaves a student at %s there', async (status) => {
    const student = await app.newStudent(status);
    succeeded(await edit(await app.enrolment(student), { score: 90, grade: 'A', scoreConfirmed: true, converted: true }));
    expect(await app.statusOf(student)).toBe(status);
  });

  it("refuses what is nobody's, and no picture", async () => {
    const id = await app.enrolment(await app.newStudent());
    for (const field of ['studentId', 'offeringId']) {
      expect(refusal(await edit(id, { [field]: 999_999 }))).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id: 999_999 } });
    }
    expect(refusal(await edit(999_999, {}))).toMatchObject({ code: 'NOT_FOUND' });
    expect(refusal(await edit(id, { conversionImage: 'bad!' }))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'conversionImage' });
  });
});

describe('enrolments and who may', () => {
  it("are staff's to make, change and remove", async () => {
    const student = await app.newStudent();
    const id = await app.enrolment(student);
    const writes: [string, object][] = [
      [ENROL, { input: inputFor(student.id) }],
      [EDIT, { id, input: { scoreConfirmed: true } }],
      [REMOVE, { input: { studentId: student.id, courseCode: 'ECON1A' } }],
    ];
    for (const [query, variables] of writes) {
      expect(refusal(await app.graphql(query, { ...variables }, student.token))).toMatchObject({ code: 'FORBIDDEN' });
      expect(refusal(await app.graphql(query, { ...variables }))).toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});
