import { requireAdministrator, requireViewer } from '../../../access/authorize.js';
import type { IssuedToken } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { AUDITED, recordAudit } from '../audit/audit.js';
import { OwnPassword } from '../sign-in/own-password.js';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** What happens to accounts and their sessions after the sign-in. */
export class AccountService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: Pick<Core, 'database' | 'passwords' | 'sessions' | 'throttle'>) {
    this.ownPassword = new OwnPassword(core);
  }

  /** Ends the session that the call was made with. */
  async logout(viewer: Viewer | null): Promise<void> {
    requireViewer(viewer);
    await this.core.sessions.end(viewer.sessionId);
  }

  /**
   * A fresh token for the session that the call was made with, when the present one, which ends at `expiresAt`, has little
   * life left; else null (contract: summer-crm, auth.refresh).
   */
  async renew(viewer: Viewer | null, expiresAt: Date): Promise<IssuedToken | null> {
    requireViewer(viewer);
    return this.core.sessions.renew(viewer, expiresAt);
  }

  /** null for people who are known by WeChat only. */
  async usernameOf(accountId: number): Promise<string | null> {
    const account = await this.core.database.prisma.account.findUnique({ where: { id: accountId }, select: { username: true } });
    return account?.username ?? null;
  }

  /** Changes one's own password and ends all other sessions of the account. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS. */
  async changePassword(viewer: Viewer | null, { currentPassword, newPassword }: PasswordChange, address: string): Promise<void> {
    requireViewer(viewer);
    const { database, passwords, sessions } = this.core;
    const { accountId, realm, sessionId } = viewer;
    const oldHash = await this.ownPassword.prove(viewer, { currentPassword, address });
    // Who is known by WeChat only has no password to change.
    if (oldHash === null) throw new DomainError('WRONG_PASSWORD', { field: 'currentPassword' });
    const passwordHash = await passwords.hash(realm, newPassword);
    await database.transaction(async (tx) => {
      const { count } = await tx.account.updateMany({
        where: { id: accountId, passwordHash: oldHash },
        data: { passwordHash, mustChangePassword: false },
      });
      if (count === 0) throw new DomainError('CONFLICT');
      await sessions.endAll(accountId, { exceptSessionId: sessionId, tx });
    });
  }

  /** Lets an account in again, or shuts it out at once. Throws NOT_FOUND, OWN_ACCOUNT. */
  async setActive(viewer: Viewer | null, accountId: number, active: boolean): Promise<number> {
    requireAdministrator(viewer);
    if (accountId === viewer.accountId) throw new DomainError('OWN_ACCOUNT');
    const { database, sessions } = this.core;
    await database.transaction(async (tx) => {
      const [account] = await tx.account.updateManyAndReturn({ where: { id: accountId }, data: { active }, select: { realm: true } });
      if (account === undefined) throw new DomainError('NOT_FOUND');
      if (!active) await sessions.endAll(accountId, { tx });
      sessions.forgetAccess(tx);
      if (account.realm === 'STAFF') {
        const description = active ? '启用用户' : '禁用用户';
        await recordAudit(tx, {
          operation: AUDITED.STAFF_CHANGE,
          description,
          actorId: viewer.accountId,
          entity: 'Account',
          entityId: accountId,
        });
      }
    });
    return accountId;
  }

  /** Ends all sessions of one's own account, this one included; an administrator ends those of any. Throws NOT_FOUND. */
  async revokeSessions(viewer: Viewer | null, accountId: number): Promise<void> {
    requireViewer(viewer);
    const { database, sessions } = this.core;
    if (accountId !== viewer.accountId) {
      requireAdministrator(viewer);
      if ((await database.prisma.account.count({ where: { id: accountId } })) === 0) throw new DomainError('NOT_FOUND');
    }
    await sessions.endAll(accountId);
  }
}
