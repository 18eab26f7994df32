import { ADMINISTRATOR, type Writes } from './write.js';

/** contract: summer-crm, auth.decisions: 部门管理, 角色管理, 用户管理, which of the viewers demoadmin alone has. */
export const BACKOFFICE_WRITES: Writes = {
  createDepartment: { may: ADMINISTRATOR, variables: () => ({ input: { name: '新部门' } }) },
  updateDepartment: {
    may: ADMINISTRATOR,
    variables: ({ departmentId }) => ({ id: departmentId, input: { name: '改名部', enabled: true } }),
  },
  createRole: { may: ADMINISTRATOR, variables: () => ({ input: { name: '新角色', administrator: true } }) },
  updateRole: { may: ADMINISTRATOR, variables: ({ salesRoleId }) => ({ id: salesRoleId, input: { description: '改' } }) },
  setRolePrivileges: { may: ADMINISTRATOR, variables: ({ salesRoleId }) => ({ roleId: salesRoleId, menuIds: [8, 9, 10] }) },
  createMenu: { may: ADMINISTRATOR, variables: () => ({ input: { parentId: 1, name: '新菜单' } }) },
  updateMenu: { may: ADMINISTRATOR, variables: ({ menuId }) => ({ id: menuId, input: { url: '/elsewhere' } }) },
  deleteMenu: { may: ADMINISTRATOR, variables: ({ menuId }) => ({ id: menuId }), turn: 2 },
  createStaff: {
    may: ADMINISTRATOR,
    variables: ({ salesRoleId, salesDepartmentId }) => ({
      input: { username: 'newstaff', roleId: salesRoleId, departmentId: salesDepartmentId, password: 'password9' },
    }),
  },
  updateStaff: {
    may: ADMINISTRATOR,
    variables: ({ goneSalesId }) => ({ id: goneSalesId, input: { phone: '110', active: true, password: 'password9' } }),
  },
};
