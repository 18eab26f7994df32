import { rightsChanged } from '../../../access/access-changes.js';
import { requireAdministrator } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, insertAll, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import { withParents } from '../menu/menu-tree.js';
import { grantedBy, requireNothingNew, requireRightsOfOwn, ROLE_GIVEN } from './giving-rights.js';
import type { CreateRoleInput, UpdateRoleInput } from './role.type.js';

const UPDATING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Role', { id })],
  facts: ({ id }) => ({ role: row('Role', { where: { id }, select: { ...ROLE_GIVEN, enabled: true } }) }),
});

export function updateRole({ role }: FactsOf<typeof UPDATING>, viewer: Viewer, id: number, input: UpdateRoleInput): Decision<number> {
  if (role === null) throw new DomainError('NOT_FOUND');
  if (role.administrator || input.administrator === true) requireAdministrator(viewer);
  if (input.enabled === true && !role.enabled) requireRightsOfOwn(viewer, grantedBy(role), 'enabled');
  return decision([update('Role', { id }, withoutNulls(input)), rightsChanged()], id);
}

/** The whole tree is held as it is: what leads to an entry is granted with it. */
const GRANTING = defineWrite<{ roleId: number; staffId: number }>()({
  locks: ({ roleId }) => [lock('Role', { id: roleId }), lock('Menu', {}, 'share')],
  facts: ({ roleId, staffId }) => ({
    role: row('Role', { where: { id: roleId }, select: { administrator: true } }),
    menus: rows('Menu', { where: {}, orderBy: { id: 'asc' }, select: { id: true, parentId: true, name: true } }),
    privileges: rows('Privilege', { where: { roleId }, select: { menuId: true } }),
    own: count('Staff', { id: staffId, roleId }),
  }),
});

export function setPrivileges(
  { role, menus, privileges, own }: FactsOf<typeof GRANTING>,
  viewer: Viewer,
  roleId: number,
  menuIds: readonly number[],
): Decision<number> {
  if (role === null) throw new DomainError('RELATED_MISSING', { field: 'roleId', params: { id: roleId } });
  if (role.administrator) requireAdministrator(viewer);
  const before = privileges.map(({ menuId }) => menuId);
  const granted = withParents(menuIds, menus);
  // What only leads to entries below comes with them.
  const given = menus.filter(({ id }) => granted.includes(id) && !menus.some(({ parentId }) => parentId === id));
  if (own > 0) requireNothingNew(viewer, before, given, 'menuIds');
  else requireRightsOfOwn(viewer, given, 'menuIds');
  const added = granted.filter((menuId) => !before.includes(menuId));
  const changes = [
    insertAll(
      'Privilege',
      added.map((menuId) => ({ roleId, menuId })),
    ),
    remove('Privilege', { roleId, menuId: { notIn: granted } }),
    rightsChanged(),
  ];
  return decision(changes, roleId);
}

/**
 * Roles and what they are granted; staff whose role is granted 角色管理 write them. Only administrators make roles of
 * administrators or touch such a role, and nobody else gives what they lack, or they could raise themselves with it.
 */
export class RoleService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  async create(viewer: Viewer | null, { name, description, administrator }: CreateRoleInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_ROLES');
    if (administrator === true) requireAdministrator(viewer);
    return this.core.writer.insert(insert('Role', { name, description: description ?? '', administrator: administrator ?? false }));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateRoleInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_ROLES');
    return this.core.writer.run(UPDATING, { id }, (facts) => updateRole(facts, viewer, id, input));
  }

  /** Replaces a role's menu entries as a whole; parents that the list leaves out are granted with their children. */
  async setPrivileges(viewer: Viewer | null, roleId: number, menuIds: readonly number[]): Promise<number> {
    requirePermission(viewer, 'MANAGE_ROLES');
    const places = { roleId, staffId: viewer.profileId };
    return this.core.writer.run(GRANTING, places, (facts) => setPrivileges(facts, viewer, roleId, menuIds));
  }
}
