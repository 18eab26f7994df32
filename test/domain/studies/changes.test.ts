import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, refusal, succeeded, type Studies } from './studies.js';

const FIELDS =
  'id studentId staffId staff { id } previousCourseCode aimCourseCode courseCode courseName catalogueCourseName projectName school changeType extra';
const CREATE = `mutation ($input: CreateCourseChangeInput!) { createCourseChange(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: Int!, $input: UpdateCourseChangeInput!) { updateCourseChange(id: $id, input: $input) { ${FIELDS} } }`;

let app: Studies;
beforeAll(async () => {
  app = await openStudies();
});
afterAll(() => app.close());

const create = (input: object) => app.asStaff(CREATE, { input });
const created = async (input: object): Promise<any> => succeeded(await create(input)).createCourseChange;
const update = (id: number, input: object) => app.asStaff(UPDATE, { id, input });

describe('a course change', () => {
  it("is noted as the caller's and leaves the courses alone", async () => {
    const student = await app.newStudent('IN_CLASS');
    await app.enrolment(student);
    const texts = { courseCode: 'A', courseName: '名', catalogueCourseName: '目录名', projectName: '项目', school: '学校', extra: '备注' };
    expect(await created({ studentId: student.id, changeType: '换课', ...texts })).toMatchObject({
      studentId: student.id,
      staffId: app.staffId,
      staff: { id: app.staffId },
      changeType: '换课',
      ...texts,
    });
    const { data } = await app.asStaff(`{ student(id: ${student.id}) { status enrolments { totalCount } } }`);
    expect(data.student).toEqual({ status: 'IN_CLASS', enrolments: { totalCount: 1 } });
  });

  it.each([
    ['删课', 'A', null],
    ['加课', null, 'A'],
    ['换课', null, 'A'],
    [null, null, 'A'],
  ])('of type %s has its course on the side of %s / %s', async (changeType, previousCourseCode, aimCourseCode) => {
    const { id } = await app.newStudent();
    expect(await created({ studentId: id, changeType, courseCode: 'A' })).toMatchObject({ previousCourseCode, aimCourseCode });
  });

  it('keeps the codes of both sides where they were given', async () => {
    const { id } = await app.newStudent();
    const change = await created({ studentId: id, courseCode: 'A', previousCourseCode: 'OLD', aimCourseCode: 'NEW' });
    expect(change).toMatchObject({ previousCourseCode: 'OLD', aimCourseCode: 'NEW', courseCode: 'A' });
  });

  it('changes what is given, keeps what is not, empties what is null', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const { id } = await created({ studentId: student.id, changeType: '加课', courseCode: 'A', extra: '备注' });
    const changed = succeeded(
      await update(id, { studentId: other.id, staffId: 1, previousCourseCode: 'OLD', extra: null }),
    ).updateCourseChange;
    expect(changed).toMatchObject({
      studentId: other.id,
      staffId: 1,
      previousCourseCode: 'OLD',
      aimCourseCode: 'A',
      changeType: '加课',
      extra: null,
    });
  });

  it("refuses what is nobody's", async () => {
    const student = await app.newStudent();
    const { id } = await created({ studentId: student.id });
    expect(refusal(await create({ studentId: 999_999 }))).toMatchObject({ reason: 'RELATED_MISSING', field: 'studentId' });
    for (const field of ['studentId', 'staffId']) {
      expect(refusal(await update(id, { [field]: 999_999 }))).toMatchObject({ reason: 'RELATED_MISSING', field, params: { id: 999_999 } });
    }
    expect(refusal(await update(999_999, {}))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each([
    ['courseCode', 33],
    ['courseName', 65],
    ['catalogueCourseName', 65],
    ['projectName', 65],
    ['school', 65],
    ['changeType', 17],
    ['extra', 256],
    ['previousCourseCode', 33],
    ['aimCourseCode', 33],
  ])('refuses %s of %i characters', async (field, length) =>
    expect(refusal(await create({ studentId: 1, [field]: 'x'.repeat(length) }))).toMatchObject({ code: 'BAD_USER_INPUT', field }),
  );

  it('is seen by its student and by staff, and written by staff', async () => {
    const [student, other] = [await app.newStudent(), await app.newStudent()];
    const mine = await created({ studentId: student.id });
    const theirs = await created({ studentId: other.id });
    const { data } = await app.graphql(`{ courseChanges { nodes { id } } courseChange(id: ${theirs.id}) { id } }`, {}, student.token);
    expect(data).toEqual({ courseChanges: { nodes: [{ id: mine.id }] }, courseChange: null });
    expect(refusal(await app.graphql(CREATE, { input: { studentId: student.id } }, student.token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await app.graphql(UPDATE, { id: mine.id, input: {} }, student.token))).toMatchObject({ code: 'FORBIDDEN' });
    expect(refusal(await app.graphql('{ courseChanges { totalCount } }'))).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
