import { randomUUID } from 'node:crypto';
import type { Prisma } from '../generated/prisma/client.js';
import { type Clock, systemClock } from '../platform/clock.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { WriteTransaction } from '../platform/database/write-transaction.js';
import { PlatformError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import type { Store } from '../platform/store/store.js';
import { AccessChanges } from './access-changes.js';
import { type Audience, AUDIENCES } from './audiences.js';
import { loadSession, type SessionHandle, STORED_AUDIENCES, type StoredSession } from './stored-session.js';
import { isTicket, newTicket, ticketHash, type TokenFault, type Tokens } from './tokens.js';
import type { Viewer } from './viewer.js';

/** Why a token opens nothing: what is wrong with its text, or with what stands behind it. */
export type SessionFault =
  | TokenFault
  /** There is no such session (any more). */
  | 'unknown'
  /** Ended by a logout, a revocation or a later login. */
  | 'ended'
  /** The account is disabled, or its person is deleted. */
  | 'disabled';

export type SessionVerdict =
  | { readonly ok: true; readonly viewer: Viewer; /** When this very token expires. */ readonly expiresAt: Date }
  | { readonly ok: false; readonly why: SessionFault };

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: Date;
}

export interface OpenedSession extends IssuedToken {
  readonly sessionId: string;
  readonly viewer: Viewer;
}

export interface OpenSessionOptions {
  readonly accountId: number;
  readonly audience: Audience;
  /**
   * The hash that the password was checked against: a session is refused (BAD_CREDENTIALS) when the password was changed
   * since. Leave it out where no password was checked.
   */
  readonly passwordHash?: string;
  readonly tx?: Transaction;
}

export interface EndSessionsOptions {
  /** Only sessions of this audience. */
  readonly audience?: Audience;
  readonly exceptSessionId?: string;
  readonly tx?: Transaction;
}

interface SessionsDependencies {
  readonly database: Database;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly clock?: Clock;
}

/** A token whose text is in order, and where to look for its session. */
interface Claim {
  readonly handle: SessionHandle;
  readonly audience: Audience;
  /** Of a JWT; a ticket says nothing about itself. */
  readonly accountId?: number;
  readonly expiresAt?: Date;
}

/** Sign-ins. The database holds them; what ends there is over in every process at once. */
export class Sessions {
  private readonly database: Database;
  private readonly tokens: Tokens;
  private readonly clock: Clock;
  private readonly access: AccessChanges;

  constructor({ database, store, tokens, log, clock = systemClock }: SessionsDependencies) {
    this.database = database;
    this.tokens = tokens;
    this.clock = clock;
    this.access = new AccessChanges(store, database, log);
  }

  /**
   * Opens a session and records the sign-in on the account. Throws ACCOUNT_DISABLED (also when the person is deleted),
   * BAD_CREDENTIALS (see `passwordHash`), FORBIDDEN when the account's realm has no access to the audience.
   */
  async open(options: OpenSessionOptions): Promise<OpenedSession> {
    const { tx } = options;
    return tx === undefined ? this.database.transaction((own) => this.openIn(own, options)) : this.openIn(tx, options);
  }

  /** Whose token it is, if it is good for this audience now. */
  async resolve(token: string, audience: Audience): Promise<SessionVerdict> {
    const claim = await this.read(token, audience);
    if ('why' in claim) return { ok: false, why: claim.why };
    const session = await this.find(claim.handle);
    const why = this.faultOf(session, claim, audience);
    if (why !== null || session?.viewer == null) return { ok: false, why: why ?? 'unknown' };
    // The audience in use decides what rules hold, not the one that the session was opened for (see `alsoAccepts`).
    return { ok: true, viewer: { ...session.viewer, audience }, expiresAt: claim.expiresAt ?? session.expiresAt };
  }

