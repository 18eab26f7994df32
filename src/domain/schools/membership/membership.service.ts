import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { anySpelling } from '../../../write/any-spelling.js';
import { type Decision, decision, insert, type NewId, remove } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { canName } from '../../values/identifiers.js';
import { requireManaged, requireSchool, schoolLock, schoolWith } from '../school/school-lock.js';
import { requireApproved, requireManager, requireOwner } from '../school/school-rights.js';

/** The teachers of a user name are several where it was given in two spellings. */
const INVITING = defineWrite<{ schoolId: number; username: string | null }>()({
  locks: ({ schoolId }) => [schoolLock(schoolId)],
  facts: ({ schoolId, username }) => ({
    school: schoolWith(schoolId),
    teachers: rows('Teacher', {
      where: { account: { realm: 'TEACHER', username: anySpelling(username) } },
      orderBy: { accountId: 'asc' },
      select: { id: true, account: { select: { username: true } } },
    }),
  }),
});

const REMOVING = defineWrite<{ schoolId: number; teacherId: number }>()({
  locks: ({ schoolId }) => [schoolLock(schoolId)],
  facts: ({ schoolId, teacherId }) => ({
    school: schoolWith(schoolId),
    teacher: row('Teacher', { where: { id: teacherId }, select: { id: true } }),
  }),
});

export function inviteTeacher({ school, teachers }: FactsOf<typeof INVITING>, viewer: Viewer, username: string): Decision<NewId> {
  const { id: schoolId } = requireManaged(school, viewer);
  const teacher = teachers.find(({ account }) => account.username === username) ?? teachers[0];
  if (teacher === undefined) throw new DomainError('TEACHER_EMAIL_UNKNOWN', { field: 'username' });
  const membership = insert('SchoolMembership', { schoolId, teacherId: teacher.id });
  return decision([membership], membership.id);
}

export function removeMember({ school, teacher }: FactsOf<typeof REMOVING>, viewer: Viewer): Decision<null> {
  const { id: schoolId, ...known } = requireSchool(school);
  if (teacher === null) throw new DomainError('TEACHER_NOT_FOUND');
  requireApproved(known);
  requireOwner(viewer, known);
  if (teacher.id === known.ownerId) throw new DomainError('OWNER_NOT_REMOVABLE');
  return decision([remove('SchoolMembership', { schoolId, teacherId: teacher.id })], null);
}

/** Which teachers teach at a school; its owner decides, or an administrator. */
export class MembershipService {
  constructor(private readonly core: Pick<Core, 'writer'>) {}

  /**
   * Makes the teacher with this email address a member at once. Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED,
   * SCHOOL_NOT_OWNER, TEACHER_EMAIL_UNKNOWN, TEACHER_ALREADY_MEMBER, in this order (contract: school.member.invite).
   */
  async invite(viewer: Viewer | null, schoolId: number, username: string): Promise<number> {
    requireManager(viewer);
    const asked = { schoolId, username: canName(username) ? username : null };
    const write = this.core.writer.run(INVITING, asked, (facts) => inviteTeacher(facts, viewer, username));
    return refuseDuplicate(write, 'teacher', () => new DomainError('TEACHER_ALREADY_MEMBER'));
  }

  /**
   * Removing a teacher who is no member changes nothing. Throws SCHOOL_NOT_FOUND, TEACHER_NOT_FOUND,
   * SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, OWNER_NOT_REMOVABLE, in this order (contract: school.member.remove).
   */
  async remove(viewer: Viewer | null, schoolId: number, teacherId: number): Promise<void> {
    requireManager(viewer);
    await this.core.writer.run(REMOVING, { schoolId, teacherId }, (facts) => removeMember(facts, viewer));
  }
}
