import { requireAdministrator, requireMenu } from '../../../access/authorize.js';
import { MANAGES } from '../../../access/menu-rights.js';
import type { Sessions } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow, lockRows } from '../../locks.js';
import { withoutNulls } from '../../values/input.js';
import { withParents } from '../menu/menu-tree.js';
import { grantedTo, requireNothingNew, requireRightsOfOwn } from './giving-rights.js';
import type { CreateRoleInput, UpdateRoleInput } from './role.type.js';

/**
 * Roles and what they are granted; staff whose role is granted 角色管理 write them. Only administrators make roles of
 * administrators or touch such a role, and nobody else gives what they lack, or they could raise themselves with it.
 */
export class RoleService {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  async create(viewer: Viewer | null, { name, description, administrator }: CreateRoleInput): Promise<number> {
    requireMenu(viewer, MANAGES.roles);
    if (administrator === true) requireAdministrator(viewer);
    const { id } = await this.database.write((tx) =>
      tx.role.create({ data: { name, description: description ?? '', administrator: administrator ?? false } }),
    );
    return id;
  }

  async update(viewer: Viewer | null, id: number, input: UpdateRoleInput): Promise<number> {
    requireMenu(viewer, MANAGES.roles);
    await this.database.transaction(async (transaction) => {
      const known = await lockRow(transaction, 'Role', id, ['administrator', 'enabled']);
      if (known === null) throw new DomainError('NOT_FOUND');
      if (known.administrator || input.administrator === true) requireAdministrator(viewer);
      if (input.enabled === true && !known.enabled) requireRightsOfOwn(viewer, await grantedTo(transaction, id), 'enabled');
      await transaction.role.update({ where: { id }, data: withoutNulls(input) });
      this.sessions.forgetAccess(transaction);
    });
    return id;
  }

  /** Replaces a role's menu entries as a whole; parents that the list leaves out are granted with their children. */
  async setPrivileges(viewer: Viewer | null, roleId: number, menuIds: readonly number[]): Promise<number> {
    requireMenu(viewer, MANAGES.roles);
    await this.database.transaction(async (transaction) => {
      const role = await lockRow(transaction, 'Role', roleId, ['administrator']);
      if (role === null) throw new DomainError('RELATED_MISSING', { field: 'roleId', params: { id: roleId } });
      if (role.administrator) requireAdministrator(viewer);
      const menus = await lockRows(transaction, 'Menu', 'all', ['id', 'parentId', 'name'], { to: 'share' });
      const granted = withParents(menuIds, menus);
      // What only leads to entries below comes with them.
      const given = menus.filter(({ id }) => granted.includes(id) && !menus.some(({ parentId }) => parentId === id));
      if ((await transaction.staff.count({ where: { id: viewer.profileId, roleId } })) > 0) {
        const before = await transaction.privilege.findMany({ where: { roleId }, select: { menuId: true } });
        requireNothingNew(
          viewer,
          before.map(({ menuId }) => menuId),
          given,
          'menuIds',
        );
      } else requireRightsOfOwn(viewer, given, 'menuIds');
      await transaction.privilege.deleteMany({ where: { roleId, menuId: { notIn: granted } } });
      await transaction.privilege.createMany({ data: granted.map((menuId) => ({ roleId, menuId })), skipDuplicates: true });
      this.sessions.forgetAccess(transaction);
    });
    return roleId;
  }
}
