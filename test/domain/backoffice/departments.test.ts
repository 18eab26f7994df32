import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBackoffice, refusal, type Backoffice } from './backoffice.js';

const CREATE =
  'mutation ($input: CreateDepartmentInput!) { createDepartment(input: $input) { id name description enabled leaderId leaderName leader { id } } }';
const UPDATE =
  'mutation ($id: Int!, $input: UpdateDepartmentInput!) { updateDepartment(id: $id, input: $input) { id name enabled leaderId leaderName leader { id name } updatedAt } }';

let app: Backoffice;
beforeAll(async () => {
  app = await openBackoffice();
});
afterAll(() => app.close());

async function create(name: string): Promise<number> {
  const { data } = await app.as('demoadmin', CREATE, { input: { name } });
  return data.createDepartment.id;
}

async function update(id: number, input: object) {
  return app.as('demoadmin', UPDATE, { id, input });
}

describe('departments', () => {
  it('are 市场部, 产品部, 财务部 and 销售部 in a fresh system; the demo adds 学服部', async () => {
    const { data } = await app.as('demosales', '{ departments { nodes { id name } } }');
    expect(data.departments.nodes.slice(0, 4)).toEqual([
      { id: 1, name: '市场部' },
      { id: 2, name: '产品部' },
      { id: 3, name: '财务部' },
      { id: 4, name: '销售部' },
    ]);
    expect(data.departments.nodes[4].name).toBe('学服部');
  });

  it('are enabled and without a leader when they are made', async () => {
    const { data } = await app.as('demoadmin', CREATE, { input: { name: '教务部' } });
    expect(data.createDepartment).toMatchObject({
      name: '教务部',
      description: '',
      enabled: true,
      leaderId: '',
      leaderName: '',
      leader: null,
    });
  });

  it.each([
    ['empty', ''],
    ['longer than 30 characters', 'x'.repeat(31)],
  ])('refuse a name that is %s', async (_what, name) => {
    for (const answer of [await app.as('demoadmin', CREATE, { input: { name } }), await update(1, { name })]) {
      expect(answer.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', field: 'name' });
    }
  });

  it('keep what a change leaves out, and tell when they were changed', async () => {
    const id = await create('档案部');
    const before = (await app.as('demoadmin', `{ department(id: ${id}) { updatedAt } }`)).data.department.updatedAt;
    const { data } = await update(id, { description: '档案', name: null });
    expect(data.updateDepartment).toMatchObject({ name: '档案部', enabled: true });
    expect(Date.parse(data.updateDepartment.updatedAt)).toBeGreaterThan(Date.parse(before));
  });

  it('are changed by nothing at all without complaint, as roles and staff are', async () => {
    for (const type of ['Department', 'Role', 'Menu', 'Staff']) {
      expect(refusal(await app.as('demoadmin', `mutation { update${type}(id: 1, input: {}) { id } }`)), type).toBeNull();
    }
  });

  it('show a new name at once with their members', async () => {
    const { id } = await app.employ('renamed-department');
    const departmentId = await create('旧名');
    await app.as(
      'demoadmin',
      'mutation ($id: Int!, $departmentId: Int!) { updateStaff(id: $id, input: { departmentId: $departmentId }) { id } }',
      { id, departmentId },
    );
    await update(departmentId, { name: '新名' });
    const { data } = await app.as('demoadmin', `{ staffMember(id: ${id}) { department { name } } }`);
    expect(data.staffMember.department.name).toBe('新名');
  });

  it('count a member of staff as leader when the leader id is theirs', async () => {
    const { id: staffId } = await app.employ('leader-by-id');
    const id = await create('有主管');
    const { data } = await update(id, { leaderId: String(staffId), leaderName: '主管' });
    expect(data.updateDepartment).toMatchObject({ leaderId: String(staffId), leaderName: '主管', leader: { id: staffId } });
    expect((await app.as('demoadmin', `{ staffMember(id: ${staffId}) { isLeader } }`)).data.staffMember.isLeader).toBe(true);
  });

  it.each(['999999', '工号7', '007', '4294967297'])('keep the leader id %s, which is nobody’s, as the text it is', async (leaderId) => {
    const { data } = await update(await create('无主管'), { leaderId, leaderName: '某人' });
    expect(data.updateDepartment).toMatchObject({ leaderId, leaderName: '某人', leader: null });
  });

  it('lose their leader by an empty leader id, and the name with it', async () => {
    const { id: staffId } = await app.employ('leader-for-a-while');
    const id = await create('换主管');
    await update(id, { leaderId: String(staffId), leaderName: '主管' });
    const { data } = await update(id, { leaderId: '' });
    expect(data.updateDepartment).toMatchObject({ leaderId: '', leaderName: '', leader: null });
    expect((await app.as('demoadmin', `{ staffMember(id: ${staffId}) { isLeader } }`)).data.staffMember.isLeader).toBe(false);
  });

  it('are found by their exact name, also while they are disabled', async () => {
    const id = await create('停用部');
    await update(id, { enabled: false });
    const { data } = await app.as('demosales', '{ departments(filter: { name: { eq: "停用部" } }) { totalCount nodes { id enabled } } }');
    expect(data.departments).toEqual({ totalCount: 1, nodes: [{ id, enabled: false }] });
  });

  it('answer NOT_FOUND for one that does not exist', async () => {
    expect(refusal(await update(999_999, { name: '无' }))).toBe('NOT_FOUND');
    expect((await app.as('demoadmin', '{ department(id: 999999) { id } }')).data.department).toBeNull();
  });
});
