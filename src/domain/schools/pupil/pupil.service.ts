import { requireRealm } from '../../../access/authorize.js';
import type { Passwords } from '../../../access/passwords.js';
import { randomLettersAndDigits } from '../../../access/random.js';
import type { Sessions } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database, Transaction } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { keptText } from '../school/kept-text.js';
import { lockSchoolForMembers } from '../school/school-lock.js';
import { requireManager } from '../school/school-rights.js';
import type { CreatePupilInput, PupilPassword, RenamePupilInput } from './pupil.type.js';

const PASSWORD_LENGTH = 6;

interface Dependencies {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
}

/** The pupils of a school; its owner keeps their accounts, or an administrator. */
export class PupilService {
  private readonly database: Database;
  private readonly sessions: Sessions;
  private readonly passwords: Passwords;

  constructor({ database, sessions, passwords }: Dependencies) {
    this.database = database;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, USERNAME_TAKEN (contract: school.student.create). */
  async create(viewer: Viewer | null, input: CreatePupilInput): Promise<PupilPassword> {
    requireManager(viewer);
    const username = keptText('username', usernameIn('PUPIL', input.username), 4);
    const name = keptText('name', input.name, 2);
    const { password, passwordHash } = await this.drawPassword();
    return this.database.transaction(async (transaction) => {
      const school = await lockSchoolForMembers(transaction, viewer, input.schoolId);
      const write = transaction.account.create({ data: { realm: 'PUPIL', username, passwordHash }, select: { id: true } });
      const account = await refuseDuplicate(write, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
      const { id: pupilId } = await transaction.pupil.create({
        data: { accountId: account.id, schoolId: school.id, name },
        select: { id: true },
      });
      return { pupilId, password };
    });
  }

  /** Throws SCHOOL_NOT_FOUND, SCHOOL_NOT_APPROVED, SCHOOL_NOT_OWNER, PUPIL_NOT_FOUND, in this order (contract: school.student.update). */
  async rename(viewer: Viewer | null, schoolId: number, pupilId: number, input: RenamePupilInput): Promise<number> {
    requireManager(viewer);
    const name = keptText('name', input.name, 2);
    await this.database.transaction(async (transaction) => {
      await this.lockSchoolOfPupil(transaction, viewer, schoolId, pupilId);
      await transaction.pupil.update({ where: { id: pupilId }, data: { name } });
    });
    return pupilId;
  }

  /** A soft deletion; the username stays taken. Throws like `rename` (contract: school.student.delete). */
  async delete(viewer: Viewer | null, schoolId: number, pupilId: number): Promise<void> {
    requireManager(viewer);
    await this.database.transaction(async (transaction) => {
      const { accountId } = await this.lockSchoolOfPupil(transaction, viewer, schoolId, pupilId);
      await transaction.pupil.update({ where: { id: pupilId }, data: { deletedAt: new Date() } });
      await transaction.account.update({ where: { id: accountId }, data: { active: false } });
      await this.sessions.endAll(accountId, { tx: transaction });
      this.sessions.forgetAccess(transaction);
    });
  }

  /**
   * The old password stops working at once, and so do the pupil's sessions. Throws like `rename`
   * (contract: school.student.reset_password).
   */
  async resetPassword(viewer: Viewer | null, schoolId: number, pupilId: number): Promise<PupilPassword> {
    requireManager(viewer);
    const { password, passwordHash } = await this.drawPassword();
    await this.database.transaction(async (transaction) => {
      const { accountId } = await this.lockSchoolOfPupil(transaction, viewer, schoolId, pupilId);
      await transaction.account.update({ where: { id: accountId }, data: { passwordHash } });
      await this.sessions.endAll(accountId, { tx: transaction });
    });
    return { pupilId, password };
  }

  /** Whether any pupil, deleted or not, has this name; teachers and staff may ask, for they make pupils. */
  async isUsernameTaken(viewer: Viewer | null, username: string): Promise<boolean> {
    requireRealm(viewer, 'TEACHER', 'STAFF');
    return (await accountNamed(this.database.prisma, 'PUPIL', username)) !== null;
  }

  /** The pupil, whose school is locked; looked up last, so that a stranger learns nothing about pupils. */
  private async lockSchoolOfPupil(
    transaction: Transaction,
    viewer: Viewer,
    schoolId: number,
    pupilId: number,
  ): Promise<{ accountId: number }> {
    await lockSchoolForMembers(transaction, viewer, schoolId);
    const pupil = await transaction.pupil.findFirst({ where: { id: pupilId, schoolId, deletedAt: null }, select: { accountId: true } });
    if (pupil === null) throw new DomainError('PUPIL_NOT_FOUND');
    return pupil;
  }

  private async drawPassword(): Promise<{ password: string; passwordHash: string }> {
    const password = randomLettersAndDigits(PASSWORD_LENGTH);
    return { password, passwordHash: await this.passwords.hash('PUPIL', password) };
  }
}
