import { row, type TableMapping } from '../declare.js';
import { anyText, china, flag } from '../values.js';

/** The old system has no administrators: the operator names the roles whose holders become some. */
export const ROLE: TableMapping = {
  table: 'role',
  entity: 'Role',
  mapped: ['id', 'name', 'description', 'create_at', 'update_at', 'enabled'],
  map: (old, { options }) => {
    const name = anyText(old['name']);
    const createdAt = china(old['create_at']) ?? undefined;
    const updatedAt = china(old['update_at']) ?? createdAt;
    const administrator = options.administrators.includes(name);
    return [
      row('Role', { name, description: anyText(old['description']), enabled: flag(old['enabled']), administrator, createdAt, updatedAt }),
    ];
  },
};
