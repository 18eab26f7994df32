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
  return {
    member2: await member('guard-member2', 'STUDENT'),
    member3: await member('guard-member3', 'STUDENT'),
    tutor2: await member('guard-tutor2', 'TEACHER'),
    member1: (await people.demo('member1')).profileId,
    tutor1: (await people.demo('tutor1')).profileId,
    manager1: (await people.demo('manager1')).profileId,
  };
}
