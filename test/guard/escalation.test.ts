import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { digest } from './digest.js';
import type { ViewerName } from './viewers.js';
import { openWorld, type Guarded } from './world/world.js';

let app: Guarded;
let untouched: Record<string, string>;

beforeAll(async () => {
  app = await openWorld();
});
afterAll(() => app.close());
beforeEach(async () => {
  untouched = await digest(app.database);
});

async function ask(token: string | undefined, mutation: string) {
  return app.graphql(`mutation { ${mutation} }`, {}, token);
}

/** The mutation is refused for this reason, and nothing has changed. */
async function expectRefused(who: ViewerName | { token: string }, mutation: string, reason: string): Promise<void> {
  const token = typeof who === 'string' ? app.tokenOf(who) : who.token;
  const { errors } = await ask(token, mutation);
  expect(errors?.[0]?.extensions.reason, mutation).toBe(reason);
  expect(await digest(app.database), mutation).toEqual(untouched);
}

/** A member of staff whose role is granted one menu entry, and no administrator. */
async function employ(username: string, menuId: number): Promise<{ id: number; roleId: number; token: string; accountId: number }> {
  const { prisma } = app.database;
  const role = await prisma.role.create({ data: { name: username, privileges: { create: { menuId } } } });
  const account = await prisma.account.create({ data: { realm: 'STAFF', username } });
  const { id } = await prisma.staff.create({ data: { accountId: account.id, roleId: role.id, departmentId: app.world.salesDepartmentId } });
  const { token } = await app.core.sessions.open({ accountId: account.id, audience: 'graphql' });
  untouched = await digest(app.database);
  return { id, roleId: role.id, token, accountId: account.id };
}

const idOf = (name: ViewerName): number => app.people[name]?.viewer.profileId ?? 0;
const accountOf = (name: ViewerName): number => app.people[name]?.viewer.accountId ?? 0;

describe('a member of staff without 角色管理 and 用户管理', () => {
  it('gives themselves no other role, department or standing', async () => {
    const { administratorsRoleId, salesDepartmentId } = app.world;
    await expectRefused(
      'demoserver',
      `updateStaff(id: ${idOf('demoserver')}, input: { roleId: ${administratorsRoleId} }) { id }`,
      'FORBIDDEN',
    );
    await expectRefused(
      'demoserver',
      `updateStaff(id: ${idOf('demoserver')}, input: { departmentId: ${salesDepartmentId} }) { id }`,
      'FORBIDDEN',
    );
    await expectRefused('demoserver', `updateStaff(id: ${idOf('demoserver')}, input: { isLeader: true }) { id }`, 'FORBIDDEN');
    await expectRefused('demoserver', `updateStaff(id: ${idOf('demoserver')}, input: { active: false }) { id }`, 'FORBIDDEN');
  });

  it('raises the role they have by no route', async () => {
    const { salesRoleId } = app.world;
    await expectRefused('demosales', `updateRole(id: ${salesRoleId}, input: { administrator: true }) { id }`, 'FORBIDDEN');
    await expectRefused('demosales', `setRolePrivileges(roleId: ${salesRoleId}, menuIds: [8, 9, 10, 11]) { id }`, 'FORBIDDEN');
    await expectRefused('demosales', 'createRole(input: { name: "admin", administrator: true }) { id }', 'FORBIDDEN');
    await expectRefused('demosales', 'updateMenu(id: 16, input: { name: "用户管理" }) { id }', 'FORBIDDEN');
    await expectRefused('demosales', 'createMenu(input: { parentId: 1, name: "角色管理" }) { id }', 'FORBIDDEN');
  });

  it('takes over no other account', async () => {
    const { administratorsRoleId, salesDepartmentId } = app.world;
    await expectRefused('demosales', `updateStaff(id: ${idOf('demoadmin')}, input: { password: "password9" }) { id }`, 'FORBIDDEN');
    await expectRefused(
      'demosales',
      `createStaff(input: { username: "mine", password: "password9", roleId: ${administratorsRoleId}, departmentId: ${salesDepartmentId} }) { id }`,
      'FORBIDDEN',
    );
    await expectRefused('demosales', `setAccountActive(accountId: ${accountOf('demoadmin')}, active: false) { id }`, 'FORBIDDEN');
    await expectRefused('demosales', `revokeSessions(accountId: ${accountOf('demoadmin')})`, 'FORBIDDEN');
    await expectRefused('demosales', `updateMember(id: ${app.world.manager1}, input: { password: "password9" }) { id }`, 'FORBIDDEN');
  });
});

