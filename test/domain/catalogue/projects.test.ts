import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, refusal, type Catalogue } from './catalogue.js';

const FIELDS =
  'id name campusId campusName campus { name } startDate endDate address info applyFee courseNum maxNum active fees { courseNumber fee }';
const CREATE = `mutation ($input: CreateProjectInput!) { createProject(input: $input) { ${FIELDS} } }`;
const UPDATE = `mutation ($id: Int!, $input: UpdateProjectInput!) { updateProject(id: $id, input: $input) { ${FIELDS} } }`;
const NEW = { campusId: 1, name: '新项目', startDate: '2027-06-01', endDate: '2027-07-01', courseNum: 3 };

let app: Catalogue;
beforeAll(async () => {
  app = await openCatalogue();
});
afterAll(() => app.close());

async function created(input: object = {}): Promise<any> {
  return (await app.asStaff(CREATE, { input: { ...NEW, ...input } })).data.createProject;
}

async function update(id: number, input: object) {
  return app.asStaff(UPDATE, { id, input });
}

describe('a project', () => {
  it('is made with what was given, active and without fees otherwise', async () => {
    expect(await created()).toEqual({
      ...NEW,
      id: expect.any(Number),
      campusName: '加州大学伯克利分校',
      campus: { name: '加州大学伯克利分校' },
      address: null,
      info: null,
      applyFee: null,
      maxNum: null,
      active: true,
      fees: [],
    });
  });

  it('is made inactive when told so', async () => {
    expect((await created({ active: false })).active).toBe(false);
  });

  it('refuses a campus that does not exist', async () => {
    for (const answer of [await app.asStaff(CREATE, { input: { ...NEW, campusId: 999 } }), await update(1, { campusId: 999 })]) {
      expect(refusal(answer)).toMatchObject({ reason: 'RELATED_MISSING', field: 'campusId', params: { id: 999 } });
    }
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(31)],
    ['address', 'x'.repeat(101)],
    ['info', 'x'.repeat(256)],
    ['courseNum', -1],
    ['maxNum', -1],
  ])('refuses %s %j', async (field, value) => {
    expect(refusal(await app.asStaff(CREATE, { input: { ...NEW, [field]: value } }))).toMatchObject({ code: 'BAD_USER_INPUT', field });
  });

  it('keeps what a change leaves out, and loses what is set to null', async () => {
    const { id } = await created({ address: '一号楼', info: '说明', applyFee: '10.5', maxNum: 5, fees: [{ courseNumber: 1, fee: '1' }] });
    const { data } = await update(id, { address: null, name: null });
    expect(data.updateProject).toMatchObject({
      name: '新项目',
      address: null,
      info: '说明',
      applyFee: '10.50',
      maxNum: 5,
      fees: [{ courseNumber: 1, fee: '1.00' }],
    });
    expect((await update(id, { applyFee: null, maxNum: null })).data.updateProject).toMatchObject({ applyFee: null, maxNum: null });
  });

  it('loses single entries of its fee table', async () => {
    const fees = [1, 2, 3].map((courseNumber) => ({ courseNumber, fee: `${courseNumber}.00` }));
    const { id } = await created({ fees });
    expect((await update(id, { removedFees: [2, 9] })).data.updateProject.fees).toEqual([fees[0], fees[2]]);
    const both = { removedFees: [1, 3], changedFees: [{ courseNumber: 3, fee: '5' }] };
    expect((await update(id, both)).data.updateProject.fees).toEqual([{ courseNumber: 3, fee: '5.00' }]);
    expect((await update(id, { fees, removedFees: [3] })).data.updateProject.fees).toEqual(fees.slice(0, 2));
  });

  it('is changed by nothing at all without complaint', async () => {
    for (const type of ['Project', 'Course', 'Offering', 'Campus', 'CampusType']) {
      expect(refusal(await app.asStaff(`mutation { update${type}(id: 1, input: {}) { id } }`)), type).toBeUndefined();
    }
  });

  it('shows the campus it is moved to', async () => {
    const { id } = await created();
    expect((await update(id, { campusId: 2 })).data.updateProject).toMatchObject({ campusId: 2, campusName: '南加州大学' });
  });

  it('that is deleted is gone for students, and comes back by an update of staff', async () => {
    const { id } = await created({ fees: [{ courseNumber: 1, fee: '1' }] });
    const seen = async () => (await app.asStudent(`{ project(id: ${id}) { id } }`)).data.project;
    expect(await seen()).toEqual({ id });
    expect((await app.asStaff(`mutation { deleteProject(id: ${id}) }`)).data.deleteProject).toBe(true);
    expect(await seen()).toBeNull();
    expect((await app.asStaff(`{ project(id: ${id}) { active } }`)).data.project).toEqual({ active: false });
    expect(refusal(await app.asStaff(`mutation { deleteProject(id: ${id}) }`))).toMatchObject({ code: 'NOT_FOUND' });
    await update(id, { active: true });
    expect(await seen()).toEqual({ id });
  });

  it('keeps the name of a campus that was taken out of the catalogue', async () => {
    const { data } = await app.asStaff('mutation { createCampus(input: { name: "撤销校区", info: "无" }) { id } }');
    const { id } = await created({ campusId: data.createCampus.id });
    await app.asStaff(`mutation { updateCampus(id: ${data.createCampus.id}, input: { active: false }) { id } }`);
    expect((await app.asStudent(`{ project(id: ${id}) { campus { id } campusName } }`)).data.project).toEqual({
      campus: data.createCampus,
      campusName: '撤销校区',
    });
  });

  it('is listed by campus and by whether it is active', async () => {
    const { data } = await app.asStudent(
      '{ campus(id: 2) { projects { nodes { name } } } projects(filter: { campusId: { eq: 2 }, active: { eq: true } }) { totalCount } }',
    );
    expect(data.campus.projects.nodes).toHaveLength(data.projects.totalCount);
  });

  it('answers NOT_FOUND for one that does not exist', async () => {
    expect(refusal(await update(999_999, { name: '无' }))).toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('a fee table', () => {
  const table = (...fees: [number, string][]) => fees.map(([courseNumber, fee]) => ({ courseNumber, fee }));

  it('is read by number of courses, in exact amounts', async () => {
    const { fees } = await created({ fees: table([3, '30000.10'], [1, '9999999999.99'], [2, '0']) });
    expect(fees).toEqual(table([1, '9999999999.99'], [2, '0.00'], [3, '30000.10']));
  });

  it('has one entry for a number of courses', async () => {
    const fees = table([1, '1'], [2, '2'], [1, '3']);
    for (const answer of [await app.asStaff(CREATE, { input: { ...NEW, fees } }), await update(1, { fees })]) {
      expect(refusal(answer)).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'FEE_REPEATED', field: 'fees', params: { courseNumber: 1 } });
    }
  });

  it('is replaced as a whole', async () => {
    const { id } = await created({ fees: table([1, '1'], [2, '2']) });
    expect((await update(id, { fees: table([3, '3'], [2, '4']) })).data.updateProject.fees).toEqual(table([2, '4.00'], [3, '3.00']));
    expect((await update(id, { fees: [] })).data.updateProject.fees).toEqual([]);
  });

  it('is one of two tables, not a mixture, when two are set at once', async () => {
    const { id } = await created();
    const tables = [table([1, '1.00'], [2, '2.00']), table([1, '10.00'], [3, '30.00'])];
    await Promise.all(tables.map((fees) => update(id, { fees })));
    expect(tables).toContainEqual((await app.asStaff(`{ project(id: ${id}) { fees { courseNumber fee } } }`)).data.project.fees);
  });

  it.each(['-1', '0.001', '10000000000', '1e3', 'NaN'])('refuses the amount %s', async (amount) => {
    expect(refusal(await app.asStaff(CREATE, { input: { ...NEW, fees: table([1, amount]) } }))?.['code']).toBe('BAD_USER_INPUT');
    expect(refusal(await update(1, { applyFee: amount }))?.['code']).toBe('BAD_USER_INPUT');
  });

  it('names the field of an amount that no column holds', async () => {
    expect(refusal(await app.asStaff(CREATE, { input: { ...NEW, fees: table([1, '0.001']) } }))).toMatchObject({
      reason: 'AMOUNT_INVALID',
      field: 'fees',
    });
    expect(refusal(await update(1, { applyFee: '-1' }))).toMatchObject({ reason: 'AMOUNT_INVALID', field: 'applyFee' });
  });

  it('refuses a number of courses below one', async () => {
    expect(refusal(await update(1, { fees: table([0, '1']) }))).toMatchObject({ code: 'BAD_USER_INPUT', field: 'fees.0.courseNumber' });
  });

  it('never changes what a cart line or an order was given', async () => {
    const { id } = await created({ fees: table([1, '100']) });
    const line = await app.database.prisma.cartLine.create({
      data: { studentId: app.studentId, projectId: id, courseNum: 1, courseFee: '100' },
    });
    await update(id, { fees: table([1, '200']), applyFee: '7' });
    expect((await app.database.prisma.cartLine.findUniqueOrThrow({ where: { id: line.id } })).courseFee.toFixed(2)).toBe('100.00');
  });
});
