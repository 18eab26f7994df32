import { merge, row, setAside, type TableMapping } from '../../declare.js';
import { anyText, text, whole } from '../../values.js';

/** Groups of the menu. Nobody knows its entries by their ids, so they have free ones. */
export const FIRST_LEVEL: TableMapping = {
  table: 'first_level',
  entity: 'Menu',
  keepsIdsOf: [],
  mapped: ['id', 'name', 'key', 'rank'],
  map: (old) => [row('Menu', { name: anyText(old['name']), url: text(old['key']), rank: whole(old['rank']) })],
};

const groups = { table: 'first_second_relation', column: 'second_id', columns: ['id', 'first_id'] };

/** An entry stands in one place here: in the first of its groups. */
export const SECOND_LEVEL: TableMapping = {
  table: 'second_level',
  entity: 'Menu',
  keepsIdsOf: [],
  mapped: ['id', 'name', 'key', 'rank', 'icon'],
  companions: { groups: { ...groups, of: (old) => [old['id']] } },
  map: (old, at) => {
    const [first] = [...at.companions('groups')].sort((one, other) => Number(one['id']) - Number(other['id']));
    const parentId = at.id('first_level', first?.['first_id']) ?? null;
    if (parentId === null) at.note('parentId', 'it is in no group: shown at the top');
    return [
      row('Menu', { name: anyText(old['name']), url: text(old['key']), rank: whole(old['rank']), icon: text(old['icon']), parentId }),
    ];
  },
};

export const FIRST_SECOND: TableMapping = {
  table: 'first_second_relation',
  entity: 'Menu',
  keepsIdsOf: [],
  mapped: ['id', 'first_id', 'second_id'],
  companions: { groups: { ...groups, of: (old) => [old['second_id']] } },
  map: (old, at) => {
    const entry = at.id('second_level', old['second_id']);
    const group = at.id('first_level', old['first_id']);
    if (entry === undefined || group === undefined) return setAside('its group or its entry is gone');
    const first = Math.min(...at.companions('groups').map(({ id }) => Number(id)));
    return first === Number(at.oldId) ? [merge('Menu', entry, {})] : setAside('the entry stands in another group already');
  },
};

/** Which roles see an entry. */
function privileges(table: string, level: string): TableMapping {
  return {
    table,
    entity: 'Privilege',
    keepsIdsOf: [],
    mapped: ['id', 'pre_id', 'role'],
    map: (old, at) => {
      const roleId = at.id('user: role', old['role']);
      const menuId = at.id(level, old['pre_id']);
      if (roleId === undefined) return setAside(`${old['role'] ?? 'none'} is no role of the staff`);
      if (menuId === undefined) return setAside('its entry is gone');
      const found = at.find('Privilege.menu', roleId, menuId);
      return [found === undefined ? row('Privilege', { roleId, menuId }) : merge('Privilege', found.id, {})];
    },
  };
}

export const FIRST_LEVEL_ROLE = privileges('first_level_role', 'first_level');
export const SECOND_LEVEL_ROLE = privileges('second_level_role', 'second_level');