  /**
   * A fresh token for a session whose present one has little life left; null when there is enough of it, or when the
   * audience has no such rule. The present one stays good until it expires (contract: summer-crm, auth.refresh).
   */
  async renew({ sessionId, audience }: Viewer, expiresAt: Date): Promise<IssuedToken | null> {
    const { renewWithinSeconds, lifetimeSeconds } = AUDIENCES[audience];
    const now = this.clock();
    if (expiresAt.getTime() - now >= renewWithinSeconds * 1000) return null;
    const session = await this.database.prisma.session.findUnique({ where: { id: sessionId } });
    // A token of another audience is renewed there.
    if (session === null || session.endedAt !== null || session.audience !== STORED_AUDIENCES[audience]) return null;
    // The session may have been prolonged already, for a client that goes on using its old token: that will do.
    const enough = session.expiresAt.getTime() - now >= (lifetimeSeconds - renewWithinSeconds) * 1000;
    const end = enough ? session.expiresAt : wholeSeconds(now + lifetimeSeconds * 1000);
    // Beside whatever a request does: a session is not prolonged twice, and is no part of what a repetition must not do again.
    if (!enough) await this.database.prisma.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { expiresAt: end } });
    return { token: await this.tokens.issue({ accountId: session.accountId, sessionId, audience, expiresAt: end }), expiresAt: end };
  }

  /** Ends one session: a logout. */
  async end(sessionId: string): Promise<void> {
    await this.database.transaction((tx) => this.endIn(tx, { id: sessionId }));
  }

  /**
   * Ends the sessions of an account, or of several: its password was changed, it was disabled or deleted. In a
   * transaction of the caller's (`tx`) it takes effect when that commits.
   */
  async endAll(account: number | readonly number[], options: EndSessionsOptions = {}): Promise<void> {
    const { tx } = options;
    const accountIds = typeof account === 'number' ? [account] : [...account];
    await (tx === undefined
      ? this.database.transaction((own) => this.endAllIn(own, accountIds, options))
      : this.endAllIn(tx, accountIds, options));
  }

  /**
   * To be called in the transaction that changes what anybody may do: an account, a role, its privileges, a menu entry's
   * name, a shopper's mark, a member's permission, the deletion of a pupil or a school.
   */
  forgetAccess(tx: Transaction | WriteTransaction): void {
    this.access.changeRights(tx);
  }

  private async openIn(tx: Transaction, { accountId, audience, passwordHash }: OpenSessionOptions): Promise<OpenedSession> {
    const { tokenFormat, lifetimeSeconds, singleSession, realms } = AUDIENCES[audience];
    const now = new Date(this.clock());
    // Besides recording it, this locks the account: sign-ins, password changes and endings of its sessions take turns.
    const [account] = await tx.account.updateManyAndReturn({
      where: { id: accountId, active: true },
      data: { lastLoginAt: now },
      select: { passwordHash: true, realm: true },
    });
    if (account === undefined) throw new PlatformError('ACCOUNT_DISABLED');
    if (passwordHash !== undefined && account.passwordHash !== passwordHash) throw new PlatformError('BAD_CREDENTIALS');
    if (!realms.includes(account.realm)) throw new PlatformError('FORBIDDEN');
    await tx.session.deleteMany({ where: { accountId, expiresAt: { lte: now } } });
    if (singleSession) await this.endIn(tx, { accountId, audience: STORED_AUDIENCES[audience] });

    const sessionId = randomUUID();
    const expiresAt = wholeSeconds(now.getTime() + lifetimeSeconds * 1000);
    const ticket = tokenFormat === 'ticket' ? newTicket() : undefined;
    const tokenHash = ticket === undefined ? null : ticketHash(ticket);
    await tx.session.create({
      data: { id: sessionId, accountId, audience: STORED_AUDIENCES[audience], tokenHash, createdAt: now, expiresAt },
    });
    const viewer = (await loadSession(tx, { id: sessionId }))?.viewer ?? null;
    if (viewer === null) throw new PlatformError('ACCOUNT_DISABLED');
    return { token: ticket ?? (await this.tokens.issue({ accountId, sessionId, audience, expiresAt })), sessionId, expiresAt, viewer };
  }

  private async endAllIn(tx: Transaction, accountIds: number[], { audience, exceptSessionId }: EndSessionsOptions): Promise<void> {
    // Waits for a sign-in under way, so that its session is seen here and ended too.
    await tx.$queryRaw`SELECT 1 AS locked FROM account WHERE id = ANY(${accountIds}::int[]) ORDER BY id FOR NO KEY UPDATE`;
    await this.endIn(tx, {
      accountId: { in: accountIds },
      ...(audience === undefined ? {} : { audience: STORED_AUDIENCES[audience] }),
      ...(exceptSessionId === undefined ? {} : { id: { not: exceptSessionId } }),
    });
  }

  private async endIn(tx: Transaction, where: Prisma.SessionWhereInput): Promise<void> {
    const sessions = await tx.session.findMany({ where: { ...where, endedAt: null }, select: { id: true, tokenHash: true } });
    if (sessions.length === 0) return;
    await this.access.endSessions(
      tx,
      sessions.map(({ id, tokenHash }) => (tokenHash === null ? { id } : { tokenHash })),
    );
    await tx.session.updateMany({ where: { id: { in: sessions.map(({ id }) => id) } }, data: { endedAt: new Date(this.clock()) } });
  }

  /** What the token's own text says. */
  private async read(token: string, audience: Audience): Promise<Claim | { readonly why: TokenFault }> {
    const { tokenFormat, alsoAccepts } = AUDIENCES[audience];
    if (tokenFormat === 'ticket') return isTicket(token) ? { handle: { tokenHash: ticketHash(token) }, audience } : { why: 'malformed' };
    const verdict = await this.tokens.verify(token, alsoAccepts === null ? [audience] : [audience, alsoAccepts.audience]);
    if (!verdict.ok) return verdict;
    return { handle: { id: verdict.sessionId }, audience: verdict.audience, accountId: verdict.accountId, expiresAt: verdict.expiresAt };
  }

  private async find(handle: SessionHandle): Promise<StoredSession | null> {
    const cached = await this.access.cache.find(handle);
    // One that seems over may have been prolonged since.
    if (cached.session !== null && cached.session.expiresAt.getTime() > this.clock()) return cached.session;
    const session = await loadSession(this.database.prisma, handle);
    if (cached.epoch !== null && session !== null && session.viewer !== null && !session.ended)
      await this.access.cache.keep(handle, session, cached.epoch);
    return session;
  }

  private faultOf(session: StoredSession | null, claim: Claim, audience: Audience): SessionFault | null {
    if (session === null) return 'unknown';
    if (session.ended) return 'ended';
    if (session.audience !== claim.audience || session.accountId !== (claim.accountId ?? session.accountId)) return 'incomplete';
    if (session.expiresAt.getTime() <= this.clock()) return 'expired';
    if (session.viewer === null) return 'disabled';
    const { alsoAccepts, passwordChangeDemanded } = AUDIENCES[audience];
    const foreign = session.audience !== audience;
    // A sign-in to an API that demands no new password is no way around one that does.
    if (foreign && passwordChangeDemanded && session.mustChangePassword) return 'incomplete';
    return foreign && alsoAccepts?.realms.includes(session.viewer.realm) !== true ? 'incomplete' : null;
  }
}

/** Tokens count whole seconds; so that a session and its token end together. */
function wholeSeconds(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}
