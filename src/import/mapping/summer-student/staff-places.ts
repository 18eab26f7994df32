import { merge, row, type TableMapping } from '../declare.js';

const ROLES = {
  ADMIN: { name: '暑校管理员', department: '市场部' },
  MARKET: { name: '暑校市场部', department: '市场部' },
  PRODUCT: { name: '暑校产品部', department: '产品部' },
  FINANCE: { name: '暑校财务部', department: '财务部' },
  SALES: { name: '暑校销售部', department: '销售部' },
} as const;

type Role = keyof typeof ROLES;

/** The department that holders of a role are in; undefined where it is no role of the staff. */
export function departmentOf(role: string | null | undefined): string | undefined {
  return role != null && role in ROLES ? ROLES[role as Role].department : undefined;
}

/** The old system's roles are values of a column; here they are rows. Administrators there are administrators here. */
export function roles(...used: readonly Role[]): TableMapping {
  return {
    table: 'user: role',
    entity: 'Role',
    key: ['role'],
    keepsIdsOf: [],
    mapped: [],
    fixed: used.map((role) => ({ role, name: ROLES[role].name })),
    map: (old) => [row('Role', { name: old['name'] ?? '', description: '来自暑校学生系统', administrator: old['role'] === 'ADMIN' })],
  };
}

/** Departments that its people belong to; a fresh gateway has them. */
export function departments(...names: readonly string[]): TableMapping {
  return {
    table: 'user: department',
    entity: 'Department',
    key: ['name'],
    keepsIdsOf: [],
    mapped: [],
    fixed: names.map((name) => ({ name })),
    map: (old, at) => {
      const name = old['name'] ?? '';
      const found = at.find('Department.name', name);
      return [found === undefined ? row('Department', { name }) : merge('Department', found.id, {})];
    },
  };
}
