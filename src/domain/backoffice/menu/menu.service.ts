import { rightsChanged } from '../../../access/access-changes.js';
import { requireStaff } from '../../../access/authorize.js';
import { RIGHTS } from '../../../access/menu-rights.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, lock, row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import type { CreateMenuInput, UpdateMenuInput } from './menu.type.js';

const VISITING = defineWrite<{ staffId: number; url: string }>()({
  facts: ({ staffId, url }) => ({
    granted: count('Privilege', { menu: { url }, role: { enabled: true, staff: { some: { id: staffId } } } }),
  }),
});

/** The entry above stays until the new one is there. */
const CREATING = defineWrite<{ parentId: number }>()({
  facts: ({ parentId }) => ({ parent: row('Menu', { where: { id: parentId }, select: { id: true }, lock: 'share' }) }),
});

const UPDATING = defineWrite<{ id: number }>()({
  facts: ({ id }) => ({ menu: row('Menu', { where: { id }, select: { name: true }, lock: 'write' }) }),
});

const DELETING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [lock('Menu', { id }, 'delete')],
  facts: ({ id }) => ({
    menu: row('Menu', { where: { id }, select: { name: true, parentId: true } }),
    below: count('Menu', { parentId: id }),
  }),
});

export function createMenu({ parent }: FactsOf<typeof CREATING>, { parentId, extra, ...input }: CreateMenuInput): Decision<NewId> {
  if (parent === null) throw new DomainError('RELATED_MISSING', { field: 'parentId', params: { id: parentId } });
  const menu = insert('Menu', { ...input, parentId, extra: extra ?? '' });
  return decision([menu], menu.id);
}

export function updateMenu({ menu }: FactsOf<typeof UPDATING>, id: number, { name, extra, ...others }: UpdateMenuInput): Decision<number> {
  if (menu === null) throw new DomainError('NOT_FOUND');
  const data = withoutNulls({ name, extra });
  if (data.name !== undefined && data.name !== menu.name) refuseIfRight(menu.name);
  return decision([update('Menu', { id }, { ...data, ...others }), rightsChanged()], id);
}

/** The root has no entry above and stays. */
export function deleteMenu({ menu, below }: FactsOf<typeof DELETING>, id: number): Decision<null> {
  if (menu === null) throw new DomainError('NOT_FOUND');
  refuseIfRight(menu.name);
  if (menu.parentId === null || below > 0) throw new DomainError('MENU_NOT_EMPTY');
  return decision([remove('Menu', { id }), rightsChanged()], null);
}

function refuseIfRight(name: string): void {
  if (RIGHTS.includes(name)) throw new DomainError('MENU_IS_A_RIGHT');
}

/**
 * The menu tree. Rights go by the names of entries, so administrators alone write it, and the entries that rights hang
 * on keep their names.
 */
export class MenuService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /** Whether an entry with exactly this url is granted to the viewer's role. */
  async mayVisit(viewer: Viewer | null, url: string): Promise<boolean> {
    requireStaff(viewer);
    return (await this.core.writer.look(VISITING, { staffId: viewer.profileId, url })).granted > 0;
  }

  async create(viewer: Viewer | null, input: CreateMenuInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_MENUS');
    return this.core.writer.run(CREATING, { parentId: input.parentId }, (facts) => createMenu(facts, input));
  }

  async update(viewer: Viewer | null, id: number, input: UpdateMenuInput): Promise<number> {
    requirePermission(viewer, 'MANAGE_MENUS');
    return this.core.writer.run(UPDATING, { id }, (facts) => updateMenu(facts, id, input));
  }

  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requirePermission(viewer, 'MANAGE_MENUS');
    await this.core.writer.run(DELETING, { id }, (facts) => deleteMenu(facts, id));
  }
}
