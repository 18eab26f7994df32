import { requireRealm } from '../../../access/authorize.js';
import { randomLettersAndDigits } from '../../../access/random.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { type Decision, decision, insert, type NewId, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import { usernameIn } from '../../accounts/account/username.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { keptText } from '../school/kept-text.js';
import { lockedSchool, lockSchool, requireManaged, schoolLock, schoolWith } from '../school/school-lock.js';
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

/** The pupil is judged last, so that a stranger learns nothing about pupils. */
export function renamePupil({ school, pupil }: FactsOf<typeof RENAMING>, viewer: Viewer, name: string): Decision<number> {
  requireManaged(school, viewer);
  if (pupil === null) throw new DomainError('PUPIL_NOT_FOUND');
  return decision([update('Pupil', { id: pupil.id }, { name })], pupil.id);
}

/** The pupils of a school; its owner keeps their accounts, or an administrator. */
export class PupilService {
  constructor(private readonly core: Pick<Core, 'database' | 'writer' | 'sessions' | 'passwords'>) {}

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
    const { database, sessions } = this.core;
    await database.transaction(async (transaction) => {
      const { accountId } = await this.lockSchoolOfPupil(transaction, viewer, schoolId, pupilId);
      await transaction.pupil.update({ where: { id: pupilId }, data: { deletedAt: new Date() } });
      await transaction.account.update({ where: { id: accountId }, data: { active: false } });
      await sessions.endAll(accountId, { tx: transaction });
      sessions.forgetAccess(transaction);
    });
  }

  /**
   * The old password stops working at once, and so do the pupil's sessions. Throws like `rename`
   * (contract: school.student.reset_password).
   */
  async resetPassword(viewer: Viewer | null, schoolId: number, pupilId: number): Promise<PupilPassword> {
    requireManager(viewer);
    const { password, passwordHash } = await this.drawPassword();
    const { database, sessions } = this.core;
    await database.transaction(async (transaction) => {
      const { accountId } = await this.lockSchoolOfPupil(transaction, viewer, schoolId, pupilId);
      await transaction.account.update({ where: { id: accountId }, data: { passwordHash, mustChangePassword: false } });
      await sessions.endAll(accountId, { tx: transaction });
    });
    return { pupilId, password };
  }

  /** Whether any pupil, deleted or not, has this name; teachers and staff may ask, for they make pupils. */
  async isUsernameTaken(viewer: Viewer | null, username: string): Promise<boolean> {
    requireRealm(viewer, 'TEACHER', 'STAFF');
    return (await accountNamed(this.core.database.prisma, 'PUPIL', username)) !== null;
  }

  /** The pupil, whose school is locked; looked up last, so that a stranger learns nothing about pupils. */
  private async lockSchoolOfPupil(
    transaction: Transaction,
    viewer: Viewer,
    schoolId: number,
    pupilId: number,
  ): Promise<{ accountId: number }> {
    requireManaged(await lockSchool(transaction, schoolId), viewer);
    const pupil = await transaction.pupil.findFirst({ where: { id: pupilId, schoolId, deletedAt: null }, select: { accountId: true } });
    if (pupil === null) throw new DomainError('PUPIL_NOT_FOUND');
    return pupil;
  }

  private async drawPassword(): Promise<{ password: string; passwordHash: string }> {
    const password = randomLettersAndDigits(PASSWORD_LENGTH);
    return { password, passwordHash: await this.core.passwords.hash('PUPIL', password) };
  }
}
