import type { Audience } from '../../../access/audiences.js';
import { requireEntrance } from '../../../access/authorize.js';
import { type DrawnSession, newSession } from '../../../access/session-opening.js';
import type { OpenedSession } from '../../../access/sessions.js';
import { newcomer } from '../../../access/stored-session.js';
import { refuseDuplicate } from '../../../platform/database/unique-violation.js';
import { decision, insert } from '../../../write/changes.js';
import { usernameIn } from '../../accounts/account/username.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { keptText } from '../school/kept-text.js';
import type { RegisterTeacherInput } from './teacher.type.js';

/** A new teacher, and the session that they are signed in with. */
export function registerTeacher(
  { username, passwordHash, name }: { readonly username: string; readonly passwordHash: string; readonly name: string },
  drawn: DrawnSession,
) {
  const account = insert('Account', { realm: 'TEACHER', username, passwordHash, lastLoginAt: drawn.now });
  const teacher = insert('Teacher', { accountId: account.id, name });
  const viewer = newcomer({ realm: 'TEACHER', accountId: account.id, profileId: teacher.id }, drawn);
  return decision([account, teacher, newSession(account.id, drawn)], viewer);
}

/** Teachers register themselves. */
export class TeacherService {
  constructor(private readonly core: Pick<Core, 'writer' | 'sessions' | 'passwords'>) {}

  /** Makes account and profile, and signs the teacher in. Throws USERNAME_TAKEN (contract: school.teacher.register). */
  async register(input: RegisterTeacherInput, audience: Audience): Promise<OpenedSession> {
    const name = keptText('name', input.name, 1);
    const username = usernameIn('TEACHER', input.username);
    const { sessions, writer, passwords } = this.core;
    requireEntrance(audience, 'TEACHER');
    const passwordHash = await passwords.hash('TEACHER', input.password);
    const signedIn = sessions.issue(audience, (drawn) => writer.write(registerTeacher({ username, passwordHash, name }, drawn)));
    return refuseDuplicate(signedIn, 'username', () => new DomainError('USERNAME_TAKEN', { field: 'username' }));
  }

  /** Whether a teacher has this email address. Registering tells everybody the same. */
  async isUsernameTaken(username: string): Promise<boolean> {
    return (await accountNamed(this.core.writer, 'TEACHER', username)) !== null;
  }
}
