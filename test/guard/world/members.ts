import type { People } from './people.js';

/** Members who are none of the viewers. */
export async function makeMembers(people: People) {
  const member = async (username: string, permission: 'STUDENT' | 'TEACHER'): Promise<number> => {
    const accountId = await people.account('MEMBER', username);
    const studies = { nickName: `昵称${username}`, gender: `性别${username}`, college: `学院${username}`, major: `专业${username}` };
    const names = { name: `会员${username}`, phoneNumber: `139-${username}`, registrationNumber: `REG-${username}` };
    const profile = { permission, ...names, ...studies };
    return (await people.prisma.member.create({ data: { accountId, ...profile } })).id;
  };
  const [member1, tutor1, manager1] = [
    (await people.demo('member1')).profileId,
    (await people.demo('tutor1')).profileId,
    (await people.demo('manager1')).profileId,
  ];
  const member2 = await member('guard-member2', 'STUDENT');
  const { prisma } = people;
  const group = async (code: string, managerId: number, others: readonly number[]) => {
    const memberships = [{ memberId: managerId, role: 'MANAGER' as const }, ...others.map((memberId) => ({ memberId }))];
    const named = { code, name: `小组${code}`, description: `说明${code}` };
    const { id } = await prisma.rollCallGroup.create({ data: { ...named, memberships: { create: memberships } } });
    const meeting = await prisma.meeting.create({ data: { groupId: id, number: 1, beginsAt: new Date(), description: `会议${code}` } });
    await prisma.meetingParticipant.create({ data: { meetingId: meeting.id, memberId: managerId, participatedAt: new Date() } });
    const rollCall = await prisma.rollCall.create({ data: { meetingId: meeting.id, number: 1, beginsAt: new Date() } });
    await prisma.rollCallAttendance.create({ data: { rollCallId: rollCall.id, memberId: managerId, signedInAt: new Date() } });
    return { id, meetingId: meeting.id, rollCallId: rollCall.id };
  };
  const request = async (code: string): Promise<number> =>
    (await prisma.rollCallGroupRequest.create({ data: { code, memberId: member2, reason: `理由${code}`, description: `申请${code}` } })).id;
  const tutors = await group('GUARD-T', tutor1, [member2]);
  await group('GUARD-M', member2, [member1]);
  return {
    tutorsGroup: tutors,
    waitingRequest: await request('GUARD-R1'),
    otherRequest: await request('GUARD-R2'),
    member2,
    member3: await member('guard-member3', 'STUDENT'),
    tutor2: await member('guard-tutor2', 'TEACHER'),
    member1,
    tutor1,
    manager1,
  };
}
