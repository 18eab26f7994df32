import {
  type MenuEntryFragment,
  MenuTreeDocument,
  PrivilegeSetDocument,
  PrivilegeTreeDocument,
} from '../../../generated/operations/summer-crm.js';
import { type FieldRule, route, type Route, shanghaiIso } from '../../shim/index.js';
import { reference } from '../../summer/existence.js';
import { idOf } from '../../summer/ids.js';
import { RECORDS } from '../records.js';

/** An unreadable list is one with an entry that no menu has. */
const menuIds: FieldRule = {
  read: (raw) => {
    const sent: unknown = Array.isArray(raw) && raw.length === 1 ? raw[0] : raw;
    if (typeof sent !== 'string') return raw === null || raw === undefined || Array.isArray(raw) ? raw : [raw];
    const list = parsed(sent);
    return Array.isArray(list) ? list : [sent];
  },
  check: (value) => (idsOf(value) === null ? { kind: 'related' } : null),
};

export const privilegeRoutes: readonly Route[] = [
  route('summer-crm.privilege.tree', {
    operation: PrivilegeTreeDocument,
    variables: (input) => ({ roleId: idOf(input.text('role_id')) }),
    data: ({ menus, role }) => {
      const chosen = new Set(role?.menuIds);
      return treeOf(menus.nodes, (id) => ({ choose: chosen.has(id) }));
    },
  }),

  route('summer-crm.menu.tree', {
    operation: MenuTreeDocument,
    data: ({ menus }) => treeOf(menus.nodes, () => ({})),
  }),

  route('summer-crm.privilege.set', {
    operation: PrivilegeSetDocument,
    fields: { role_id: reference(RECORDS.role), menu_id_list: menuIds },
    variables: (input) => ({ roleId: idOf(input.text('role_id')), menuIds: idsOf(input.list('menu_id_list')) ?? [] }),
    data: () => '',
  }),
];

/** What lies below the root, which is not shown itself; `more` of each entry by its id (contract: shapes.MenuNode, MenuEntry). */
function treeOf(entries: readonly MenuEntryFragment[], more: (id: number) => object): object[] {
  const nodesBelow = (parentId: number): object[] =>
    entries
      .filter((entry) => entry.parentId === parentId)
      .map(({ id, title, url, extra, createdAt }) => ({
        id,
        name: title,
        url,
        parent_id: parentId,
        extra,
        create_at: shanghaiIso(createdAt),
        children: nodesBelow(id),
        ...more(id),
      }));
  return entries.filter(({ parentId }) => parentId === null).flatMap((root) => nodesBelow(root.id));
}

/** Ids as numbers or their texts; null when an entry is neither. */
function idsOf(entries: unknown): number[] | null {
  if (!Array.isArray(entries)) return null;
  const ids = entries.map((entry) => idOf(typeof entry === 'number' || typeof entry === 'string' ? String(entry).trim() : ''));
  return ids.includes(0) ? null : ids;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
