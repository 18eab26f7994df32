import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../../support/app.js';
import { Admissions, PNG, reasonOf, refusalOf, succeeded, type MadeStudent } from '../admissions.js';

let app: TestApp;
let school: Admissions;
let student: MadeStudent;
beforeAll(async () => {
  app = await createTestApp();
  school = new Admissions(app);
  student = await school.student();
});
afterAll(() => app.close());

const FIELDS = 'id studentId title content pictureUrl reply handledAt';
const FILE = `mutation ($input: FileComplaintInput!) { fileComplaint(input: $input) { ${FIELDS} } }`;
const HANDLE = `mutation ($id: Int!, $input: HandleComplaintInput!) { handleComplaint(id: $id, input: $input) { ${FIELDS} handledBy { name } } }`;
const file = (input: object, token?: string) => school.ask(FILE, { input }, token);
const filed = async (input: object, token?: string): Promise<any> => succeeded(await file(input, token)).fileComplaint;
const handled = async (id: number, input: object): Promise<any> => succeeded(await school.ask(HANDLE, { id, input })).handleComplaint;

describe('a complaint', () => {
  it('is filed by a student, with or without a picture, and waits', async () => {
    expect(await filed({ title: '宿舍', content: '没有热水' }, student.token)).toMatchObject({
      studentId: student.id,
      title: '宿舍',
      content: '没有热水',
      pictureUrl: null,
      reply: null,
      handledAt: null,
    });
    const { pictureUrl } = await filed({ picture: `data:image/png;base64,${PNG}` }, student.token);
    expect(pictureUrl).toMatch(/\/media\/images\/.+\.png\?expires=/);
  });

  it('says or shows something', async () => {
    for (const input of [{}, { title: ' ', content: '', picture: null }])
      expect(refusalOf(await file(input, student.token))).toMatchObject({ reason: 'COMPLAINT_EMPTY', field: 'content' });
    expect(refusalOf(await file({ picture: 'aGVsbG8=' }, student.token))).toMatchObject({ reason: 'NOT_AN_IMAGE', field: 'picture' });
    expect(refusalOf(await file({ title: 'x'.repeat(65) }, student.token))).toMatchObject({ reason: 'BAD_USER_INPUT', field: 'title' });
  });

  it('is noted by staff for a student there is, whom they name', async () => {
    expect(await filed({ studentId: student.id, title: '来电' })).toMatchObject({ studentId: student.id });
    expect(refusalOf(await file({ title: '来电' }))).toMatchObject({ reason: 'STUDENT_UNNAMED', field: 'studentId' });
    expect(refusalOf(await file({ studentId: 999_999, title: 'x', picture: PNG }))).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'studentId',
      params: { id: 999_999 },
    });
    expect(reasonOf(await file({ title: 'x' }, await app.login('SHOPPER', 'shopper1')))).toBe('FORBIDDEN');
  });

  it('is dealt with by staff, and may wait again', async () => {
    const { id } = await filed({ title: '餐厅' }, student.token);
    const begin = Date.now();
    const first = await handled(id, { reply: '已转达' });
    expect(first).toMatchObject({ reply: '已转达', handledBy: { name: expect.any(String) } });
    expect(Date.parse(first.handledAt)).toBeGreaterThanOrEqual(begin);
    expect(await handled(id, { handled: false })).toMatchObject({ reply: '已转达', handledAt: null, handledBy: null });
    expect(await handled(id, { reply: null })).toMatchObject({ reply: null, handledAt: expect.any(String) });
    expect(reasonOf(await school.ask(HANDLE, { id, input: { reply: 'x' } }, student.token))).toBe('FORBIDDEN');
    expect(reasonOf(await school.ask(HANDLE, { id: 999_999, input: {} }))).toBe('NOT_FOUND');
  });

  it('is seen by its student, who is not told which member of staff dealt with it; other students see none', async () => {
    const one = await school.student();
    const { id } = await filed({ title: '选课' }, one.token);
    await handled(id, { reply: '好了' });
    const query = `query ($id: Int!) { complaint(id: $id) { reply handledBy { name } } complaints { totalCount } }`;
    expect(await school.data(query, { id }, one.token)).toEqual({
      complaint: { reply: '好了', handledBy: null },
      complaints: { totalCount: 1 },
    });
    expect(await school.data(query, { id }, (await school.student()).token)).toEqual({ complaint: null, complaints: { totalCount: 0 } });
    const list = 'query ($filter: ComplaintFilter) { complaints(filter: $filter) { nodes { id } } }';
    const ids = async (handledAt: object) =>
      (await school.data(list, { filter: { studentId: { eq: one.id }, handledAt } })).complaints.nodes;
    expect(await ids({ isNull: false })).toEqual([{ id }]);
    expect(await ids({ isNull: true })).toEqual([]);
  });
});