describe('staff with 用户管理 who are no administrators', () => {
  it('make no administrator, of themselves or of others', async () => {
    const manager = await employ('user-manager', 9);
    const { administratorsRoleId, salesDepartmentId } = app.world;
    for (const id of [manager.id, idOf('demosales')]) {
      await expectRefused(manager, `updateStaff(id: ${id}, input: { roleId: ${administratorsRoleId} }) { id }`, 'FORBIDDEN');
    }
    await expectRefused(
      manager,
      `createStaff(input: { username: "mine", password: "password9", roleId: ${administratorsRoleId}, departmentId: ${salesDepartmentId} }) { id }`,
      'FORBIDDEN',
    );
  });

  it('take over or shut out no administrator', async () => {
    const manager = await employ('user-manager-2', 9);
    const { salesRoleId } = app.world;
    for (const change of ['password: "password9"', 'active: false', `roleId: ${salesRoleId}`]) {
      await expectRefused(manager, `updateStaff(id: ${idOf('demoadmin')}, input: { ${change} }) { id }`, 'FORBIDDEN');
    }
    await expectRefused(manager, `setAccountActive(accountId: ${accountOf('demoadmin')}, active: false) { id }`, 'FORBIDDEN');
  });
});

describe('staff with 角色管理 who are no administrators', () => {
  it('make no role one of administrators, and touch none that is', async () => {
    const manager = await employ('role-manager', 8);
    const { administratorsRoleId } = app.world;
    await expectRefused(manager, `updateRole(id: ${manager.roleId}, input: { administrator: true }) { id }`, 'FORBIDDEN');
    await expectRefused(manager, 'createRole(input: { name: "admin", administrator: true }) { id }', 'FORBIDDEN');
    await expectRefused(manager, `updateRole(id: ${administratorsRoleId}, input: { enabled: false }) { id }`, 'FORBIDDEN');
    await expectRefused(manager, `setRolePrivileges(roleId: ${administratorsRoleId}, menuIds: []) { id }`, 'FORBIDDEN');
  });
});

