import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';

const STUDIES = { nickName: '小明', gender: '男', college: '计算机学院', major: '软件工程', grade: 2026 };

const MEMBERS = [
  { username: 'member1', permission: 'STUDENT', name: '王小明', phoneNumber: '13800000001', registrationNumber: '20260001', ...STUDIES },
  { username: 'tutor1', permission: 'TEACHER', name: '李老师', phoneNumber: '13800000002', registrationNumber: 'T0001' },
  { username: 'manager1', permission: 'ADMIN', name: '赵经理', phoneNumber: '13800000003', registrationNumber: '' },
] as const;

/** One member of each permission; the tutor manages a roll-call group, in which the student signed in once. */
export async function seedMembers(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  const ids: number[] = [];
  for (const { username, ...profile } of MEMBERS) {
    const { id } = await createAccount(transaction, { realm: 'MEMBER', username });
    const member = await transaction.member.create({ data: { accountId: id, ...profile }, select: { id: true } });
    ids.push(member.id);
  }
  const [student, tutor] = ids;
  if (student === undefined || tutor === undefined) throw new Error('The demo data has too few members.');
  await seedRollCalls(transaction, { student, tutor });
}

async function seedRollCalls(transaction: Transaction, { student, tutor }: { student: number; tutor: number }): Promise<void> {
  const named = { code: 'RUANGONG1', name: '软件工程一班', description: '每周一班会' };
  const group = await transaction.rollCallGroup.create({
    data: {
      ...named,
      memberships: {
        create: [
          { memberId: tutor, role: 'MANAGER' },
          { memberId: student, role: 'MEMBER' },
        ],
      },
    },
  });
  await transaction.rollCallGroupRequest.create({
    data: { ...named, memberId: tutor, reason: '班级点名', status: 'APPROVED', groupId: group.id },
  });
  await transaction.rollCallGroupRequest.create({ data: { code: 'CHESS', name: '棋社', memberId: student, reason: '社团活动' } });
  const [beginsAt, endsAt] = [new Date('2026-11-16T01:00:00Z'), new Date('2026-11-16T02:00:00Z')];
  const meeting = await transaction.meeting.create({ data: { groupId: group.id, number: 1, beginsAt, endsAt, description: '第一次班会' } });
  const there = { memberId: student };
  await transaction.meetingParticipant.create({ data: { meetingId: meeting.id, ...there, participatedAt: beginsAt } });
  const rollCall = await transaction.rollCall.create({ data: { meetingId: meeting.id, number: 1, beginsAt, endsAt } });
  await transaction.rollCallAttendance.create({ data: { rollCallId: rollCall.id, ...there, signedInAt: beginsAt } });
}
