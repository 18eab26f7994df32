import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Permission } from '../../../src/access/permissions.js';
import { createTestApp, type TestApp } from '../../support/app.js';
import { makeMember, makeStaff, makeStudent, PASSWORD, type Person } from './people.js';

let app: TestApp;
let orderId: number;
beforeAll(async () => {
  app = await createTestApp();
  ({ id: orderId } = await app.database.prisma.order.findFirstOrThrow({ where: { status: 'CONFIRMED' } }));
});
afterAll(() => app.close());

/** For each permission what it is about, of something that is not there or has been done: nobody changes anything. */
const ASKED: Readonly<Record<Permission, () => string>> = {
  JUDGE_ORDERS: () => `mutation { confirmOrder(id: ${orderId}) { id } }`,
  MANAGE_PAYMENT_ACCOUNTS: () => 'mutation { deletePaymentAccount(id: 999999) }',
  MANAGE_STAFF: () => 'mutation { updateStaff(id: 999999, input: { departmentId: 1 }) { id } }',
  MANAGE_DEPARTMENTS: () => 'mutation { updateDepartment(id: 999999, input: {}) { id } }',
  MANAGE_ROLES: () => 'mutation { updateRole(id: 999999, input: {}) { id } }',
  MANAGE_MENUS: () => 'mutation { deleteMenu(id: 999999) }',
  MANAGE_ACCOUNTS: () => 'mutation { revokeSessions(accountId: 999999) }',
  READ_LOG: () => '{ auditEvents(first: 1) { totalCount } }',
  JUDGE_SCHOOLS: () => 'mutation { approveSchool(id: 999999) { id } }',
  SEND_NOTICES: () => 'mutation { sendSystemNotice(input: { content: "" }) }',
  MANAGE_SHOP: () => 'mutation { deleteShopCourse(id: 999999) }',
  MANAGE_MEMBERS: () => 'mutation { deleteMember(id: 999999) }',
};

async function permissionsOf(realm: string, person: Person): Promise<{ said: string[]; token: string }> {
  const token = await app.login(realm, person.username, PASSWORD);
  const { data, errors } = await app.graphql('{ viewer { permissions } }', {}, token);
  expect(errors).toBeUndefined();
  return { said: data.viewer.permissions, token };
}

describe('what a member of staff is said to be allowed', () => {
  it.each([
    [{}, []],
    [
      { administrator: true },
      ['JUDGE_ORDERS', 'MANAGE_MENUS', 'MANAGE_ACCOUNTS', 'READ_LOG', 'JUDGE_SCHOOLS', 'SEND_NOTICES', 'MANAGE_SHOP', 'MANAGE_MEMBERS'],
    ],
    [{ menus: ['财务管理'] }, ['JUDGE_ORDERS']],
    [{ menus: ['缴费凭据管理', '支付账号管理'] }, ['JUDGE_ORDERS', 'MANAGE_PAYMENT_ACCOUNTS']],
    [{ menus: ['用户管理', '部门管理', '角色管理', '超级日志'] }, ['MANAGE_STAFF', 'MANAGE_DEPARTMENTS', 'MANAGE_ROLES', 'READ_LOG']],
  ])('with %j is what they are not refused', async (role, permissions) => {
    const { said, token } = await permissionsOf('STAFF', await makeStaff(app, role));
    expect(said).toEqual(permissions);
    for (const [permission, query] of Object.entries(ASKED)) {
      const { errors } = await app.graphql(query(), {}, token);
      expect(errors?.[0]?.extensions.reason !== 'FORBIDDEN', permission).toBe(said.includes(permission));
    }
  });
});

it('nobody else is said to be allowed anything of it', async () => {
  expect((await permissionsOf('STUDENT', await makeStudent(app))).said).toEqual([]);
  expect((await permissionsOf('MEMBER', await makeMember(app, 'ADMIN'))).said).toEqual([]);
});
