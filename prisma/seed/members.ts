import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';

const STUDIES = { nickName: '小明', gender: '男', college: '计算机学院', major: '软件工程', grade: 2026 };

const MEMBERS = [
  { username: 'member1', permission: 'STUDENT', name: '王小明', phoneNumber: '13800000001', registrationNumber: '20260001', ...STUDIES },
  { username: 'tutor1', permission: 'TEACHER', name: '李老师', phoneNumber: '13800000002', registrationNumber: 'T0001' },
  { username: 'manager1', permission: 'ADMIN', name: '赵经理', phoneNumber: '13800000003', registrationNumber: '' },
] as const;

/** One member of each permission. */
export async function seedMembers(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  for (const { username, ...profile } of MEMBERS) {
    const { id } = await createAccount(transaction, { realm: 'MEMBER', username });
    await transaction.member.create({ data: { accountId: id, ...profile } });
  }
}
