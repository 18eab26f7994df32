import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MENU, openBackoffice, refusal, type Backoffice } from './backoffice.js';

const CREATE = 'mutation ($input: CreateRoleInput!) { createRole(input: $input) { id name enabled administrator menuIds } }';
const UPDATE = 'mutation ($id: Int!, $input: UpdateRoleInput!) { updateRole(id: $id, input: $input) { id name enabled administrator } }';
const SET = 'mutation ($roleId: Int!, $menuIds: [Int!]!) { setRolePrivileges(roleId: $roleId, menuIds: $menuIds) { id menuIds } }';

let app: Backoffice;
beforeAll(async () => {
  app = await openBackoffice();
});
afterAll(() => app.close());

async function create(name: string): Promise<number> {
  return (await app.as('demoadmin', CREATE, { input: { name } })).data.createRole.id;
}

async function set(roleId: number, menuIds: number[], username = 'demoadmin') {
  return app.as(username, SET, { roleId, menuIds });
}

async function menusOf(roleId: number): Promise<number[]> {
  return (await app.as('demoadmin', `{ role(id: ${roleId}) { menuIds } }`)).data.role.menuIds;
}

async function administratorsRole(): Promise<number> {
  return (await app.as('demoadmin', '{ roles(filter: { administrator: { eq: true } }) { nodes { id } } }')).data.roles.nodes[0].id;
}

describe('a role', () => {
  it('is enabled and grants nothing when it is made', async () => {
    const { data } = await app.as('demoadmin', CREATE, { input: { name: '新角色' } });
    expect(data.createRole).toMatchObject({ name: '新角色', enabled: true, administrator: false, menuIds: [] });
  });

  it('shows a new name at once with its holders', async () => {
    const { id, roleId } = await app.employ('renamed-role');
    await app.as('demoadmin', UPDATE, { id: roleId, input: { name: '改名后' } });
    expect((await app.as('demoadmin', `{ staffMember(id: ${id}) { role { name } } }`)).data.staffMember.role.name).toBe('改名后');
  });

  it('is listed by whether it is enabled, and reachable by id when it is not', async () => {
    const id = await create('停用角色');
    await app.as('demoadmin', UPDATE, { id, input: { enabled: false } });
    const { data } = await app.as(
      'demosales',
      `{ role(id: ${id}) { enabled } roles(filter: { name: { eq: "停用角色" }, enabled: { eq: true } }) { totalCount } }`,
    );
    expect(data).toEqual({ role: { enabled: false }, roles: { totalCount: 0 } });
    expect((await app.as('demoadmin', UPDATE, { id, input: { enabled: true } })).data.updateRole.enabled).toBe(true);
  });

  it('refuses an empty name', async () => {
    expect((await app.as('demoadmin', CREATE, { input: { name: '' } })).errors?.[0]?.extensions.field).toBe('name');
  });

  it('grants its holders nothing from the moment it is disabled', async () => {
    const { roleId } = await app.employ('role-disabled', [MENU.roles]);
    const viewer = async () => (await app.as('role-disabled', '{ viewer { menus } mayVisit(url: "/role") }')).data;
    expect(await viewer()).toEqual({ viewer: { menus: ['系统菜单', '超级管理中心', '角色管理'] }, mayVisit: true });
    await app.as('demoadmin', UPDATE, { id: roleId, input: { enabled: false } });
    expect(await viewer()).toEqual({ viewer: { menus: [] }, mayVisit: false });
  });
});

describe('the privileges of a role', () => {
  it('are replaced as a whole', async () => {
    const id = await create('替换');
    await set(id, [1, 3, 12, 13]);
    expect((await set(id, [1, 3, 14])).data.setRolePrivileges.menuIds).toEqual([1, 3, 14]);
  });

  it('are completed with the parents that the list leaves out', async () => {
    expect((await set(await create('补全'), [25, 25, 12])).data.setRolePrivileges.menuIds).toEqual([1, 3, 6, 12, 25]);
  });

  it('are all removed by an empty list', async () => {
    const id = await create('清空');
    await set(id, [1, 7]);
    expect((await set(id, [])).data.setRolePrivileges.menuIds).toEqual([]);
  });

  it('stay as they were when a menu entry does not exist', async () => {
    const id = await create('不变');
    await set(id, [1, 7]);
    expect((await set(id, [2, 999])).errors?.[0]?.extensions).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'menuIds',
      params: { id: 999 },
    });
    expect(await menusOf(id)).toEqual([1, 7]);
  });

  it('cannot be given to a role that does not exist', async () => {
    expect((await set(999_999, [1])).errors?.[0]?.extensions).toMatchObject({
      reason: 'RELATED_MISSING',
      field: 'roleId',
      params: { id: 999_999 },
    });
  });

  it('of other roles are not touched', async () => {
    const [one, other] = [await create('甲'), await create('乙')];
    await set(one, [1, 7]);
    await set(other, [1, 7]);
    await set(one, []);
    expect(await menusOf(other)).toEqual([1, 7]);
  });

  it('are one of two lists, not a mixture, when two are set at once', async () => {
    const id = await create('同时');
    const lists = [
      [1, 2, 8, 9],
      [1, 6, 20, 21],
    ];
    await Promise.all(lists.map((menuIds) => set(id, menuIds)));
    expect(lists).toContainEqual(await menusOf(id));
  });

  it('are in force at once', async () => {
    const { roleId } = await app.employ('granted-later');
    const createDepartment = () => app.as('granted-later', 'mutation { createDepartment(input: { name: "立即" }) { id } }');
    expect(refusal(await createDepartment())).toBe('FORBIDDEN');
    await set(roleId, [MENU.departments]);
    expect(refusal(await createDepartment())).toBeNull();
    await set(roleId, []);
    expect(refusal(await createDepartment())).toBe('FORBIDDEN');
  });
});

