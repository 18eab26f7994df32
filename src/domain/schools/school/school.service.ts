import { requireAdministrator, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { keptText } from './kept-text.js';
import { lockedSchool, lockSchool, requireSchool } from './school-lock.js';
import { requireApproved, requireManager, requireOwner } from './school-rights.js';
import { requireMove, type SchoolStatus } from './school-status.js';
import type { CreateSchoolInput, RenameSchoolInput } from './school.type.js';

const CHANGING = defineWrite<{ id: number }>()({ facts: ({ id }) => ({ school: lockedSchool(id) }) });

export function renameSchool({ school }: FactsOf<typeof CHANGING>, viewer: Viewer, name: string): Decision<number> {
  const { id, ...known } = requireSchool(school);
  requireOwner(viewer, known);
  return decision([update('School', { id }, { name })], id);
}

export function moveSchool({ school }: FactsOf<typeof CHANGING>, status: SchoolStatus, rejectReason: string): Decision<number> {
  const { id, status: from } = requireSchool(school);
  requireMove(from, status);
  return decision([update('School', { id }, { status, rejectReason })], id);
}

/** Schools: teachers make and manage their own, administrators approve or reject them. */
export class SchoolService {
  constructor(private readonly core: Pick<Core, 'database' | 'writer' | 'sessions'>) {}

  /** The teacher becomes owner and member; the school waits for approval (contract: school.school.create). */
  async create(viewer: Viewer | null, input: CreateSchoolInput): Promise<number> {
    requireRealm(viewer, 'TEACHER');
    const teacherId = viewer.profileId;
    const school = insert('School', { name: keptText('name', input.name, 4), ownerId: teacherId });
    return this.core.writer.write(decision([school, insert('SchoolMembership', { schoolId: school.id, teacherId })], school.id));
  }

  /** A school in whatever status. Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_OWNER, in this order (contract: school.school.update). */
  async rename(viewer: Viewer | null, id: number, input: RenameSchoolInput): Promise<number> {
    requireManager(viewer);
    const name = keptText('name', input.name, 4);
    return this.core.writer.run(CHANGING, { id }, (facts) => renameSchool(facts, viewer, name));
  }

  /**
   * Deletes a school in whatever status, and with it its memberships and its pupils, whose sessions end (contract:
   * school.school.delete). Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_OWNER.
   */
  async delete(viewer: Viewer | null, id: number): Promise<void> {
    requireManager(viewer);
    const { database, sessions } = this.core;
    await database.transaction(async (transaction) => {
      requireOwner(viewer, await lockSchool(transaction, id));
      const deletedAt = new Date();
      await transaction.school.update({ where: { id }, data: { deletedAt } });
      await transaction.schoolMembership.deleteMany({ where: { schoolId: id } });
      const pupils = await transaction.pupil.updateManyAndReturn({
        where: { schoolId: id, deletedAt: null },
        data: { deletedAt },
        select: { accountId: true },
      });
      const accountIds = pupils.map(({ accountId }) => accountId);
      await transaction.account.updateMany({ where: { id: { in: accountIds } }, data: { active: false } });
      await sessions.endAll(accountIds, { tx: transaction });
      sessions.forgetAccess(transaction);
    });
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING (contract: school, review). */
  async approve(viewer: Viewer | null, id: number): Promise<number> {
    requireAdministrator(viewer);
    return this.core.writer.run(CHANGING, { id }, (facts) => moveSchool(facts, 'APPROVED', ''));
  }

  /** The reason has at least 3 characters. Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING (contract: school, review). */
  async reject(viewer: Viewer | null, id: number, reason: string): Promise<number> {
    requireAdministrator(viewer);
    const rejectReason = keptText('reason', reason, 3);
    return this.core.writer.run(CHANGING, { id }, (facts) => moveSchool(facts, 'REJECTED', rejectReason));
  }

  /** Whether there is such a school, whoever's; only teachers and staff may ask. */
  async exists(viewer: Viewer | null, id: number): Promise<boolean> {
    requireRealm(viewer, 'TEACHER', 'STAFF');
    return (await this.core.database.prisma.school.count({ where: { id, deletedAt: null } })) > 0;
  }

  /**
   * Throws SCHOOL_NOT_FOUND (with `approvedOnly` also where a school is not approved), then SCHOOL_NOT_MEMBER (contract:
   * school.school.get, school.student.list).
   */
  async requireMember(viewer: Viewer | null, id: number, approvedOnly: boolean): Promise<void> {
    requireRealm(viewer, 'TEACHER');
    const school = await this.core.database.prisma.school.findFirst({
      where: { id, deletedAt: null },
      select: { status: true, memberships: { where: { teacherId: viewer.profileId }, select: { id: true } } },
    });
    if (school === null || (approvedOnly && school.status !== 'APPROVED')) throw new DomainError('SCHOOL_NOT_FOUND');
    if (school.memberships.length === 0) throw new DomainError('SCHOOL_NOT_MEMBER');
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, in this order (contract: school.member.list). */
  async requireOwned(viewer: Viewer | null, id: number): Promise<void> {
    requireRealm(viewer, 'TEACHER');
    const school = await this.core.database.prisma.school.findFirst({
      where: { id, deletedAt: null },
      select: { status: true, ownerId: true },
    });
    if (school === null) throw new DomainError('SCHOOL_NOT_FOUND');
    requireApproved(school);
    requireOwner(viewer, school);
  }
}
