import type { Audience } from '../../../access/audiences.js';
import type { Passwords } from '../../../access/passwords.js';
import type { OpenedSession, Sessions } from '../../../access/sessions.js';
import type { Database } from '../../../platform/database/database.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { usernameIn } from '../../accounts/account/username.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { keptText } from '../school/kept-text.js';
import type { RegisterTeacherInput } from './teacher.type.js';

interface Dependencies {
  readonly database: Database;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
}

/** Teachers register themselves. */
export class TeacherService {
  private readonly database: Database;
  private readonly sessions: Sessions;
  private readonly passwords: Passwords;

  constructor({ database, sessions, passwords }: Dependencies) {
    this.database = database;
    this.sessions = sessions;
    this.passwords = passwords;
  }

  /** Makes account and profile, and signs the teacher in. Throws USERNAME_TAKEN (contract: school.teacher.register). */
  async register(input: RegisterTeacherInput, audience: Audience): Promise<OpenedSession> {
    const name = keptText('name', input.name, 1);
    const username = usernameIn('TEACHER', input.username);
    const passwordHash = await this.passwords.hash('TEACHER', input.password);
    return this.database.transaction(async (transaction) => {
      const write = transaction.account.create({ data: { realm: 'TEACHER', username, passwordHash }, select: { id: true } });
      const account = await refuseDuplicate(write, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
      await transaction.teacher.create({ data: { accountId: account.id, name }, select: { id: true } });
      return this.sessions.open({ accountId: account.id, audience, tx: transaction });
    });
  }

  /** Whether a teacher has this email address. Registering tells everybody the same. */
  async isUsernameTaken(username: string): Promise<boolean> {
    return (await accountNamed(this.database.prisma, 'TEACHER', username)) !== null;
  }
}
