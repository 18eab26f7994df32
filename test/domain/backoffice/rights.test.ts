import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MENU, openBackoffice, refusal, type Backoffice } from './backoffice.js';

let app: Backoffice;
let student: string;
let other: number;
beforeAll(async () => {
  app = await openBackoffice();
  ({ id: other } = await app.employ('somebody-else'));
  for (const [name, menuId] of Object.entries(MENU)) await app.employ(`manages-${name}`, [menuId]);
  const account = await app.database.prisma.account.create({ data: { realm: 'STUDENT', student: { create: {} } } });
  student = (await app.core.sessions.open({ accountId: account.id, audience: 'graphql' })).token;
});
afterAll(() => app.close());

/** What each menu entry allows, as mutations that succeed for whoever has it. */
const WRITES: Record<keyof typeof MENU, () => string[]> = {
  departments: () => ['createDepartment(input: { name: "新" }) { id }', 'updateDepartment(id: 1, input: { description: "改" }) { id }'],
  roles: () => [
    'createRole(input: { name: "新" }) { id }',
    'updateRole(id: 2, input: { description: "改" }) { id }',
    'setRolePrivileges(roleId: 2, menuIds: [1, 4, 15, 16, 17]) { id }',
  ],
  staff: () => [
    'createStaff(input: { username: "made-by-matrix", roleId: 2, departmentId: 1 }) { id }',
    `updateStaff(id: ${other}, input: { phone: "1" }) { id }`,
    `updateStaff(id: ${other}, input: { roleId: 3, departmentId: 2 }) { id }`,
    `updateStaff(id: ${other}, input: { active: true, password: "new-password" }) { id }`,
  ],
};
const MUTATIONS = Object.entries(WRITES);

const QUERIES = [
  'departments { totalCount }',
  'department(id: 1) { id }',
  'roles { totalCount }',
  'role(id: 1) { id }',
  'menus { totalCount }',
  'menu(id: 1) { id }',
  'staffMembers { totalCount }',
  'staffMember(id: 1) { id }',
  'mayVisit(url: "/role")',
];

describe('reading the back office', () => {
  it('is open to every member of staff', async () => {
    expect(refusal(await app.as('somebody-else', `{ ${QUERIES.join(' ')} }`))).toBeNull();
  });

  it.each(QUERIES)('is refused to nobody in particular, and to other realms: %s', async (query) => {
    expect(refusal(await app.graphql(`{ ${query} }`))).toBe('UNAUTHENTICATED');
    expect(refusal(await app.graphql(`{ ${query} }`, {}, student))).toBe('FORBIDDEN');
    expect(refusal(await app.graphql(`{ ${query} }`, {}, await app.login('MEMBER', 'manager1')))).toBe('FORBIDDEN');
  });
});

describe.each(MUTATIONS)('writing %s', (subject, mutations) => {
  it('is refused to nobody in particular, to other realms, and to staff without the menu entry', async () => {
    const strangers = Object.keys(MENU)
      .filter((name) => name !== subject)
      .map((name) => `manages-${name}`);
    for (const mutation of mutations()) {
      expect(refusal(await app.graphql(`mutation { ${mutation} }`)), mutation).toBe('UNAUTHENTICATED');
      expect(refusal(await app.graphql(`mutation { ${mutation} }`, {}, student)), mutation).toBe('FORBIDDEN');
      expect(refusal(await app.graphql(`mutation { ${mutation} }`, {}, await app.login('MEMBER', 'manager1'))), mutation).toBe('FORBIDDEN');
      for (const username of ['demosales', ...strangers])
        expect(refusal(await app.as(username, `mutation { ${mutation} }`)), `${username}: ${mutation}`).toBe('FORBIDDEN');
    }
  });

  it('is open to staff with the menu entry', async () => {
    for (const mutation of mutations())
      expect(refusal(await app.as(`manages-${subject}`, `mutation { ${mutation} }`)), mutation).toBeNull();
  });
});

