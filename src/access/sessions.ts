import { type Clock, systemClock } from '../platform/clock.js';
import { besideEveryCommit } from '../platform/database/commit-hooks.js';
import { decision, update } from '../write/changes.js';
import { defineWrite } from '../write/define-write.js';
import { row } from '../write/facts.js';
import type { Writer } from '../write/writer.js';
import type { AccessChanges } from './access-changes.js';
import { type Audience, AUDIENCES } from './audiences.js';
import type { OwnWrites } from './own-writes.js';
import { accountLock, endSessions, openSessions } from './session-ending.js';
import {
  drawSession,
  type DrawnSession,
  openSession,
  type ProvenAccount,
  signInPlaces,
  SIGNING_IN,
  wholeSeconds,
} from './session-opening.js';
import {
  GOOD_SESSIONS,
  SESSION_BY_HASH,
  SESSION_BY_ID,
  type SessionHandle,
  STORED_AUDIENCES,
  storedSession,
  type StoredSession,
} from './stored-session.js';
import { isTicket, ticketHash, type TokenFault, type Tokens } from './tokens.js';
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

interface SessionsDependencies {
  readonly writer: Writer;
  readonly access: AccessChanges;
  readonly tokens: Tokens;
  /** Left out where there are no replicas. */
  readonly ownWrites?: OwnWrites;
  readonly clock?: Clock;
}

const RENEWING = defineWrite<{ sessionId: string }>()({
  facts: ({ sessionId }) => ({
    session: row('Session', {
      where: { id: sessionId },
      select: { accountId: true, audience: true, endedAt: true, expiresAt: true },
    }),
  }),
});

const ENDING = defineWrite<{ id: string }>()({ facts: ({ id }) => ({ sessions: openSessions({ id }) }) });

const ENDING_ALL = defineWrite<{ accountId: number }>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: ({ accountId }) => ({ sessions: openSessions({ accountId }) }),
});

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
  private readonly writer: Writer;
  private readonly tokens: Tokens;
  private readonly clock: Clock;
  private readonly access: AccessChanges;
  private readonly ownWrites: OwnWrites | undefined;

  constructor({ writer, access, tokens, ownWrites, clock = systemClock }: SessionsDependencies) {
    this.writer = writer;
    this.tokens = tokens;
    this.clock = clock;
    this.access = access;
    this.ownWrites = ownWrites;
  }

  /** Opens a session and nothing else. Throws what `openSession` throws. */
  open({ audience, ...account }: ProvenAccount & { readonly audience: Audience }): Promise<OpenedSession> {
    return this.issue(audience, (drawn) =>
      this.writer.run(SIGNING_IN, signInPlaces(account, drawn), (facts) => {
        const { changes, viewer } = openSession(facts, account, drawn);
        return decision(changes, viewer);
      }),
    );
  }

  /** The token of a session that `write` writes, with whatever else belongs to the sign-in; it answers whose session it is. */
  async issue(audience: Audience, write: (drawn: DrawnSession) => Promise<Viewer>, lifeSeconds?: number): Promise<OpenedSession> {
    const drawn = drawSession(audience, this.clock(), lifeSeconds);
    const { id: sessionId, ticket, expiresAt } = drawn;
    const viewer = await write(drawn);
    const { accountId } = viewer;
    await this.ownWrites?.wrote(accountId);
    return { token: ticket ?? (await this.tokens.issue({ accountId, sessionId, audience, expiresAt })), sessionId, expiresAt, viewer };
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
    const { session } = await this.writer.look(RENEWING, { sessionId });
    // A token of another audience is renewed there.
    if (session === null || session.endedAt !== null || session.audience !== STORED_AUDIENCES[audience]) return null;
    // The session may have been prolonged already, for a client that goes on using its old token: that will do.
    const enough = session.expiresAt.getTime() - now >= (lifetimeSeconds - renewWithinSeconds) * 1000;
    const end = enough ? session.expiresAt : wholeSeconds(now + lifetimeSeconds * 1000);
    // Beside whatever a request does: a session is not prolonged twice, and is no part of what a repetition must not do again.
    if (!enough) await besideEveryCommit(() => this.writer.apply(update('Session', { id: sessionId, endedAt: null }, { expiresAt: end })));
    return { token: await this.tokens.issue({ accountId: session.accountId, sessionId, audience, expiresAt: end }), expiresAt: end };
  }

  /** Ends one session: a logout. */
  async end(sessionId: string): Promise<void> {
    await this.writer.run(ENDING, { id: sessionId }, ({ sessions }) => decision(endSessions(sessions, this.now()), null));
  }

  /** Ends the sessions of an account. */
  async endAll(accountId: number): Promise<void> {
    await this.writer.run(ENDING_ALL, { accountId }, ({ sessions }) => decision(endSessions(sessions, this.now()), null));
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
    const session = await this.load(handle);
    if (cached.epoch !== null && session !== null && session.viewer !== null && !session.ended)
      await this.access.cache.keep(handle, session, cached.epoch);
    return session;
  }

  private async load(handle: SessionHandle): Promise<StoredSession | null> {
    const { session } = 'id' in handle ? await this.writer.look(SESSION_BY_ID, handle) : await this.writer.look(SESSION_BY_HASH, handle);
    return session === null ? null : storedSession(session);
  }

  private now(): Date {
    return new Date(this.clock());
  }

  /** How many sessions are good now, by the API that they were opened through as the database names it; in all processes. */
  async good(): Promise<Readonly<Record<string, number>>> {
    return this.writer.look(GOOD_SESSIONS, { now: this.now() });
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
