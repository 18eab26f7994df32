import type { Audience, Realm } from '../../../access/audiences.js';
import { requireEntrance, requireOwnPassword } from '../../../access/authorize.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import {
  type DrawnSession,
  openSession,
  type ProvenAccount,
  signInFacts,
  type SignInFacts,
  type SignInPlaces,
  signInPlaces,
  SIGNING_IN,
} from '../../../access/session-opening.js';
import type { OpenedSession } from '../../../access/sessions.js';
import type { Viewer } from '../../../access/viewer.js';
import { type Change, type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed, type NamedAccount } from '../../values/identifiers.js';
import { AUDITED, audited } from '../audit/audit.js';

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

/** A sign-in as the operation log tells of it, where it is of staff. */
function signInLogged({ realm, accountId, profileId }: Viewer): Change[] {
  if (realm !== 'STAFF') return [];
  return [audited({ operation: AUDITED.LOGIN, description: '登录系统', actorId: accountId, entity: 'Staff', entityId: profileId })];
}

/** Throws what `openSession` throws. */
export function signIn(facts: SignInFacts, account: ProvenAccount, drawn: DrawnSession): Decision<Viewer> {
  const { changes, viewer } = openSession(facts, account, drawn);
  return decision([...changes, ...signInLogged(viewer)], viewer);
}

const RENEWING_PASSWORD = defineWrite<SignInPlaces>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: (given) => ({ ...signInFacts(given), others: openSessions({ accountId: given.accountId }) }),
});

/** Throws CONFLICT where the password is another one by now, else what `openSession` throws. */
export function signInWithNewPassword(
  facts: FactsOf<typeof RENEWING_PASSWORD>,
  account: Required<ProvenAccount>,
  passwordHash: string,
  drawn: DrawnSession,
): Decision<Viewer> {
  if (facts.account?.passwordHash !== account.passwordHash) throw new DomainError('CONFLICT');
  const { changes, outcome } = signIn({ ...facts, succeeded: [] }, account, drawn);
  const renewal = update('Account', { id: account.accountId }, { passwordHash, mustChangePassword: false });
  return decision([renewal, ...endSessions(facts.others, drawn.now), ...changes], outcome);
}

/** An account that the credentials open. */
interface OpenedAccount extends NamedAccount {
  readonly passwordHash: string;
}

/** Sign-ins by user name and password, of all realms. */
export class LoginService {
  constructor(private readonly core: Pick<Core, 'writer' | 'passwords' | 'sessions' | 'throttle'>) {}

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
    const { writer, passwords, sessions } = this.core;
    const { realm } = credentials;
    const { id, passwordHash: before } = await this.prove(credentials, origin);
    if (await passwords.verify(realm, before, newPassword)) throw new DomainError('PASSWORD_UNCHANGED', { field: 'newPassword' });
    const passwordHash = await passwords.hash(realm, newPassword);
    const account = { accountId: id, passwordHash: before };
    return sessions.issue(origin.audience, (drawn) =>
      writer.run(RENEWING_PASSWORD, signInPlaces(account, drawn), (facts) => signInWithNewPassword(facts, account, passwordHash, drawn)),
    );
  }

  /** The account that the credentials open; throws as `login` does. For sign-ins with a rule of their own before `open`. */
  async verify(credentials: Credentials, origin: SignInOrigin): Promise<ProvenAccount> {
    const { id, passwordHash, mustChangePassword } = await this.prove(credentials, origin);
    requireOwnPassword(origin.audience, { mustChangePassword });
    return { accountId: id, passwordHash };
  }

  /** Opens a session for an account whose owner has proven it. */
  open(account: ProvenAccount, audience: Audience): Promise<OpenedSession> {
    const { sessions, writer } = this.core;
    return sessions.issue(audience, (drawn) =>
      writer.run(SIGNING_IN, signInPlaces(account, drawn), (facts) => signIn(facts, account, drawn)),
    );
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
    const { id } = known;
    const [count] = await this.core.writer.apply(update('Account', { id, passwordHash }, { passwordHash: opened.renewed }));
    // Another first sign-in was faster, or the password was changed: what is stored now is judged.
    return count === 0 ? this.opened(credentials) : { ...known, passwordHash: opened.renewed };
  }

  /** A deleted pupil is nobody (contract: school.auth.login). */
  private async find(realm: Realm, username: string): Promise<NamedAccount | null> {
    const account = await accountNamed(this.core.writer, realm, username);
    return account?.present === true ? account : null;
  }
}
