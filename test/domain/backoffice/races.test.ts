import { afterAll, beforeAll, expect, it } from 'vitest';
import { slowWrites } from '../../support/slow-writes.js';
import { makeMember, PASSWORD } from '../accounts/people.js';
import { outcomes } from '../admissions.js';
import { MENU, openBackoffice, type Backoffice } from './backoffice.js';

/** Real concurrency on PostgreSQL, where whoever takes no lock has read before anybody has written. */
let app: Backoffice;

beforeAll(async () => {
  app = await openBackoffice();
  await slowWrites(app.database, 'menu', 'privilege', 'staff', 'member', 'project_fee');
});
afterAll(() => app.close());

const asAdministrator = (query: string, variables: Record<string, unknown>) => app.as('demoadmin', query, variables);
const setPrivileges = (username: string, roleId: number, menuIds: readonly number[]) =>
  app.as(username, 'mutation ($roleId: Int!, $menuIds: [Int!]!) { setRolePrivileges(roleId: $roleId, menuIds: $menuIds) { id } }', {
    roleId,
    menuIds,
  });
const deleteMenu = (id: number) => asAdministrator('mutation ($id: Int!) { deleteMenu(id: $id) }', { id });
const createMenu = (parentId: number) =>
  asAdministrator('mutation ($parentId: Int!) { createMenu(input: { parentId: $parentId, name: "新" }) { id } }', { parentId });

it('a role is granted one of two lists, not a mixture', async () => {
  const { roleId } = await app.employ('mixed');
  const lists = [
    [1, 2, 8, 9],
    [1, 6, 20, 21],
  ];
  expect(outcomes(await Promise.all(lists.map((menuIds) => setPrivileges('demoadmin', roleId, menuIds))))).toEqual({ done: 2 });
  const granted = await app.database.prisma.privilege.findMany({ where: { roleId }, orderBy: { menuId: 'asc' }, select: { menuId: true } });
  expect(lists).toContainEqual(granted.map(({ menuId }) => menuId));
});

it('nobody moves into a role while giving it what they lack', async () => {
  const manager = await app.employ('mover', [MENU.roles, MENU.staff]);
  const { roleId } = await app.employ('goal', [MENU.roles]);
  const move = 'mutation ($id: Int!, $roleId: Int!) { updateStaff(id: $id, input: { roleId: $roleId }) { id } }';
  const answers = await Promise.all([
    app.as('mover', move, { id: manager.id, roleId }),
    setPrivileges('mover', roleId, [MENU.roles, 12, 15]),
  ]);
  expect(outcomes(answers)).toEqual({ done: 1, RIGHT_BEYOND_OWN: 1 });
});

it('a menu entry is deleted, or gets one below it', async () => {
  const { data } = await createMenu(1);
  const [deleted, created] = await Promise.all([deleteMenu(data.createMenu.id), createMenu(data.createMenu.id)]);
  expect([
    [{ done: 1 }, { RELATED_MISSING: 1 }],
    [{ MENU_NOT_EMPTY: 1 }, { done: 1 }],
  ]).toContainEqual([outcomes([deleted]), outcomes([created])]);
});

it('a menu entry that is deleted is granted to nobody', async () => {
  const { roleId } = await app.employ('granted');
  const { data } = await createMenu(1);
  const id: number = data.createMenu.id;
  const [deleted, set] = await Promise.all([deleteMenu(id), setPrivileges('demoadmin', roleId, [1, id])]);
  expect(outcomes([deleted])).toEqual({ done: 1 });
  expect([{ done: 1 }, { RELATED_MISSING: 1 }]).toContainEqual(outcomes([set]));
  expect(await app.database.prisma.privilege.count({ where: { menuId: id } })).toBe(0);
});

it('of two administrators of the members who degrade each other one is left', async () => {
  const pair = [await makeMember(app, 'ADMIN'), await makeMember(app, 'ADMIN')] as const;
  const tokens = await Promise.all(pair.map(({ username }) => app.login('MEMBER', username, PASSWORD)));
  const degrade = 'mutation ($id: Int!) { updateMember(id: $id, input: { permission: STUDENT }) { id } }';
  const answers = await Promise.all([
    app.graphql(degrade, { id: pair[1].profileId }, tokens[0]),
    app.graphql(degrade, { id: pair[0].profileId }, tokens[1]),
  ]);
  expect(outcomes(answers)['done']).toBe(1);
  const ids = pair.map(({ profileId }) => profileId);
  expect(await app.database.prisma.member.count({ where: { id: { in: ids }, permission: 'ADMIN' } })).toBe(1);
});

it('a member is changed and deleted without waiting for each other in a circle', async () => {
  const { profileId: id } = await makeMember(app);
  const update = 'mutation ($id: Int!) { updateMember(id: $id, input: { name: "新", password: "another-password" }) { id } }';
  const answers = await Promise.all([
    asAdministrator(update, { id }),
    asAdministrator('mutation ($id: Int!) { deleteMember(id: $id) }', { id }),
  ]);
  expect([{ done: 2 }, { done: 1, NOT_FOUND: 1 }]).toContainEqual(outcomes(answers));
});

it('two who change different fees of a project both succeed', async () => {
  const change = (courseNumber: number) =>
    asAdministrator('mutation ($fees: [ProjectFeeInput!]) { updateProject(id: 1, input: { changedFees: $fees }) { id } }', {
      fees: [{ courseNumber, fee: '77.00' }],
    });
  expect(outcomes(await Promise.all([change(1), change(2)]))).toEqual({ done: 2 });
  const fees = await app.database.prisma.projectFee.findMany({ where: { projectId: 1, courseNumber: { in: [1, 2] } } });
  expect(fees.map(({ fee }) => fee.toFixed(2))).toEqual(['77.00', '77.00']);
});
