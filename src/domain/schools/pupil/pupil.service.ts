import { rightsChanged } from '../../../access/access-changes.js';
import { requireRealm } from '../../../access/authorize.js';
import { randomLettersAndDigits } from '../../../access/random.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import type { Viewer } from '../../../access/viewer.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import { usernameIn } from '../../accounts/account/username.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { keptText } from '../school/kept-text.js';
import { type LockedSchool, lockedSchool, requireManaged, schoolLock, schoolWith } from '../school/school-lock.js';
import { requireManager } from '../school/school-rights.js';
import type { CreatePupilInput, PupilPassword, RenamePupilInput } from './pupil.type.js';

const PASSWORD_LENGTH = 6;

const CREATING = defineWrite<{ schoolId: number }>()({ facts: ({ schoolId }) => ({ school: lockedSchool(schoolId) }) });

const RENAMING = defineWrite<{ schoolId: number; pupilId: number }>()({
  locks: ({ schoolId }) => [schoolLock(schoolId)],
  facts: ({ schoolId, pupilId }) => ({
    school: schoolWith(schoolId),
    pupil: row('Pupil', { where: { id: pupilId, schoolId, deletedAt: null }, select: { id: true } }),
  }),
});

interface NewPupil {
  readonly username: string;
  readonly passwordHash: string;
  readonly name: string;
}

export function createPupil(
  { school }: FactsOf<typeof CREATING>,
  viewer: Viewer,
  { username, passwordHash, name }: NewPupil,
): Decision<NewId> {
  const { id: schoolId } = requireManaged(school, viewer);
  const account = insert('Account', { realm: 'PUPIL', username, passwordHash });
  const pupil = insert('Pupil', { accountId: account.id, schoolId, name });
  return decision([account, pupil], pupil.id);
}

export function renamePupil(facts: FactsOf<typeof RENAMING>, viewer: Viewer, name: string): Decision<number> {
  const { id } = managedPupil(facts, viewer);
  return decision([update('Pupil', { id }, { name })], id);
}

const SHUTTING_OUT = defineWrite<{ schoolId: number; pupilId: number }>()({
  locks: ({ schoolId, pupilId }) => [schoolLock(schoolId), accountLock({ pupil: { id: pupilId, schoolId, deletedAt: null } })],
  facts: ({ schoolId, pupilId }) => ({
    school: schoolWith(schoolId),
    pupil: row('Pupil', { where: { id: pupilId, schoolId, deletedAt: null }, select: { id: true, accountId: true } }),
    sessions: openSessions({ account: { pupil: { id: pupilId } } }),
  }),
});

type ShutOutFacts = FactsOf<typeof SHUTTING_OUT>;

export function deletePupil(facts: ShutOutFacts, viewer: Viewer, now: Date): Decision<null> {
  const { id, accountId } = managedPupil(facts, viewer);
  const changes = [
    update('Pupil', { id }, { deletedAt: now }),
    update('Account', { id: accountId }, { active: false }),
    ...endSessions(facts.sessions, now),
    rightsChanged(),
  ];
  return decision(changes, null);
}

export function replacePassword(facts: ShutOutFacts, viewer: Viewer, passwordHash: string, now: Date): Decision<null> {
  const { accountId } = managedPupil(facts, viewer);
  return decision(
    [update('Account', { id: accountId }, { passwordHash, mustChangePassword: false }), ...endSessions(facts.sessions, now)],
    null,
  );
}

/** The pupil, judged last, so that a stranger learns nothing about pupils. */
function managedPupil<P extends object>({ school, pupil }: { school: LockedSchool | null; pupil: P | null }, viewer: Viewer): P {
  requireManaged(school, viewer);
  if (pupil === null) throw new DomainError('PUPIL_NOT_FOUND');
  return pupil;
}

/** The pupils of a school; its owner keeps their accounts, or an administrator. */
export class PupilService {
  constructor(private readonly core: Pick<Core, 'writer' | 'passwords'>) {}

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, USERNAME_TAKEN (contract: school.student.create). */
  async create(viewer: Viewer | null, input: CreatePupilInput): Promise<PupilPassword> {
    requireManager(viewer);
    const username = keptText('username', usernameIn('PUPIL', input.username), 4);
    const name = keptText('name', input.name, 2);
    const { password, passwordHash } = await this.drawPassword();
    const write = this.core.writer.run(CREATING, { schoolId: input.schoolId }, (facts) =>
      createPupil(facts, viewer, { username, passwordHash, name }),
    );
    const pupilId = await refuseDuplicate(write, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
    return { pupilId, password };
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, PUPIL_NOT_FOUND, in this order (contract: school.student.update). */
  async rename(viewer: Viewer | null, schoolId: number, pupilId: number, input: RenamePupilInput): Promise<number> {
    requireManager(viewer);
    const name = keptText('name', input.name, 2);
    return this.core.writer.run(RENAMING, { schoolId, pupilId }, (facts) => renamePupil(facts, viewer, name));
  }

  /** A soft deletion; the username stays taken. Throws like `rename` (contract: school.student.delete). */
  async delete(viewer: Viewer | null, schoolId: number, pupilId: number): Promise<void> {
    requireManager(viewer);
    await this.core.writer.run(SHUTTING_OUT, { schoolId, pupilId }, (facts) => deletePupil(facts, viewer, new Date()));
  }

  /**
   * The old password stops working at once, and so do the pupil's sessions. Throws like `rename`
   * (contract: school.student.reset_password).
   */
  async resetPassword(viewer: Viewer | null, schoolId: number, pupilId: number): Promise<PupilPassword> {
    requireManager(viewer);
    const { password, passwordHash } = await this.drawPassword();
    await this.core.writer.run(SHUTTING_OUT, { schoolId, pupilId }, (facts) => replacePassword(facts, viewer, passwordHash, new Date()));
    return { pupilId, password };
  }

  /** Whether any pupil, deleted or not, has this name; teachers and staff may ask, for they make pupils. */
  async isUsernameTaken(viewer: Viewer | null, username: string): Promise<boolean> {
    requireRealm(viewer, 'TEACHER', 'STAFF');
    return (await accountNamed(this.core.writer, 'PUPIL', username)) !== null;
  }

  private async drawPassword(): Promise<{ password: string; passwordHash: string }> {
    const password = randomLettersAndDigits(PASSWORD_LENGTH);
    return { password, passwordHash: await this.core.passwords.hash('PUPIL', password) };
  }
}
