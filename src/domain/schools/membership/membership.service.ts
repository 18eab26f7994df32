import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { lockSchool, lockSchoolForMembers } from '../school/school-lock.js';
import { requireApproved, requireManager, requireOwner } from '../school/school-rights.js';

/** Which teachers teach at a school; its owner decides, or an administrator. */
export class MembershipService {
  constructor(private readonly database: Database) {}

  /**
   * Makes the teacher with this email address a member at once. Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED,
   * SCHOOL_NOT_OWNER, TEACHER_EMAIL_UNKNOWN, TEACHER_ALREADY_MEMBER, in this order (contract: school.member.invite).
   */
  async invite(viewer: Viewer | null, schoolId: number, username: string): Promise<number> {
    requireManager(viewer);
    return this.database.transaction(async (transaction) => {
      await lockSchoolForMembers(transaction, viewer, schoolId);
      const account = await accountNamed(transaction, 'TEACHER', username);
      const teacher = account && (await transaction.teacher.findUnique({ where: { accountId: account.id }, select: { id: true } }));
      if (teacher === null) throw new DomainError('TEACHER_EMAIL_UNKNOWN', { field: 'username' });
      const write = transaction.schoolMembership.create({ data: { schoolId, teacherId: teacher.id }, select: { id: true } });
      return (await refuseDuplicate(write, 'teacher', () => new DomainError('TEACHER_ALREADY_MEMBER'))).id;
    });
  }

  /**
   * Removing a teacher who is no member changes nothing. Throws SCHOOL_NOT_FOUND, TEACHER_NOT_FOUND,
   * SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, OWNER_NOT_REMOVABLE, in this order (contract: school.member.remove).
   */
  async remove(viewer: Viewer | null, schoolId: number, teacherId: number): Promise<void> {
    requireManager(viewer);
    await this.database.transaction(async (transaction) => {
      const school = await lockSchool(transaction, schoolId);
      if ((await transaction.teacher.count({ where: { id: teacherId } })) === 0) throw new DomainError('TEACHER_NOT_FOUND');
      requireApproved(school);
      requireOwner(viewer, school);
      if (teacherId === school.ownerId) throw new DomainError('OWNER_NOT_REMOVABLE');
      await transaction.schoolMembership.deleteMany({ where: { schoolId, teacherId } });
    });
  }
}
