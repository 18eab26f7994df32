import type { Transaction } from '../../src/platform/database/database.js';
import type { CreateAccount } from './accounts.js';

/** Two teachers: one owns an approved school with a pupil, the other one that waits for approval. */
export async function seedSchools(transaction: Transaction, createAccount: CreateAccount): Promise<void> {
  const first = await teacher(transaction, createAccount, 'teacher1@example.com', '陈老师');
  const second = await teacher(transaction, createAccount, 'teacher2@example.com', '周老师');
  const approved = await transaction.school.create({ data: { name: '演示中学', status: 'APPROVED', ...ownedBy(first) } });
  await transaction.school.create({ data: { name: '示范实验中学', ...ownedBy(second) } });

  const { id: accountId } = await createAccount(transaction, { realm: 'PUPIL', username: 'pupil1' });
  await transaction.pupil.create({ data: { accountId, schoolId: approved.id, name: '刘小华' } });
}

async function teacher(transaction: Transaction, createAccount: CreateAccount, username: string, name: string): Promise<number> {
  const { id: accountId } = await createAccount(transaction, { realm: 'TEACHER', username });
  return (await transaction.teacher.create({ data: { accountId, name } })).id;
}

/** An owner is a member from the start. */
function ownedBy(teacherId: number) {
  return { ownerId: teacherId, memberships: { create: { teacherId } } };
}
