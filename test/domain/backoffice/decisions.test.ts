import { describe, expect, it } from 'vitest';
import { rightsChanged } from '../../../src/access/access-changes.js';
import type { Viewer } from '../../../src/access/viewer.js';
import { updateDepartment } from '../../../src/domain/backoffice/department/department.service.js';
import { deleteMenu, updateMenu } from '../../../src/domain/backoffice/menu/menu.service.js';
import { setPrivileges, updateRole } from '../../../src/domain/backoffice/role/role.service.js';
import { firstAdministrator, newAdministrator } from '../../../src/domain/backoffice/staff/administrators.js';
import { updateStaff } from '../../../src/domain/backoffice/staff/staff-update.js';
import { superiorOf } from '../../../src/domain/backoffice/staff/superior.js';
import type { Change } from '../../../src/write/changes.js';
import { reasonOf } from '../../support/reason.js';

/** What is decided of given facts, without a database. */
const locked: readonly boolean[] = [];
const staff = (profileId: number, ...menus: string[]) =>
  ({ realm: 'STAFF', profileId, accountId: profileId, sessionId: 'this', administrator: false, menus }) as unknown as Viewer;
const manager = staff(7, '用户管理', '角色管理');
const administrator = { ...staff(8, '用户管理', '角色管理', '菜单管理'), administrator: true };
const granted = (...names: string[]) => names.map((name, index) => ({ menu: { id: index + 1, name } }));

describe('a department', () => {
  const leader = { id: 3, name: '陈' };
  const department = { leaderStaffId: 3, unknownLeaderId: null };
  it.each([
    [
      'is led by whom the id is',
      { leaderId: '3' },
      { leaderStaffId: null, unknownLeaderId: null },
      leader,
      { leaderStaffId: 3, leaderName: '陈' },
    ],
    ['keeps an id of nobody', { leaderId: '99' }, department, null, { leaderStaffId: null, unknownLeaderId: '99', leaderName: '' }],
    ['loses its leader by an empty id', { leaderId: '' }, department, null, { leaderStaffId: null, unknownLeaderId: null, leaderName: '' }],
    ['keeps its leader who is named again', { leaderId: '3', name: 'x' }, department, leader, { name: 'x' }],
  ])('%s', (_, input, known, found, data) => {
    const { changes } = updateDepartment({ locked, department: known, leader: found }, 1, input);
    expect(changes).toMatchObject([{ model: 'Department', where: { id: 1 }, data }]);
  });

  it('is not found', () => expect(reasonOf(() => updateDepartment({ locked, department: null, leader: null }, 1, {}))).toBe('NOT_FOUND'));
});

describe('a superior', () => {
  const chen = { id: 3, name: '陈' };
  it.each([
    ['of nobody new', {}, null, undefined, {}],
    ['who is of the staff', { leaderId: 3, leaderName: 'x' }, chen, undefined, { superiorId: 3, unknownLeaderId: null, leaderName: '' }],
    ['who is not', { leaderId: 9, leaderName: 'x' }, null, undefined, { superiorId: null, unknownLeaderId: 9, leaderName: 'x' }],
    [
      'who goes',
      { leaderId: -1 },
      null,
      { superiorId: 3, unknownLeaderId: null },
      { superiorId: null, unknownLeaderId: null, leaderName: '' },
    ],
    ['whose name is changed', { leaderName: 'y' }, null, { superiorId: null, unknownLeaderId: 9 }, { leaderName: 'y' }],
    ['whose name is their own', { leaderName: 'y' }, null, { superiorId: 3, unknownLeaderId: null }, {}],
  ])('%s', (_, given, leader, before, expected) => expect(superiorOf(given, leader, before)).toEqual(expected));
});

describe('a menu entry', () => {
  it.each([
    ['that is not there', null, 0, 'NOT_FOUND'],
    ['that a right hangs on', { name: '用户管理', parentId: 1 }, 0, 'MENU_IS_A_RIGHT'],
    ['that others are below', { name: 'x', parentId: 1 }, 1, 'MENU_NOT_EMPTY'],
    ['that is the root', { name: 'x', parentId: null }, 0, 'MENU_NOT_EMPTY'],
    ['of no use', { name: 'x', parentId: 1 }, 0, null],
  ])('%s is deleted or not', (_, menu, below, reason) => expect(reasonOf(() => deleteMenu({ locked, menu, below }, 5))).toBe(reason));

  it('keeps the name that a right hangs on, and nothing else', () => {
    const menu = { name: '用户管理' };
    expect(reasonOf(() => updateMenu({ locked, menu }, 5, { name: 'x' }))).toBe('MENU_IS_A_RIGHT');
    const { changes } = updateMenu({ locked, menu }, 5, { name: '用户管理', url: null });
    expect(changes).toEqual([expect.objectContaining({ data: { name: '用户管理', url: null } }), rightsChanged()]);
  });
});

