import { requireAdministrator, requireStaff } from '../../../access/authorize.js';
import { RIGHTS } from '../../../access/menu-rights.js';
import type { Sessions } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { DomainError } from '../../errors.js';
import { lockRow, type LockOptions } from '../../locks.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateMenuInput, UpdateMenuInput } from './menu.type.js';

/**
 * The menu tree. Rights go by the names of entries, so administrators alone write it, and the entries that rights hang
 * on keep their names.
 */
export class MenuService {
  constructor(
    private readonly database: Database,
    private readonly sessions: Sessions,
  ) {}

  /** Whether an entry with exactly this url is granted to the viewer's role. */
  async mayVisit(viewer: Viewer | null, url: string): Promise<boolean> {
    requireStaff(viewer);
    const granted = await this.database.reader().privilege.findFirst({
      where: { menu: { url }, role: { enabled: true, staff: { some: { id: viewer.profileId } } } },
      select: { id: true },
    });
    return granted !== null;
  }

  async create(viewer: Viewer | null, { parentId, name, extra, url }: CreateMenuInput): Promise<number> {
    requireAdministrator(viewer);
    return this.database.transaction(async (transaction) => {
      const parent = await lockRow(transaction, 'Menu', parentId, ['id'], { to: 'share' });
      if (parent === null) throw new DomainError('RELATED_MISSING', { field: 'parentId', params: { id: parentId } });
      return (await transaction.menu.create({ data: { parentId, name, extra: extra ?? '', url: url ?? null } })).id;
    });
  }

  async update(viewer: Viewer | null, id: number, { url, ...texts }: UpdateMenuInput): Promise<number> {
    requireAdministrator(viewer);
    await this.database.transaction(async (transaction) => {
      const { name } = await lockMenu(transaction, id);
      const data = withoutNulls(texts);
      if (data.name !== undefined && data.name !== name) refuseIfRight(name);
      await transaction.menu.update({ where: { id }, data: { ...data, ...(url === undefined ? {} : { url }) } });
      this.sessions.forgetAccess(transaction);
    });
    return id;
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireAdministrator(viewer);
    await this.database.transaction(async (transaction) => {
      const { name, parentId } = await lockMenu(transaction, id, { to: 'delete' });
      refuseIfRight(name);
      if (parentId === null || (await transaction.menu.count({ where: { parentId: id } })) > 0) throw new DomainError('MENU_NOT_EMPTY');
      await transaction.menu.delete({ where: { id } });
      this.sessions.forgetAccess(transaction);
    });
  }
}

/** Throws NOT_FOUND. */
async function lockMenu(transaction: Transaction, id: number, options?: LockOptions): Promise<{ name: string; parentId: number | null }> {
  const menu = await lockRow(transaction, 'Menu', id, ['name', 'parentId'], options);
  if (menu === null) throw new DomainError('NOT_FOUND');
  return menu;
}

function refuseIfRight(name: string): void {
  if (RIGHTS.includes(name)) throw new DomainError('MENU_IS_A_RIGHT');
}
