import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCatalogue, refusal, type Catalogue } from './catalogue.js';

const CREATE =
  'mutation ($input: CreateCampusInput!) { createCampus(input: $input) { id name info networkCourse active campusType { id title } } }';
const UPDATE =
  'mutation ($id: Int!, $input: UpdateCampusInput!) { updateCampus(id: $id, input: $input) { id name info active campusType { id } } }';

let app: Catalogue;
beforeAll(async () => {
  app = await openCatalogue();
});
afterAll(() => app.close());

async function created(input: object): Promise<any> {
  return (await app.asStaff(CREATE, { input: { info: '校区', ...input } })).data.createCampus;
}

describe('a campus', () => {
  it('is made with its kind, or with none', async () => {
    expect(await created({ name: '甲校区', campusTypeId: 1 })).toMatchObject({
      name: '甲校区',
      networkCourse: false,
      active: true,
      campusType: { id: 1 },
    });
    expect(await created({ name: '乙校区', networkCourse: true })).toMatchObject({ networkCourse: true, campusType: null });
  });

  it('has a name of its own', async () => {
    const { id } = await created({ name: '丙校区' });
    for (const answer of [
      await app.asStaff(CREATE, { input: { name: '丙校区', info: 'x' } }),
      await app.asStaff(UPDATE, { id: 1, input: { name: '丙校区' } }),
    ]) {
      expect(refusal(answer)).toMatchObject({ code: 'CONFLICT', reason: 'CAMPUS_NAME_TAKEN', field: 'name' });
    }
    expect((await app.asStaff(UPDATE, { id, input: { name: '丙校区' } })).data.updateCampus.id).toBe(id);
  });

  it('leaves its name to another when it is deleted, and does not come back under it', async () => {
    const { id } = await created({ name: '旧校区' });
    await app.asStaff('mutation ($id: Int!) { deleteCampus(id: $id) }', { id });
    const heir = await created({ name: '旧校区' });
    expect(heir).toMatchObject({ name: '旧校区', active: true });
    expect(refusal(await app.asStaff(UPDATE, { id, input: { active: true } }))).toMatchObject({
      reason: 'CAMPUS_NAME_TAKEN',
      field: 'name',
    });
    expect(refusal(await app.asStaff(CREATE, { input: { name: ' 旧校区', info: 'x' } }))).toMatchObject({ reason: 'CAMPUS_NAME_TAKEN' });
    const renamed = await app.asStaff(UPDATE, { id, input: { active: true, name: '旧校区二' } });
    expect(renamed.data.updateCampus).toMatchObject({ id, name: '旧校区二', active: true });
  });

  it('refuses a kind that does not exist', async () => {
    for (const answer of [
      await app.asStaff(CREATE, { input: { name: '丁校区', info: 'x', campusTypeId: 999 } }),
      await app.asStaff(UPDATE, { id: 1, input: { campusTypeId: 999 } }),
    ]) {
      expect(refusal(answer)).toMatchObject({ code: 'BAD_USER_INPUT', reason: 'RELATED_MISSING', field: 'campusTypeId' });
    }
  });

  it.each([
    ['name', ''],
    ['name', 'x'.repeat(31)],
    ['info', ''],
    ['info', 'x'.repeat(101)],
  ])('refuses %s %j', async (field, value) => {
    expect(refusal(await app.asStaff(CREATE, { input: { name: '戊校区', info: 'x', [field]: value } }))).toMatchObject({
      code: 'BAD_USER_INPUT',
      field,
    });
  });

  it('keeps what a change leaves out, and loses the kind that is set to null', async () => {
    const { id } = await created({ name: '己校区', campusTypeId: 1 });
    expect((await app.asStaff(UPDATE, { id, input: { info: '改' } })).data.updateCampus).toMatchObject({
      name: '己校区',
      info: '改',
      campusType: { id: 1 },
    });
    expect((await app.asStaff(UPDATE, { id, input: { campusTypeId: null } })).data.updateCampus.campusType).toBeNull();
  });

  it('that is deleted is gone for students, and comes back by an update of staff', async () => {
    const { id } = await created({ name: '庚校区' });
    const seen = async () => (await app.asStudent(`{ campus(id: ${id}) { id } }`)).data.campus;
    expect(await seen()).toEqual({ id });
    await app.asStaff(`mutation { deleteCampus(id: ${id}) }`);
    expect(await seen()).toBeNull();
    expect(refusal(await app.asStaff(`mutation { deleteCampus(id: ${id}) }`))).toMatchObject({ code: 'NOT_FOUND' });
    await app.asStaff(UPDATE, { id, input: { active: true } });
    expect(await seen()).toEqual({ id });
  });
});
