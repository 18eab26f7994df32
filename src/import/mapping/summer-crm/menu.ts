import { merge, row, setAside, type TableMapping } from '../declare.js';
import { anyText, china, text } from '../values.js';

/** Clients know the entries by their ids: those of the old system take the place of a fresh gateway's. */
export const MENU: TableMapping = {
  table: 'menu',
  entity: 'Menu',
  takesPlace: true,
  mapped: ['id', 'name', 'url', 'parent_id', 'extra', 'create_at'],
  map: (old) => [
    row('Menu', {
      name: anyText(old['name']),
      extra: anyText(old['extra']),
      url: text(old['url']),
      createdAt: china(old['create_at']) ?? undefined,
    }),
  ],
  links: (old, at) => {
    const parent = old['parent_id'] ?? null;
    // The root says -1 or 0.
    const isRoot = parent === null || Number(parent) <= 0;
    const parentId = isRoot || parent === at.oldId ? null : (at.id('menu', parent) ?? null);
    if (!isRoot && parentId === null) at.note('parentId', `no entry has the id ${parent}: shown at the top`);
    return { parentId };
  },
};

/** The old system grants an entry several times over; here once. */
export const PRIVILEGE: TableMapping = {
  table: 'privilege',
  entity: 'Privilege',
  mapped: ['id', 'role_id', 'menu_id', 'create_at', 'extra'],
  map: (old, at) => {
    const roleId = at.id('role', old['role_id']);
    const menuId = at.id('menu', old['menu_id']);
    if (roleId === undefined || menuId === undefined) return setAside('its role or its menu entry is gone');
    const found = at.find('Privilege.menu', roleId, menuId);
    const values = { roleId, menuId, extra: anyText(old['extra']), createdAt: china(old['create_at']) ?? undefined };
    return [found === undefined ? row('Privilege', values) : merge('Privilege', found.id, values)];
  },
};