describe('a member of staff without 用户管理', () => {
  const update = (username: string, id: number, input: string) =>
    app.as(username, `mutation { updateStaff(id: ${id}, input: { ${input} }) { id name } }`);

  it('changes their own details and password', async () => {
    const { id } = await app.employ('self-service');
    expect((await update('self-service', id, 'name: "本人", phone: "139", extra: "备注"')).data.updateStaff.name).toBe('本人');
    expect(refusal(await update('self-service', id, 'password: "my-own-password"'))).toBe('CURRENT_PASSWORD_REQUIRED');
    expect(refusal(await update('self-service', id, 'password: "my-own-password", currentPassword: "not mine"'))).toBe('WRONG_PASSWORD');
    expect(refusal(await update('self-service', id, 'password: "my-own-password", currentPassword: "demo123456"'))).toBeNull();
  });

  it('may send role, department and activity along unchanged, as forms do', async () => {
    const { id, roleId } = await app.employ('whole-form');
    expect(
      refusal(await update('whole-form', id, `name: "表单", roleId: ${roleId}, departmentId: 1, active: true, isLeader: false`)),
    ).toBeNull();
  });

  it('does not change their own role, department or activity, nor become a leader', async () => {
    const { id } = await app.employ('climber');
    for (const input of ['roleId: 1', 'roleId: 3', 'departmentId: 2', 'active: false', 'isLeader: true']) {
      expect(refusal(await update('climber', id, `${input}, name: "爬"`)), input).toBe('FORBIDDEN');
    }
    expect((await app.as('demoadmin', `{ staffMember(id: ${id}) { name } }`)).data.staffMember.name).toBe('');
  });
});

describe('an administrator', () => {
  const update = (username: string, id: number, input: string) =>
    app.as(username, `mutation { updateStaff(id: ${id}, input: { ${input} }) { id } }`);

  it('is made by administrators only, also of oneself', async () => {
    const { id } = await app.employ('would-be-king', [MENU.staff]);
    expect(refusal(await update('would-be-king', id, 'roleId: 1'))).toBe('FORBIDDEN');
    expect(refusal(await update('would-be-king', other, 'roleId: 1'))).toBe('FORBIDDEN');
    expect(
      refusal(await app.as('would-be-king', 'mutation { createStaff(input: { username: "puppet", roleId: 1, departmentId: 1 }) { id } }')),
    ).toBe('FORBIDDEN');
    expect(refusal(await update('demoadmin', id, 'roleId: 1'))).toBeNull();
  });

  it('is not given another password, role or rest by staff who are none', async () => {
    for (const input of ['password: "taken-over"', 'roleId: 2', 'active: false']) {
      expect(refusal(await update('manages-staff', 1, input)), input).toBe('FORBIDDEN');
    }
    expect(refusal(await update('manages-staff', 1, 'phone: "139"'))).toBeNull();
  });
});

describe('students', () => {
  const contacts = async (filter = '') =>
    (await app.graphql(`{ staffContacts${filter} { nodes { id name } } }`, {}, student)).data.staffContacts.nodes;

  it('see the sales people who are active, and whoever looks after them', async () => {
    expect((await contacts()).map(({ name }: any) => name)).toEqual(['刘洋']);
    const { profileId } = (await app.graphql('{ viewer { profileId } }', {}, student)).data.viewer;
    await app.database.prisma.student.update({ where: { id: profileId }, data: { serverStaffId: 3 } });
    expect((await contacts()).map(({ name }: any) => name)).toEqual(['刘洋', '周敏']);
    expect(await contacts('(filter: { department: { name: { eq: "销售部" } } })')).toHaveLength(1);
    await app.as('demoadmin', 'mutation { updateStaff(id: 2, input: { active: false }) { id } }');
    expect((await contacts()).map(({ name }: any) => name)).toEqual(['周敏']);
  });
});
