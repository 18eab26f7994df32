import type { People } from './people.js';

/** Schools of others, schools that are waiting, rejected and deleted, pupils who follow across schools, waiting messages. */
export async function makeSchools(people: People) {
  const { prisma } = people;
  const [teacher1, teacher2, pupil1] = [
    await people.demo('teacher1@example.com'),
    await people.demo('teacher2@example.com'),
    await people.demo('pupil1'),
  ];
  const teacher = async (username: string): Promise<number> => {
    const accountId = await people.account('TEACHER', username);
    return (await prisma.teacher.create({ data: { accountId, name: `教师${username}` } })).id;
  };
  const pupil = async (username: string, schoolId: number, following: readonly number[], particular: object = {}): Promise<number> => {
    const accountId = await people.account('PUPIL', username);
    const data = {
      accountId,
      schoolId,
      name: `学生${username}`,
      following: { create: following.map((teacherId) => ({ teacherId })) },
      ...particular,
    };
    return (await prisma.pupil.create({ data })).id;
  };
  const school = async (
    name: string,
    ownerId: number,
    members: readonly number[],
    data: object = { status: 'APPROVED' },
  ): Promise<number> =>
    (await prisma.school.create({ data: { name, ownerId, memberships: { create: members.map((teacherId) => ({ teacherId })) }, ...data } }))
      .id;

  const teacher3 = await teacher('teacher3@guard.example');
  const teacher4 = await teacher('teacher4@guard.example');
  // Ids of teachers and pupils overlap: this pupil has the number of teacher2, who is to see nothing of them.
  const strangerPupilId = teacher2.profileId;
  const third = await school('守卫第三中学', teacher3, [teacher3]);
  await pupil('guard-third-stranger', third, [teacher3], { id: strangerPupilId });
  await prisma.$executeRaw`SELECT setval(pg_get_serial_sequence('pupil', 'id'), 100)`;
  const { id: schoolId } = await prisma.school.findFirstOrThrow({ where: { name: '演示中学' } });
  const { id: waitingSchoolId } = await prisma.school.findFirstOrThrow({ where: { status: 'WAITING' } });
  await prisma.schoolMembership.create({ data: { schoolId, teacherId: teacher4 } });
  await prisma.follow.createMany({
    data: [
      { pupilId: pupil1.profileId, teacherId: teacher3 },
      { pupilId: pupil1.profileId, teacherId: teacher1.profileId },
    ],
  });
  const deletedPupilId = await pupil('guard-deleted', schoolId, [teacher1.profileId], { deletedAt: new Date() });

  const second = await school('守卫第二中学', teacher2.profileId, [teacher2.profileId, teacher1.profileId]);
  const pupilOfSecondId = await pupil('guard-second', second, [teacher1.profileId, teacher2.profileId]);
  await pupil('guard-third-fan', third, [teacher1.profileId]);
  const otherWaitingSchoolId = await school('守卫等待中学', teacher2.profileId, [teacher2.profileId], { status: 'WAITING' });
  await school('守卫驳回中学', teacher1.profileId, [teacher1.profileId], { status: 'REJECTED', rejectReason: '守卫驳回理由' });
  const deleted = await school('守卫删除中学', teacher1.profileId, [], { status: 'APPROVED', deletedAt: new Date() });
  await pupil('guard-of-deleted-school', deleted, [teacher1.profileId], { deletedAt: new Date() });

  await prisma.teacher.update({ where: { id: teacher2.profileId }, data: { lineId: 'U-teacher2' } });
  await prisma.teacher.update({ where: { id: teacher4 }, data: { lineId: 'U-teacher4' } });
  await prisma.pupil.update({ where: { id: pupilOfSecondId }, data: { lineId: 'U-pupil-of-second' } });

  const claim = 'guard-claim';
  const lent = { claimedBy: claim, claimedUntil: new Date(Date.now() + 3_600_000) };
  await prisma.chatMessage.create({ data: { senderId: teacher1.accountId, receiverId: pupil1.accountId, content: '守卫悄悄话', ...lent } });
  await prisma.chatMessage.create({ data: { senderId: pupil1.accountId, receiverId: teacher1.accountId, content: '守卫回话' } });
  await prisma.systemNotice.create({ data: { receiverId: pupil1.accountId, content: '守卫通知', ...lent } });
  return {
    schoolId,
    waitingSchoolId,
    otherWaitingSchoolId,
    secondSchoolId: second,
    pupil1,
    pupilOfSecondId,
    strangerPupilId,
    deletedPupilId,
    teacher1,
    teacher2,
    teacher3,
    teacher4,
    claim,
  };
}
