import { merge, row, type TableMapping } from '../declare.js';

/** The old system's roles are values of a column; here they are rows. Administrators there are administrators here. */
export const ROLE: TableMapping = {
  table: 'user: role',
  entity: 'Role',
  key: ['role'],
  keepsIdsOf: [],
  mapped: [],
  fixed: [
    { role: 'ADMIN', name: '暑校管理员' },
    { role: 'MARKET', name: '暑校市场部' },
  ],
  map: (old) => [row('Role', { name: old['name'] ?? '', description: '来自暑校学生系统', administrator: old['role'] === 'ADMIN' })],
};

/** Departments that its people belong to; a fresh gateway has them. */
export const DEPARTMENT: TableMapping = {
  table: 'user: department',
  entity: 'Department',
  key: ['name'],
  keepsIdsOf: [],
  mapped: [],
  fixed: [{ name: '市场部' }, { name: '销售部' }],
  map: (old, at) => {
    const name = old['name'] ?? '';
    const found = at.find('Department.name', name);
    return [found === undefined ? row('Department', { name }) : merge('Department', found.id, {})];
  },
};
