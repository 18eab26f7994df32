import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';
import { DEMO_QR_CODE_PATH } from './files.js';

/** The menu entries of the demo roles that are not granted everything, by the ids that every system has, parents included. */
const MARKET_MENU = [1, 4, 15, 16, 17];
const SERVICE_MENU = [1, 5, 18, 19];

/** Roles, the department of the student service, and one member of staff of each kind. */
export async function seedBackoffice(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  const everything = (await transaction.menu.findMany({ select: { id: true }, orderBy: { id: 'asc' } })).map(({ id }) => id);
  const serviceDepartment = await transaction.department.create({ data: { name: '学服部', description: '学生服务' } });
  const departmentNamed = (name: string) => transaction.department.findFirstOrThrow({ where: { name }, orderBy: { id: 'asc' } });
  const createRole = (name: string, description: string, menuIds: readonly number[], administrator = false) =>
    transaction.role.create({ data: { name, description, administrator, privileges: { create: menuIds.map((menuId) => ({ menuId })) } } });

  const staff = [
    {
      username: 'demoadmin',
      name: '陈静',
      email: 'demoadmin@example.com',
      phone: '13900000001',
      sex: false,
      wechat: 'demoadmin',
      role: await createRole('超级管理员', '全部菜单', everything, true),
      department: await departmentNamed('产品部'),
    },
    {
      username: 'demosales',
      name: '刘洋',
      email: 'demosales@example.com',
      phone: '13900000002',
      wechat: 'demosales',
      qrCode: DEMO_QR_CODE_PATH,
      role: await createRole('市场部', '报名咨询', MARKET_MENU),
      department: await departmentNamed('销售部'),
    },
    {
      username: 'demoserver',
      name: '周敏',
      email: 'demoserver@example.com',
      phone: '13900000003',
      sex: false,
      wechat: 'demoserver',
      role: await createRole('学服', '学生服务', SERVICE_MENU),
      department: serviceDepartment,
    },
  ];
  for (const { username, role, department, ...details } of staff) {
    const { id } = await createAccount(transaction, { realm: 'STAFF', username });
    await transaction.staff.create({ data: { ...details, accountId: id, roleId: role.id, departmentId: department.id } });
  }
}
