import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, refusal, type Catalogue } from './catalogue.js';

const CREATE = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { id code name credit extra active } }';
const UPDATE =
  'mutation ($id: Int!, $input: UpdateCourseInput!) { updateCourse(id: $id, input: $input) { id code name credit extra active } }';

let app: Catalogue;
beforeAll(async () => {
  app = await openCatalogue();
});
afterAll(() => app.close());

async function created(input: object): Promise<any> {
  return (await app.asStaff(CREATE, { input: { name: '课程', ...input } })).data.createCourse;
}

async function update(id: number, input: object) {
  return app.asStaff(UPDATE, { id, input });
}

describe('a course', () => {
  it('has the code it is given', async () => {
    expect(await created({ code: 'HIST7B', credit: 4 })).toMatchObject({
      code: 'HIST7B',
      name: '课程',
      credit: 4,
      extra: null,
      active: true,
    });
  });

  it('has a code of ten upper-case letters and digits when it is given none', async () => {
    const codes = [await created({}), await created({})].map(({ code }) => code);
    for (const code of codes) expect(code).toMatch(/^[A-Z0-9]{10}$/);
    expect(new Set(codes).size).toBe(2);
  });

  it('has a code of its own', async () => {
    const { id } = await created({});
    for (const answer of [await app.asStaff(CREATE, { input: { name: '重复', code: 'ECON1A' } }), await update(id, { code: 'ECON1A' })]) {
      expect(refusal(answer)).toMatchObject({ code: 'CONFLICT', reason: 'COURSE_CODE_TAKEN', field: 'code' });
    }
    expect((await update(1, { code: 'ECON1A' })).data.updateCourse.code).toBe('ECON1A');
  });

  it('leaves its code to another when it is deleted, and does not come back under it', async () => {
    const { id } = await created({ code: 'OLD1' });
    await app.asStaff('mutation ($id: Int!) { deleteCourse(id: $id) }', { id });
    expect(await created({ code: 'old1' })).toMatchObject({ code: 'old1', active: true });
    expect(refusal(await update(id, { active: true }))).toMatchObject({ reason: 'COURSE_CODE_TAKEN', field: 'code' });
    expect((await update(id, { active: true, code: 'OLD2' })).data.updateCourse).toMatchObject({ id, code: 'OLD2', active: true });
  });

  it.each([
    ['code', ''],
    ['code', 'x'.repeat(31)],
    ['name', ''],
    ['name', 'x'.repeat(256)],
    ['extra', 'x'.repeat(256)],
    ['credit', -1],
  ])('refuses %s %j', async (field, value) => {
    expect(refusal(await app.asStaff(CREATE, { input: { name: '课程', [field]: value } }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it('keeps what a change leaves out, and loses what is set to null', async () => {
    const { id, code } = await created({ credit: 3, extra: '备注' });
    expect((await update(id, { credit: null, name: null })).data.updateCourse).toMatchObject({
      code,
      name: '课程',
      credit: null,
      extra: '备注',
    });
  });

  it('that is deleted is gone for students, and comes back by an update of staff', async () => {
    const { id } = await created({});
    const seen = async () => (await app.asStudent(`{ course(id: ${id}) { id } }`)).data.course;
    expect(await seen()).toEqual({ id });
    await app.asStaff(`mutation { deleteCourse(id: ${id}) }`);
    expect(await seen()).toBeNull();
    expect(refusal(await app.asStaff(`mutation { deleteCourse(id: ${id}) }`))).toMatchObject({ code: 'NOT_FOUND' });
    expect((await update(id, { active: true })).data.updateCourse.active).toBe(true);
    expect(await seen()).toEqual({ id });
  });

  it('is found by code, and by the project that offers it', async () => {
    const { data } = await app.asStudent(
      '{ byCode: courses(filter: { code: { eq: "STAT20" } }) { nodes { id } } byProject: courses(filter: { offerings: { projectId: { eq: 1 }, active: { eq: true } } }) { nodes { code } } }',
    );
    expect(data.byCode.nodes).toEqual([{ id: 3 }]);
    expect(data.byProject.nodes.map(({ code }: any) => code)).toEqual(['ECON1A', 'MATH53', 'COMPSCI61A']);
  });

  it('answers NOT_FOUND for one that does not exist', async () => {
    expect(refusal(await update(999_999, { name: '无' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});
