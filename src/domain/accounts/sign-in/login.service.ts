import type { Audience, Realm } from '../../../access/audiences.js';
import { requireEntrance, requireOwnPassword } from '../../../access/authorize.js';
import type { OpenedSession } from '../../../access/sessions.js';
import type { Transaction } from '../../../platform/database/database.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed, type NamedAccount } from '../../values/identifiers.js';
import { AUDITED, recordAudit } from '../audit/audit.js';

export interface Credentials {
  readonly realm: Realm;
  readonly username: string;
  readonly password: string;
}

export interface NewPassword {
  readonly newPassword: string;
}

/** The API and the address that a sign-in comes through. */
export interface SignInOrigin {
  readonly audience: Audience;
  readonly address: string;
}

/** An account whose owner has proven to be its owner, but who is not signed in yet. */
export interface ProvenAccount {
  readonly id: number;
  /** The hash that the password matched; left out where the proof was another. */
  readonly passwordHash?: string;
}

/** An account that the credentials open. */
interface OpenedAccount extends NamedAccount {
  readonly passwordHash: string;
}

/** Sign-ins by user name and password, of all realms. */
export class LoginService {
  constructor(private readonly core: Pick<Core, 'database' | 'passwords' | 'sessions' | 'throttle'>) {}

  /**
   * Throws BAD_CREDENTIALS, ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS, PASSWORD_CHANGE_REQUIRED where the audience demands that, or FORBIDDEN where
   * the realm has no business in the audience.
   */
  async login(credentials: Credentials, origin: SignInOrigin): Promise<OpenedSession> {
    return this.open(await this.verify(credentials, origin), origin.audience);
  }

  /**
   * Signs in and takes a new password in the place of the present one, whether it has to be changed or not; all other sessions of
   * the account end. Throws as `login` does, PASSWORD_UNCHANGED, and CONFLICT where the password was changed meanwhile.
   */
  async loginWithNewPassword({ newPassword, ...credentials }: Credentials & NewPassword, origin: SignInOrigin): Promise<OpenedSession> {
    const { database, passwords, sessions } = this.core;
    const { realm } = credentials;
    const { id, passwordHash: before } = await this.prove(credentials, origin);
    if (await passwords.verify(realm, before, newPassword)) throw new DomainError('PASSWORD_UNCHANGED', { field: 'newPassword' });
    const passwordHash = await passwords.hash(realm, newPassword);
    return database.transaction(async (tx) => {
      const change = { passwordHash, mustChangePassword: false };
      const { count } = await tx.account.updateMany({ where: { id, passwordHash: before }, data: change });
      if (count === 0) throw new DomainError('CONFLICT');
      await sessions.endAll(id, { tx });
      return this.open({ id, passwordHash }, origin.audience, tx);
    });
  }

  /** The account that the credentials open; throws as `login` does. For sign-ins with a rule of their own before `open`. */
  async verify(credentials: Credentials, origin: SignInOrigin): Promise<ProvenAccount> {
    const { id, passwordHash, mustChangePassword } = await this.prove(credentials, origin);
    requireOwnPassword(origin.audience, { mustChangePassword });
    return { id, passwordHash };
  }

  /** Opens a session for an account whose owner has proven it, as part of the caller's transaction where there is one. */
  async open(account: ProvenAccount, audience: Audience, tx?: Transaction): Promise<OpenedSession> {
    if (tx === undefined) return this.core.database.transaction((own) => this.open(account, audience, own));
    const session = await this.core.sessions.open({ accountId: account.id, passwordHash: account.passwordHash, audience, tx });
    const { viewer } = session;
    if (viewer.realm === 'STAFF') {
      await recordAudit(tx, {
        operation: AUDITED.LOGIN,
        description: '登录系统',
        actorId: viewer.accountId,
        entity: 'Staff',
        entityId: viewer.profileId,
      });
    }
    return session;
  }

  private async prove(credentials: Credentials, { audience, address }: SignInOrigin): Promise<OpenedAccount> {
    const { realm, username } = credentials;
    requireEntrance(audience, realm);
    const account = await this.core.throttle.attempt({ realm, username, address }, () => this.opened(credentials));
    if (account === null) throw new DomainError('BAD_CREDENTIALS');
    // Only who knows the password learns that the account is disabled.
    if (!account.active) throw new DomainError('ACCOUNT_DISABLED');
    return account;
  }

  /** The account with the hash that it has from then on; null where the password does not open it. */
  private async opened(credentials: Credentials): Promise<OpenedAccount | null> {
    const { realm, username, password } = credentials;
    const known = await this.find(realm, username);
    const passwordHash = known?.passwordHash ?? null;
    const opened = await this.core.passwords.open(realm, passwordHash, password);
    if (opened === null || known === null || passwordHash === null) return null;
    if (opened.renewed === null) return { ...known, passwordHash };
    // Beside whatever else the sign-in does: a password that was proven is worth its better hash whatever comes of the rest.
    const { count } = await this.core.database.prisma.account.updateMany({
      where: { id: known.id, passwordHash },
      data: { passwordHash: opened.renewed },
    });
    // Another first sign-in was faster, or the password was changed: what is stored now is judged.
    return count === 0 ? this.opened(credentials) : { ...known, passwordHash: opened.renewed };
  }

  /** A deleted pupil is nobody (contract: school.auth.login). */
  private async find(realm: Realm, username: string): Promise<NamedAccount | null> {
    const account = await accountNamed(this.core.database.prisma, realm, username);
    return account?.present === true ? account : null;
  }
}
