import type { People } from './people.js';

/** 超级日志, as every system has it. */
const LOG_MENU = 11;

/** Staff of every sort, and students who are somebody else's. */
export async function makeBackoffice(people: People) {
  const { prisma } = people;
  const sales = await prisma.department.findFirstOrThrow({ where: { name: '销售部' } });
  const service = await prisma.department.findFirstOrThrow({ where: { name: '学服部' } });
  const { roleId } = await prisma.staff.findFirstOrThrow({ where: { account: { username: 'demosales' } } });
  const administrators = await prisma.role.findFirstOrThrow({ where: { administrator: true } });
  const logRole = await prisma.role.create({ data: { name: '日志', privileges: { create: { menuId: LOG_MENU } } } });
  const menu = await prisma.menu.create({ data: { parentId: 7, name: '守卫菜单', url: '/guard' } });
  await prisma.role.create({ data: { name: '停用', enabled: false } });
  const department = await prisma.department.create({ data: { name: '守卫部', enabled: false } });

  const staff = async (
    username: string,
    profile: { roleId: number; departmentId: number; superiorId?: number },
    active = true,
  ): Promise<number> => {
    const accountId = await people.account('STAFF', username);
    await prisma.account.update({ where: { id: accountId }, data: { active } });
    const secretive = {
      name: `员工${username}`,
      email: `${username}@guard.example`,
      phone: `138-${username}`.slice(0, 15),
      wechat: `wx-${username}`,
      extra: `备注${username}`,
    };
    return (await prisma.staff.create({ data: { accountId, ...secretive, ...profile } })).id;
  };
  const superiorId = (await people.demo('demoadmin')).profileId;
  const logreader = await staff('logreader', { roleId: logRole.id, departmentId: service.id, superiorId });
  const gone = await staff('gonesales', { roleId, departmentId: sales.id }, false);
  await prisma.department.update({ where: { id: service.id }, data: { leaderStaffId: logreader } });
  await prisma.auditEvent.create({
    data: { operation: 301, description: '守卫日志', actorId: (await people.demo('demoadmin')).accountId, entity: 'Staff', entityId: gone },
  });
  await prisma.job.create({
    data: {
      name: 'guard',
      startedAt: new Date(0),
      milliseconds: 3,
      succeeded: false,
      process: 'guard-machine:4711',
      failedAt: new Date(0),
      error: 'Error: guard',
      runs: 2,
      failures: 1,
    },
  });
  return {
    logreader,
    goneSalesId: gone,
    salesRoleId: roleId,
    administratorsRoleId: administrators.id,
    departmentId: department.id,
    salesDepartmentId: sales.id,
    menuId: menu.id,
  };
}

/** Advisers and consultants for the demo students, and a student nobody of the viewers is. */
export async function makeStudents(people: People, goneSalesId: number) {
  const { prisma } = people;
  const [student1, student2, server] = [await people.demo('student1'), await people.demo('student2'), await people.demo('demoserver')];
  await prisma.student.update({ where: { id: student1.profileId }, data: { serverStaffId: server.profileId, intention: 9 } });
  await prisma.student.update({ where: { id: student2.profileId }, data: { ccStaffId: goneSalesId, intention: 4 } });
  const accountId = await people.account('STUDENT', 'guard-student3', 'guard-openid-student3');
  const { id } = await prisma.student.create({
    data: {
      accountId,
      name: '守卫学生三',
      phone: '13700009903',
      idNumber: 'GUARD-ID-3',
      email: 'student3@guard.example',
      wechat: 'guard-wechat-3',
      studentNumber: 'GUARD-NO-3',
      schoolEmail: 's3@school.example',
      contact: '守卫联系人',
      contactWechat: 'guard-contact-3',
      contactEmail: 'contact3@guard.example',
      intention: 7,
    },
  });
  const tokenHash = 'a1b2c3d4'.repeat(8);
  await prisma.session.create({
    data: {
      id: '00000000-0000-4000-8000-000000000003',
      accountId,
      audience: 'SUMMER_STUDENT',
      tokenHash,
      expiresAt: new Date(Date.now() + 86_400_000),
    },
  });
  return { student1, student2, student3: { accountId, profileId: id } };
}
