import type { Session } from '../generated/prisma/client.js';
import { type Change, update } from '../write/changes.js';
import { type Lock, lock, rows } from '../write/facts.js';
import type { Where } from '../write/models.js';
import { sessionsEnded } from './access-changes.js';

/** A session as far as its end has to know it. */
export type EndedSession = Pick<Session, 'id' | 'tokenHash'>;

/** Held, sign-ins, changes of the password and ends of the account's sessions take turns: a sign-in under way is ended too. */
export const accountLock = (where: Where<'Account'>): Lock => lock('Account', where);

/** Sessions that have not been ended; read while `accountLock` is held, where they are to be ended. */
export const openSessions = (where: Where<'Session'>) =>
  rows('Session', { where: { ...where, endedAt: null }, select: { id: true, tokenHash: true } });

/** The changes that end sessions: in every process at once, when they are committed. */
export function endSessions(sessions: readonly EndedSession[], now: Date): Change[] {
  if (sessions.length === 0) return [];
  const ids = sessions.map(({ id }) => id);
  const handles = sessions.map(({ id, tokenHash }) => (tokenHash === null ? { id } : { tokenHash }));
  return [update('Session', { id: { in: ids } }, { endedAt: now }), sessionsEnded(handles)];
}