describe('a role', () => {
  const role = { administrator: false, enabled: false, privileges: granted('用户管理') };
  it.each([
    ['that is not there', null, manager, {}, 'NOT_FOUND'],
    ['of administrators', { ...role, administrator: true }, manager, { name: 'x' }, 'FORBIDDEN'],
    ['that becomes one of administrators', role, manager, { administrator: true }, 'FORBIDDEN'],
    ['that comes back with a right of the viewer’s own', role, manager, { enabled: true }, null],
    ['that comes back with another', { ...role, privileges: granted('部门管理') }, manager, { enabled: true }, 'RIGHT_BEYOND_OWN'],
    [
      'that comes back with another, by an administrator',
      { ...role, privileges: granted('部门管理') },
      administrator,
      { enabled: true },
      null,
    ],
  ])('%s is changed or not', (_, known, viewer, input, reason) =>
    expect(reasonOf(() => updateRole({ locked, role: known }, viewer, 1, input))).toBe(reason),
  );

  const menus = [
    { id: 1, parentId: null, name: '/' },
    { id: 2, parentId: 1, name: '客户' },
    { id: 3, parentId: 2, name: '用户管理' },
    { id: 4, parentId: 2, name: '部门管理' },
  ];
  const facts = { locked, role: { administrator: false }, menus, privileges: [{ menuId: 1 }, { menuId: 9 }], own: 0 };

  it('is granted what leads to an entry, and loses the rest', () => {
    const { changes } = setPrivileges(facts, manager, 5, [3]);
    const rows = [2, 3].map((menuId) => ({ roleId: 5, menuId }));
    expect(changes[0]).toMatchObject({ kind: 'insert', rows: expect.arrayContaining(rows) });
    expect(changes[0]).toHaveProperty('rows.length', 2);
    expect(changes[1]).toMatchObject({ kind: 'delete', where: { roleId: 5, menuId: { notIn: expect.arrayContaining([1, 2, 3]) } } });
    expect(changes[2]).toEqual(rightsChanged());
  });

  it.each([
    ['an entry that is not there', facts, [7], 'RELATED_MISSING'],
    ['a right that the viewer lacks', facts, [4], 'RIGHT_BEYOND_OWN'],
    ['their own role anything new', { ...facts, own: 1 }, [3], 'RIGHT_BEYOND_OWN'],
    ['a role of administrators', { ...facts, role: { administrator: true } }, [3], 'FORBIDDEN'],
    ['a role that is not there', { ...facts, role: null }, [3], 'RELATED_MISSING'],
  ])('nobody but an administrator grants %s', (_, known, ids, reason) =>
    expect(reasonOf(() => setPrivileges(known, manager, 5, ids))).toBe(reason),
  );
});

describe('a member of staff', () => {
  const role = { administrator: false, privileges: granted('用户管理') };
  const known = {
    id: 3,
    accountId: 30,
    name: '陈',
    roleId: 1,
    departmentId: 1,
    superiorId: null,
    unknownLeaderId: null,
    role,
    account: { active: true, passwordHash: 'old' },
    ledDepartments: [],
  };
  const sessions = [
    { id: 'this', tokenHash: null },
    { id: 'other', tokenHash: null },
  ];
  const facts = { locked, staff: known, role, department: { id: 2 }, leader: null, sessions };
  const nothing = { details: {}, superior: {}, isLeader: false, proven: {}, now: new Date(0) };
  const ended = (viewer: Viewer, given: object) => {
    const session = updateStaff(facts, viewer, { ...nothing, ...given }).changes.find((one) => 'model' in one && one.model === 'Session');
    return session === undefined ? [] : Reflect.get(Reflect.get(session, 'where'), 'id').in;
  };

  it('whose password is changed loses all sessions, but the one in which they change their own', () => {
    expect(ended(manager, { passwordHash: 'new' })).toEqual(['this', 'other']);
    expect(ended(staff(3, '用户管理'), { passwordHash: 'new' })).toEqual(['other']);
    expect(ended(manager, { active: false })).toEqual(['this', 'other']);
    expect(ended(manager, { active: true, details: { name: 'x' } })).toEqual([]);
  });

  it.each([
    ['who is not there', { staff: null }, {}, 'NOT_FOUND'],
    ['who gets a role that is not there', { role: null }, { roleId: 9 }, 'RELATED_MISSING'],
    ['who goes to a department that is not there', { department: null }, { departmentId: 9 }, 'RELATED_MISSING'],
    [
      'who gets a role with a right that the viewer lacks',
      { role: { ...role, privileges: granted('部门管理') } },
      { roleId: 2 },
      'RIGHT_BEYOND_OWN',
    ],
    ['who gets an administrator’s role', { role: { ...role, administrator: true } }, { roleId: 2 }, 'FORBIDDEN'],
    ['whose password is another than was proven', {}, { passwordHash: 'new', proven: { passwordHash: 'older' } }, 'CONFLICT'],
    ['who stays as they are', { role: null, department: null }, { roleId: 1, departmentId: 1 }, null],
  ])('%s', (_, changed, given, reason) =>
    expect(reasonOf(() => updateStaff({ ...facts, ...changed }, manager, { ...nothing, ...given }))).toBe(reason),
  );
});

describe('an administrator', () => {
  const department = { id: 4 };
  const facts = { locked, administrators: 0, menus: [{ id: 1 }, { id: 2 }], roles: [], department };
  const made = { username: 'root', passwordHash: 'x', description: '' };
  const models = (changes: readonly Change[]) => changes.map((one) => ('model' in one ? one.model : ''));

  it('has a role with every entry: a new one, or one that is there', () => {
    const { changes } = newAdministrator(facts, made);
    expect(models(changes)).toEqual(['Role', 'Privilege', 'Account', 'Staff', 'AuditEvent']);
    expect(changes[1]).toMatchObject({ rows: [{ menuId: 1 }, { menuId: 2 }] });
    const part = { id: 7, privileges: [{ menuId: 1 }] };
    const whole = { id: 8, privileges: [{ menuId: 2 }, { menuId: 1 }] };
    const again = newAdministrator({ ...facts, roles: [part, whole] }, made).changes;
    expect(models(again)).toEqual(['Account', 'Staff', 'AuditEvent']);
    expect(again[1]).toMatchObject({ rows: [{ roleId: 8, departmentId: 4 }] });
  });

  it('is the first where there is none', () => {
    expect(models(firstAdministrator(facts, made).changes)).toContain('Staff');
    expect(firstAdministrator({ ...facts, administrators: 1 }, made)).toEqual({ changes: [], outcome: null });
  });
});
