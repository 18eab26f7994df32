import { rightsChanged } from '../../../access/access-changes.js';
import { requireViewer } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import type { IssuedToken } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { AUDITED, audited } from '../audit/audit.js';
import { OwnPassword } from '../sign-in/own-password.js';

export interface PasswordChange {
  readonly currentPassword: string;
  readonly newPassword: string;
}

const CHANGING = defineWrite<{ accountId: number }>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: ({ accountId }) => ({
    account: row('Account', { where: { id: accountId }, select: { id: true, realm: true, passwordHash: true } }),
    sessions: openSessions({ accountId }),
  }),
});

const KNOWING = defineWrite<{ accountId: number }>()({
  facts: ({ accountId }) => ({ account: row('Account', { where: { id: accountId }, select: { username: true } }) }),
});

type AccountFacts = FactsOf<typeof CHANGING>;

interface NewPassword {
  /** The hash that the password until now was proven by. */
  readonly oldHash: string;
  readonly passwordHash: string;
  /** The session that goes on. */
  readonly sessionId: string;
  readonly now: Date;
}

/** Throws CONFLICT where the password is another one by now. */
export function changeOwnPassword({ account, sessions }: AccountFacts, change: NewPassword): Decision<null> {
  const { oldHash, passwordHash, sessionId, now } = change;
  if (account === null || account.passwordHash !== oldHash) throw new DomainError('CONFLICT');
  const others = sessions.filter(({ id }) => id !== sessionId);
  return decision([update('Account', { id: account.id }, { passwordHash, mustChangePassword: false }), ...endSessions(others, now)], null);
}

export function setActive({ account, sessions }: AccountFacts, active: boolean, actorId: number, now: Date): Decision<number> {
  if (account === null) throw new DomainError('NOT_FOUND');
  const { id, realm } = account;
  const log = { operation: AUDITED.STAFF_CHANGE, description: active ? '启用用户' : '禁用用户', actorId, entity: 'Account', entityId: id };
  const changes = [
    update('Account', { id }, { active }),
    ...(active ? [] : endSessions(sessions, now)),
    rightsChanged(),
    ...(realm === 'STAFF' ? [audited(log)] : []),
  ];
  return decision(changes, id);
}

/** What happens to accounts and their sessions after the sign-in. */
export class AccountService {
  private readonly ownPassword: OwnPassword;

  constructor(private readonly core: Pick<Core, 'writer' | 'passwords' | 'sessions' | 'throttle'>) {
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
    return (await this.core.writer.look(KNOWING, { accountId })).account?.username ?? null;
  }

  /** Changes one's own password and ends all other sessions of the account. Throws WRONG_PASSWORD, TOO_MANY_ATTEMPTS. */
  async changePassword(viewer: Viewer | null, { currentPassword, newPassword }: PasswordChange, address: string): Promise<void> {
    requireViewer(viewer);
    const { writer, passwords } = this.core;
    const { accountId, realm, sessionId } = viewer;
    const oldHash = await this.ownPassword.prove(viewer, { currentPassword, address });
    // Who is known by WeChat only has no password to change.
    if (oldHash === null) throw new DomainError('WRONG_PASSWORD', { field: 'currentPassword' });
    const passwordHash = await passwords.hash(realm, newPassword);
    const change = { oldHash, passwordHash, sessionId, now: new Date() };
    await writer.run(CHANGING, { accountId }, (facts) => changeOwnPassword(facts, change));
  }

  /** Lets an account in again, or shuts it out at once. Throws NOT_FOUND, OWN_ACCOUNT. */
  async setActive(viewer: Viewer | null, accountId: number, active: boolean): Promise<number> {
    requirePermission(viewer, 'MANAGE_ACCOUNTS');
    if (accountId === viewer.accountId) throw new DomainError('OWN_ACCOUNT');
    return this.core.writer.run(CHANGING, { accountId }, (facts) => setActive(facts, active, viewer.accountId, new Date()));
  }

  /** Ends all sessions of one's own account, this one included; an administrator ends those of any. Throws NOT_FOUND. */
  async revokeSessions(viewer: Viewer | null, accountId: number): Promise<void> {
    requireViewer(viewer);
    const { writer, sessions } = this.core;
    if (accountId !== viewer.accountId) {
      requirePermission(viewer, 'MANAGE_ACCOUNTS');
      if ((await writer.look(KNOWING, { accountId })).account === null) throw new DomainError('NOT_FOUND');
    }
    await sessions.endAll(accountId);
  }
}
