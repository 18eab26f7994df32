import { rightsChanged } from '../../../access/access-changes.js';
import { requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, remove, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { count, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { keptText } from './kept-text.js';
import { lockedSchool, requireSchool, schoolLock, schoolWith } from './school-lock.js';
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

const KNOWING = defineWrite<{ id: number }>()({ facts: ({ id }) => ({ school: schoolWith(id) }) });

const BELONGING = defineWrite<{ id: number; teacherId: number }>()({
  facts: ({ id, teacherId }) => ({ school: schoolWith(id), memberships: count('SchoolMembership', { schoolId: id, teacherId }) }),
});

/** Nobody becomes a pupil, or stops being one, while the school is locked. */
const DELETING = defineWrite<{ id: number }>()({
  locks: ({ id }) => [schoolLock(id), accountLock({ pupil: { schoolId: id, deletedAt: null } })],
  facts: ({ id }) => ({
    school: schoolWith(id),
    pupils: rows('Pupil', { where: { schoolId: id, deletedAt: null }, select: { accountId: true } }),
    sessions: openSessions({ account: { pupil: { schoolId: id, deletedAt: null } } }),
  }),
});

export function deleteSchool({ school, pupils, sessions }: FactsOf<typeof DELETING>, viewer: Viewer, now: Date): Decision<null> {
  const { id, ...known } = requireSchool(school);
  requireOwner(viewer, known);
  const changes = [
    update('School', { id }, { deletedAt: now }),
    remove('SchoolMembership', { schoolId: id }),
    update('Pupil', { schoolId: id, deletedAt: null }, { deletedAt: now }),
    update('Account', { id: { in: pupils.map(({ accountId }) => accountId) } }, { active: false }),
    ...endSessions(sessions, now),
    rightsChanged(),
  ];
  return decision(changes, null);
}

/** Schools: teachers make and manage their own, administrators approve or reject them. */
export class SchoolService {
  constructor(private readonly core: Pick<Core, 'database' | 'writer'>) {}

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
    await this.core.writer.run(DELETING, { id }, (facts) => deleteSchool(facts, viewer, new Date()));
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING (contract: school, review). */
  async approve(viewer: Viewer | null, id: number): Promise<number> {
    requirePermission(viewer, 'JUDGE_SCHOOLS');
    return this.core.writer.run(CHANGING, { id }, (facts) => moveSchool(facts, 'APPROVED', ''));
  }

  /** The reason has at least 3 characters. Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_WAITING (contract: school, review). */
  async reject(viewer: Viewer | null, id: number, reason: string): Promise<number> {
    requirePermission(viewer, 'JUDGE_SCHOOLS');
    const rejectReason = keptText('reason', reason, 3);
    return this.core.writer.run(CHANGING, { id }, (facts) => moveSchool(facts, 'REJECTED', rejectReason));
  }

  /** Whether there is such a school, whoever's; only teachers and staff may ask. */
  async exists(viewer: Viewer | null, id: number): Promise<boolean> {
    requireRealm(viewer, 'TEACHER', 'STAFF');
    return (await this.core.writer.look(KNOWING, { id })).school !== null;
  }

  /**
   * Throws SCHOOL_NOT_FOUND (with `approvedOnly` also where a school is not approved), then SCHOOL_NOT_MEMBER (contract:
   * school.school.get, school.student.list).
   */
  async requireMember(viewer: Viewer | null, id: number, approvedOnly: boolean): Promise<void> {
    requireRealm(viewer, 'TEACHER');
    const { school, memberships } = await this.core.writer.look(BELONGING, { id, teacherId: viewer.profileId });
    if (school === null || (approvedOnly && school.status !== 'APPROVED')) throw new DomainError('SCHOOL_NOT_FOUND');
    if (memberships === 0) throw new DomainError('SCHOOL_NOT_MEMBER');
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, in this order (contract: school.member.list). */
  async requireOwned(viewer: Viewer | null, id: number): Promise<void> {
    requireRealm(viewer, 'TEACHER');
    const { school } = await this.core.writer.look(KNOWING, { id });
    if (school === null) throw new DomainError('SCHOOL_NOT_FOUND');
    requireApproved(school);
    requireOwner(viewer, school);
  }
}