describe('members of the mini-program', () => {
  it('change nobody’s permission unless they are 管理员', async () => {
    const { member1, member2, tutor1 } = app.world;
    await expectRefused('member1', `updateMember(id: ${member1}, input: { permission: ADMIN }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
    await expectRefused(
      'member1',
      `updateMember(id: ${member1}, input: { phoneNumber: "1", permission: TEACHER }) { id }`,
      'MEMBER_FIELD_FORBIDDEN',
    );
    await expectRefused('tutor1', `updateMember(id: ${tutor1}, input: { permission: ADMIN }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
    await expectRefused('tutor1', `updateMember(id: ${member2}, input: { permission: TEACHER }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
  });

  it('as 学生 change nobody else and not what they are registered as', async () => {
    const { member1, member2 } = app.world;
    await expectRefused('member1', `updateMember(id: ${member2}, input: { name: "x" }) { id }`, 'MEMBER_FORBIDDEN');
    await expectRefused('member1', `updateMember(id: ${member1}, input: { name: "x" }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
    await expectRefused('member1', `updateMember(id: ${member1}, input: { registrationNumber: "x" }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
  });

  it('as 老师 take over no account, and change no 老师 and no 管理员', async () => {
    const { member2, tutor2, manager1 } = app.world;
    await expectRefused('tutor1', `updateMember(id: ${member2}, input: { password: "password9" }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
    await expectRefused('tutor1', `updateMember(id: ${member2}, input: { username: "mine" }) { id }`, 'MEMBER_FIELD_FORBIDDEN');
    await expectRefused('tutor1', `updateMember(id: ${tutor2}, input: { name: "x" }) { id }`, 'MEMBER_FORBIDDEN');
    await expectRefused('tutor1', `updateMember(id: ${manager1}, input: { name: "x" }) { id }`, 'MEMBER_FORBIDDEN');
  });

  it('learn nothing about who exists', async () => {
    await expectRefused('member1', 'updateMember(id: 987654321, input: { name: "x" }) { id }', 'MEMBER_FORBIDDEN');
  });
});

describe('shoppers', () => {
  it('do not mark themselves as staff, nor change what the back office keeps of them', async () => {
    await expectRefused('shopper2', `setShopperStaff(id: ${idOf('shopper2')}, staff: true) { id }`, 'FORBIDDEN');
    await expectRefused('shopstaff1', `setShopperStaff(id: ${idOf('shopper2')}, staff: true) { id }`, 'FORBIDDEN');
    await expectRefused('shopper2', `updateShopper(id: ${idOf('shopper2')}, input: { realName: "x" }) { id }`, 'FORBIDDEN');
    await expectRefused('shopper2', `enrolShopper(id: ${idOf('shopper2')}, courseId: ${app.world.lonelyId}) { id }`, 'FORBIDDEN');
  });

  it('pay nothing to themselves', async () => {
    const { openOrderId, withdrawalIds, englishId } = app.world;
    await expectRefused('shopper2', `markShopOrderPaid(id: ${openOrderId}) { id }`, 'FORBIDDEN');
    await expectRefused('shopper2', `completeWithdrawal(id: ${withdrawalIds[0]}) { id }`, 'FORBIDDEN');
    await expectRefused('shopper2', `issueShopCoupon(input: { shopperId: ${idOf('shopper2')}, amountFen: 1 }) { id }`, 'FORBIDDEN');
    await expectRefused('shopper2', 'requestWithdrawal(amountFen: 11) { id }', 'WITHDRAWAL_EXCEEDS_BALANCE');
    await expectRefused('shopper2', 'requestWithdrawal(amountFen: -5) { id }', 'BAD_USER_INPUT');
    await expectRefused(
      'shopper2',
      `placeShopOrder(input: { courseId: ${englishId}, amountFen: 1, wholeCourse: true, serviceType: 1 }) { id }`,
      'SHOP_AMOUNT_WRONG',
    );
  });

  it('do not take a WeChat identity that is somebody else’s', async () => {
    await expectRefused('shopper2', 'bindWechat(code: "demo-guard-taken")', 'WECHAT_TAKEN');
  });
});

describe('teachers', () => {
  it('do not approve or reject a school, their own included', async () => {
    const { waitingSchoolId } = app.world;
    await expectRefused('teacher2', `approveSchool(id: ${waitingSchoolId}) { id }`, 'FORBIDDEN');
    await expectRefused('teacher1', `rejectSchool(id: ${waitingSchoolId}, reason: "不好不好") { id }`, 'FORBIDDEN');
  });

  it('bring nobody into a school that is not approved', async () => {
    const { waitingSchoolId } = app.world;
    await expectRefused(
      'teacher2',
      `createPupil(input: { schoolId: ${waitingSchoolId}, username: "mine-pupil", name: "学生" }) { password }`,
      'SCHOOL_NOT_APPROVED',
    );
    await expectRefused(
      'teacher2',
      `inviteTeacher(schoolId: ${waitingSchoolId}, username: "teacher3@guard.example") { id }`,
      'SCHOOL_NOT_APPROVED',
    );
  });

  it('as members who are not the owner change nothing of the school', async () => {
    const { secondSchoolId, pupilOfSecondId, teacher2 } = app.world;
    await expectRefused(
      'teacher1',
      `resetPupilPassword(schoolId: ${secondSchoolId}, id: ${pupilOfSecondId}) { password }`,
      'SCHOOL_NOT_OWNER',
    );
    await expectRefused('teacher1', `removeTeacher(schoolId: ${secondSchoolId}, teacherId: ${teacher2.profileId})`, 'SCHOOL_NOT_OWNER');
    await expectRefused('teacher1', `deleteSchool(id: ${secondSchoolId})`, 'SCHOOL_NOT_OWNER');
  });

  it('reach no pupil of another school by naming their own', async () => {
    const { schoolId, strangerPupilId, deletedPupilId } = app.world;
    for (const id of [strangerPupilId, deletedPupilId]) {
      await expectRefused('teacher1', `resetPupilPassword(schoolId: ${schoolId}, id: ${id}) { password }`, 'PUPIL_NOT_FOUND');
      await expectRefused('teacher1', `renamePupil(schoolId: ${schoolId}, id: ${id}, input: { name: "改名" }) { id }`, 'PUPIL_NOT_FOUND');
      await expectRefused('teacher1', `deletePupil(schoolId: ${schoolId}, id: ${id})`, 'PUPIL_NOT_FOUND');
    }
  });
});

describe('a sign-in', () => {
  it('in one realm opens no account of another', async () => {
    await expectRefused(
      'anonymous',
      'login(input: { realm: STAFF, username: "student1", password: "demo123456" }) { token }',
      'BAD_CREDENTIALS',
    );
    await expectRefused('anonymous', 'loginShopper(input: { username: "member1", password: "demo123456" }) { token }', 'BAD_CREDENTIALS');
    await expectRefused('anonymous', 'loginWithWechat(input: { realm: STAFF, code: "demo-student1" }) { token }', 'WECHAT_UNKNOWN');
    await expectRefused('anonymous', 'loginWithWechat(input: { realm: SHOPPER, code: "demo-student1" }) { token }', 'WECHAT_UNKNOWN');
  });

  it('opens no account that is shut out or deleted', async () => {
    await expectRefused(
      'anonymous',
      'login(input: { realm: STAFF, username: "gonesales", password: "demo123456" }) { token }',
      'ACCOUNT_DISABLED',
    );
    await expectRefused(
      'anonymous',
      'login(input: { realm: PUPIL, username: "guard-deleted", password: "demo123456" }) { token }',
      'BAD_CREDENTIALS',
    );
    await expectRefused(
      'anonymous',
      'login(input: { realm: PUPIL, username: "guard-of-deleted-school", password: "demo123456" }) { token }',
      'BAD_CREDENTIALS',
    );
  });
});
