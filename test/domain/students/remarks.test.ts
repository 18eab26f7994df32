import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStudies, refusal, succeeded, type MadeStudent, type Studies } from '../studies/studies.js';

let app: Studies;
let student: MadeStudent;
beforeAll(async () => {
  app = await openStudies();
  student = await app.newStudent();
});
afterAll(() => app.close());

const FIELDS = 'id studentId kind remark staffId author';
const CREATE = `mutation ($input: CreateStudentRemarkInput!) { createStudentRemark(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: Int!, $input: UpdateStudentRemarkInput!) { updateStudentRemark(id: $id, input: $input) { ${FIELDS} } }`;
const DELETE = 'mutation ($id: Int!) { deleteStudentRemark(id: $id) }';
const made = async (input: object): Promise<any> => succeeded(await app.asStaff(CREATE, { input })).createStudentRemark;

describe('a remark on a student', () => {
  it('is made by a member of staff, who stays its author', async () => {
    const remark = await made({ studentId: student.id, remark: '想去美国' });
    expect(remark).toMatchObject({ studentId: student.id, kind: 'CC', remark: '想去美国', staffId: app.staffId, author: '刘洋' });
    const admin = await app.login('STAFF', 'demoadmin');
    const { updateStudentRemark: after } = succeeded(
      await app.graphql(UPDATE, { id: remark.id, input: { kind: 'SERVER', remark: '改主意了' } }, admin),
    );
    expect(after).toEqual({ ...remark, kind: 'SERVER', remark: '改主意了' });
    expect(succeeded(await app.asStaff(UPDATE, { id: remark.id, input: { remark: null } })).updateStudentRemark).toEqual(after);
  });

  it('says something, on a student there is', async () => {
    for (const remark of ['', 'x'.repeat(256)])
      expect(refusal(await app.asStaff(CREATE, { input: { studentId: student.id, remark } }))).toMatchObject({ field: 'remark' });
    expect(refusal(await app.asStaff(CREATE, { input: { studentId: 999_999, remark: 'x' } }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
      params: { id: 999_999 },
    });
    expect(refusal(await app.asStaff(UPDATE, { id: 999_999, input: { remark: 'x' } }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is shown with the student, newest first, by side, and with the name that an older system wrote down', async () => {
    const of = await app.newStudent();
    const { id } = await app.database.prisma.studentRemark.create({ data: { studentId: of.id, remark: '旧评', authorText: '老王' } });
    const newer = await made({ studentId: of.id, kind: 'SERVER', remark: '新评' });
    const query = `query ($filter: StudentRemarkFilter) { student(id: ${of.id}) { remarks(filter: $filter) { nodes { id author } } } }`;
    const shown = async (filter: object) => succeeded(await app.asStaff(query, { filter })).student.remarks.nodes;
    expect(await shown({})).toEqual([
      { id: newer.id, author: '刘洋' },
      { id, author: '老王' },
    ]);
    expect(await shown({ kind: { eq: 'CC' } })).toEqual([{ id, author: '老王' }]);
  });

  it('can be removed', async () => {
    const { id } = await made({ studentId: student.id, remark: '错了' });
    expect(succeeded(await app.asStaff(DELETE, { id })).deleteStudentRemark).toBe(true);
    expect(refusal(await app.asStaff(DELETE, { id }))).toMatchObject({ code: 'NOT_FOUND' });
  });

  it("is the back office's: its student neither writes nor sees one", async () => {
    const { id } = await made({ studentId: student.id, remark: '难缠' });
    for (const [query, variables] of [
      [CREATE, { input: { studentId: student.id, remark: 'x' } }],
      [UPDATE, { id, input: { remark: 'x' } }],
      [DELETE, { id }],
    ] as const)
      expect(refusal(await app.graphql(query, variables, student.token)), query).toMatchObject({ code: 'FORBIDDEN' });
    const { data } = await app.graphql(
      `{ student(id: ${student.id}) { remarks { totalCount nodes { remark } } } studentRemark(id: ${id}) { remark } }`,
      {},
      student.token,
    );
    expect(data).toEqual({ student: { remarks: { totalCount: 0, nodes: [] } }, studentRemark: null });
  });
});
