import { randomUUID } from 'node:crypto';
import type { Audience as StoredAudience } from '../generated/prisma/client.js';
import { PlatformError } from '../platform/errors.js';
import { type Change, insert, type NewId, remove, update } from '../write/changes.js';
import { defineWrite } from '../write/define-write.js';
import { count, type Known, row } from '../write/facts.js';
import { type Audience, AUDIENCES } from './audiences.js';
import { accountLock, endSessions, openSessions } from './session-ending.js';
import { STORED_AUDIENCES, VIEWED_ACCOUNT, viewerOf } from './stored-session.js';
import { newTicket, ticketHash } from './tokens.js';
import type { Viewer } from './viewer.js';

/** What a new session has that is drawn or told by the clock, before anything is decided about it. */
export interface DrawnSession {
  readonly id: string;
  readonly audience: Audience;
  /** Null: its token is a JWT, made when it is there. */
  readonly ticket: string | null;
  readonly now: Date;
  readonly expiresAt: Date;
}

/** @param lifeSeconds how long it lives; as long as the audience's do when left out */
export function drawSession(audience: Audience, now: number, lifeSeconds: number = AUDIENCES[audience].lifetimeSeconds): DrawnSession {
  const { tokenFormat } = AUDIENCES[audience];
  const ticket = tokenFormat === 'ticket' ? newTicket() : null;
  return { id: randomUUID(), audience, ticket, now: new Date(now), expiresAt: wholeSeconds(now + lifeSeconds * 1000) };
}

/** Tokens count whole seconds; so that a session and its token end together. */
export function wholeSeconds(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}

/** What the facts of a sign-in are asked with. */
export interface SignInPlaces {
  readonly accountId: number;
  readonly now: Date;
  /** The audience whose sessions the new one ends; null where it ends none. */
  readonly succeeded: StoredAudience | null;
}

export function signInPlaces({ accountId }: ProvenAccount, { audience, now }: DrawnSession): SignInPlaces {
  return { accountId, now, succeeded: AUDIENCES[audience].singleSession ? STORED_AUDIENCES[audience] : null };
}

/** Facts of a sign-in, to be read while `accountLock` is held. */
export const signInFacts = ({ accountId, now, succeeded }: { accountId: number; now: Date; succeeded: StoredAudience }) => ({
  account: row('Account', { where: { id: accountId }, select: { ...VIEWED_ACCOUNT, passwordHash: true } }),
  expired: count('Session', { accountId, expiresAt: { lte: now } }),
  succeeded: openSessions({ accountId, audience: succeeded }),
});

export type SignInFacts = Known<ReturnType<typeof signInFacts>>;

export const SIGNING_IN = defineWrite<SignInPlaces>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: signInFacts,
});

/** An account whose owner has proven to be its owner, but who is not signed in yet. */
export interface ProvenAccount {
  readonly accountId: number;
  /** The hash that the password matched; left out where the proof was another. */
  readonly passwordHash?: string;
}

interface Opened {
  readonly changes: readonly Change[];
  readonly viewer: Viewer;
}

/**
 * Opens a session and records the sign-in on the account. Throws ACCOUNT_DISABLED (also when the person is deleted), BAD_CREDENTIALS
 * when the password was changed since it was checked, FORBIDDEN when the account's realm has no access to the audience.
 */
export function openSession({ account, expired, succeeded }: SignInFacts, { passwordHash }: ProvenAccount, drawn: DrawnSession): Opened {
  if (account?.active !== true) throw new PlatformError('ACCOUNT_DISABLED');
  if (passwordHash !== undefined && account.passwordHash !== passwordHash) throw new PlatformError('BAD_CREDENTIALS');
  if (!AUDIENCES[drawn.audience].realms.includes(account.realm)) throw new PlatformError('FORBIDDEN');
  const viewer = viewerOf(account, { sessionId: drawn.id, audience: drawn.audience });
  if (viewer === null) throw new PlatformError('ACCOUNT_DISABLED');
  const accountId = account.id;
  const changes = [
    update('Account', { id: accountId }, { lastLoginAt: drawn.now }),
    ...(expired > 0 ? [remove('Session', { accountId, expiresAt: { lte: drawn.now } })] : []),
    ...endSessions(succeeded, drawn.now),
    newSession(accountId, drawn),
  ];
  return { changes, viewer };
}

export function newSession(accountId: number | NewId, { id, audience, ticket, now, expiresAt }: DrawnSession): Change {
  const tokenHash = ticket === null ? null : ticketHash(ticket);
  return insert('Session', { id, accountId, audience: STORED_AUDIENCES[audience], tokenHash, createdAt: now, expiresAt });
}