describe('a role of administrators', () => {
  it('is made by administrators only', async () => {
    await app.employ('role-manager', [MENU.roles]);
    const input = { name: '自封', administrator: true };
    expect(refusal(await app.as('role-manager', CREATE, { input }))).toBe('FORBIDDEN');
    expect((await app.as('demoadmin', CREATE, { input })).data.createRole.administrator).toBe(true);
  });

  it('is not made of an ordinary one by a role manager', async () => {
    const { roleId } = await app.employ('role-manager-2', [MENU.roles]);
    expect(refusal(await app.as('role-manager-2', UPDATE, { id: roleId, input: { administrator: true } }))).toBe('FORBIDDEN');
    expect((await app.as('demoadmin', `{ role(id: ${roleId}) { administrator } }`)).data.role.administrator).toBe(false);
  });

  it('is neither changed nor granted anything by a role manager who is none', async () => {
    await app.employ('role-manager-3', [MENU.roles]);
    const id = await administratorsRole();
    expect(refusal(await app.as('role-manager-3', UPDATE, { id, input: { enabled: false } }))).toBe('FORBIDDEN');
    expect(refusal(await set(id, [], 'role-manager-3'))).toBe('FORBIDDEN');
    expect(await menusOf(id)).toHaveLength(25);
  });
});

describe('staff with 角色管理 who are no administrators', () => {
  it('add nothing to their own role, but take from it', async () => {
    const { roleId } = await app.employ('own-role', [MENU.roles, 12]);
    for (const menuId of [MENU.staff, 11, 20])
      expect(refusal(await set(roleId, [MENU.roles, 12, menuId], 'own-role'))).toBe('RIGHT_BEYOND_OWN');
    expect(await menusOf(roleId)).toEqual([1, 2, 3, 8, 12]);
    expect((await set(roleId, [MENU.roles], 'own-role')).data.setRolePrivileges.menuIds).toEqual([1, 2, 8]);
  });

  it('give other roles what is only shown, and of the rights those they have', async () => {
    await app.employ('role-giver', [MENU.roles]);
    const other = await create('别的角色');
    expect((await set(other, [12, 20, MENU.roles], 'role-giver')).data.setRolePrivileges.menuIds).toEqual([1, 2, 3, 6, 8, 12, 20]);
    for (const menuId of [MENU.staff, MENU.departments, 11]) {
      expect((await set(other, [menuId], 'role-giver')).errors?.[0]?.extensions).toMatchObject({
        reason: 'RIGHT_BEYOND_OWN',
        field: 'menuIds',
      });
    }
  });

  it('do not enable a role with a right that they lack', async () => {
    await app.employ('role-enabler', [MENU.roles]);
    const stronger = await create('更强');
    await set(stronger, [MENU.staff]);
    await app.as('demoadmin', UPDATE, { id: stronger, input: { enabled: false } });
    expect(refusal(await app.as('role-enabler', UPDATE, { id: stronger, input: { enabled: true } }))).toBe('RIGHT_BEYOND_OWN');
    await app.as('demoadmin', SET, { roleId: stronger, menuIds: [12] });
    expect(refusal(await app.as('role-enabler', UPDATE, { id: stronger, input: { enabled: true } }))).toBeNull();
  });
});

describe('staff with 用户管理 who are no administrators', () => {
  const MOVE = 'mutation ($id: Int!, $roleId: Int!) { updateStaff(id: $id, input: { roleId: $roleId }) { role { id } } }';
  const EMPLOY =
    'mutation ($username: String!, $roleId: Int!) { createStaff(input: { username: $username, roleId: $roleId, departmentId: 1 }) { id } }';

  it('give nobody a role with a right that they lack', async () => {
    const { id } = await app.employ('hirer', [MENU.staff]);
    const { id: accomplice } = await app.employ('accomplice');
    const [stronger, shown] = [await create('有权'), await create('只显示')];
    await set(stronger, [MENU.roles]);
    await set(shown, [12]);
    for (const who of [id, accomplice])
      expect(refusal(await app.as('hirer', MOVE, { id: who, roleId: stronger }))).toBe('RIGHT_BEYOND_OWN');
    expect(refusal(await app.as('hirer', EMPLOY, { username: 'hired', roleId: stronger }))).toBe('RIGHT_BEYOND_OWN');
    expect(refusal(await app.as('hirer', MOVE, { id: accomplice, roleId: shown }))).toBeNull();
    expect(refusal(await app.as('hirer', EMPLOY, { username: 'hired', roleId: shown }))).toBeNull();
  });

  it('take no role that shows them more', async () => {
    const { id } = await app.employ('climber', [MENU.staff]);
    const shown = await create('更多菜单');
    await set(shown, [MENU.staff, 20]);
    expect(refusal(await app.as('climber', MOVE, { id, roleId: shown }))).toBe('RIGHT_BEYOND_OWN');
  });
});
