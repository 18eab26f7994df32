import type { Realm } from '../../../src/access/audiences.js';
import { Passwords } from '../../../src/access/passwords.js';
import type { TestApp } from '../../support/app.js';

export const PASSWORD = 'test-password';

export interface Person {
  readonly accountId: number;
  readonly profileId: number;
  readonly username: string;
}

let made = 0;
const passwords = new Passwords();

async function account(app: TestApp, realm: Realm): Promise<{ id: number; username: string }> {
  const username = `${realm.toLowerCase()}-${++made}@example.com`;
  const passwordHash = await passwords.hash(realm, PASSWORD);
  const { id } = await app.database.prisma.account.create({ data: { realm, username, passwordHash } });
  return { id, username };
}

export async function makeStaff(
  app: TestApp,
  { administrator = false, menus = [] }: { administrator?: boolean; menus?: readonly string[] } = {},
): Promise<Person> {
  const { prisma } = app.database;
  const { id, username } = await account(app, 'STAFF');
  const role = await prisma.role.create({ data: { name: username.slice(0, 30), administrator } });
  const department = await prisma.department.create({ data: { name: username.slice(0, 30) } });
  for (const name of menus) {
    const menu = await prisma.menu.create({ data: { name } });
    await prisma.privilege.create({ data: { roleId: role.id, menuId: menu.id } });
  }
  const staff = await prisma.staff.create({ data: { accountId: id, roleId: role.id, departmentId: department.id } });
  return { accountId: id, profileId: staff.id, username };
}

export async function makeStudent(app: TestApp): Promise<Person> {
  const { id, username } = await account(app, 'STUDENT');
  const student = await app.database.prisma.student.create({ data: { accountId: id } });
  return { accountId: id, profileId: student.id, username };
}

export async function makeMember(app: TestApp, permission: 'STUDENT' | 'TEACHER' | 'ADMIN' = 'STUDENT'): Promise<Person> {
  const { id, username } = await account(app, 'MEMBER');
  const member = await app.database.prisma.member.create({ data: { accountId: id, permission } });
  return { accountId: id, profileId: member.id, username };
}

export async function makeShopper(app: TestApp, openid?: string): Promise<Person> {
  const { id, username } = await account(app, 'SHOPPER');
  const shopper = await app.database.prisma.shopper.create({ data: { accountId: id, inviteCode: `CODE${made}` } });
  if (openid !== undefined)
    await app.database.prisma.wechatIdentity.create({ data: { accountId: id, realm: 'SHOPPER', app: 'WEB', openid } });
  return { accountId: id, profileId: shopper.id, username };
}

/** A teacher and the school they own. */
export async function makeTeacher(app: TestApp): Promise<Person & { readonly schoolId: number }> {
  const { id, username } = await account(app, 'TEACHER');
  const teacher = await app.database.prisma.teacher.create({ data: { accountId: id, name: 'T' } });
  const school = await app.database.prisma.school.create({ data: { name: 'S', status: 'APPROVED', ownerId: teacher.id } });
  return { accountId: id, profileId: teacher.id, username, schoolId: school.id };
}

export async function makePupil(app: TestApp, schoolId: number): Promise<Person> {
  const { id, username } = await account(app, 'PUPIL');
  const pupil = await app.database.prisma.pupil.create({ data: { accountId: id, schoolId, name: 'P' } });
  return { accountId: id, profileId: pupil.id, username };
}
