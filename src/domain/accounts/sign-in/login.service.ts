import type { Audience, Realm } from '../../../access/audiences.js';
import { requireEntrance } from '../../../access/authorize.js';
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

/** Sign-ins by user name and password, of all realms. */
export class LoginService {
  constructor(private readonly core: Pick<Core, 'database' | 'passwords' | 'sessions' | 'throttle'>) {}

  /** Throws BAD_CREDENTIALS, ACCOUNT_DISABLED, TOO_MANY_ATTEMPTS, or FORBIDDEN where the realm has no business in the audience. */
  async login(credentials: Credentials, origin: SignInOrigin): Promise<OpenedSession> {
    return this.open(await this.verify(credentials, origin), origin.audience);
  }

  /** The account that the credentials open; throws as `login` does. For sign-ins with a rule of their own before `open`. */
  async verify({ realm, username, password }: Credentials, { audience, address }: SignInOrigin): Promise<ProvenAccount> {
    requireEntrance(audience, realm);
    const account = await this.core.throttle.attempt({ realm, username, address }, async () => {
      const known = await this.find(realm, username);
      const right = await this.core.passwords.verify(realm, known?.passwordHash ?? null, password);
      return right ? known : null;
    });
    if (account === null || account.passwordHash === null) throw new DomainError('BAD_CREDENTIALS');
    // Only who knows the password learns that the account is disabled.
    if (!account.active) throw new DomainError('ACCOUNT_DISABLED');
    return { id: account.id, passwordHash: account.passwordHash };
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

  /** A deleted pupil is nobody (contract: school.auth.login). */
  private async find(realm: Realm, username: string): Promise<NamedAccount | null> {
    const account = await accountNamed(this.core.database.prisma, realm, username);
    return account?.present === true ? account : null;
  }
}
