import { type Audience, AUDIENCES, type Realm } from '../../../access/audiences.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import { newSession } from '../../../access/session-opening.js';
import { VIEWED_ACCOUNT, viewerOf } from '../../../access/stored-session.js';
import { decision, insert } from '../../../write/changes.js';
import { defineWrite } from '../../../write/define-write.js';
import { row, rows } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import { accountNamed } from '../../values/identifiers.js';
import { AUDITED, audited } from '../audit/audit.js';

/** Whose account is meant: by the name that they sign in with, or by its id where they have none. */
export interface AccountChoice {
  readonly realm?: Realm;
  readonly username?: string;
  readonly accountId?: number;
}

export interface TrialToken {
  readonly token: string;
  readonly expiresAt: Date;
  readonly accountId: number;
  readonly realm: Realm;
}

/** How many accounts lose their sessions in one transaction. */
const ACCOUNTS_AT_ONCE = 50;

const OPENING = defineWrite<{ accountId: number }>()({
  locks: ({ accountId }) => [accountLock({ id: accountId })],
  facts: ({ accountId }) => ({ account: row('Account', { where: { id: accountId }, select: VIEWED_ACCOUNT }) }),
});

const SIGNED_IN = defineWrite<{ after: number; now: Date }>()({
  facts: ({ after, now }) => ({
    accounts: rows('Account', {
      where: { id: { gt: after }, sessions: { some: { endedAt: null, expiresAt: { gt: now } } } },
      orderBy: { id: 'asc' },
      select: { id: true, realm: true },
      limit: ACCOUNTS_AT_ONCE,
    }),
  }),
});

const ENDING = defineWrite<{ ids: readonly number[] }>()({
  locks: ({ ids }) => [accountLock({ id: { in: ids } })],
  facts: ({ ids }) => ({ sessions: openSessions({ accountId: { in: ids } }) }),
});

const EXISTING = defineWrite<{ accountId: number }>()({
  facts: ({ accountId }) => ({ account: row('Account', { where: { id: accountId }, select: { id: true, realm: true } }) }),
});

/** What whoever runs the gateway may do to sessions, past the rights of the APIs. */
export class OperatorService {
  constructor(private readonly core: Pick<Core, 'writer' | 'sessions'>) {}

  /**
   * A token of an account, for trying what its owner sees: a session of its own beside theirs, which ends after so many seconds, and is
   * written into the operation log. Throws NOT_FOUND, ACCOUNT_DISABLED, FORBIDDEN where the realm has no access to the API.
   */
  async issueToken(choice: AccountChoice, audience: Audience, lifeSeconds: number): Promise<TrialToken> {
    const { id: accountId } = await this.chosen(choice);
    const opened = await this.core.sessions.issue(
      audience,
      (drawn) =>
        this.core.writer.run(OPENING, { accountId }, ({ account }) => {
          if (account === null) throw new DomainError('NOT_FOUND');
          if (!AUDIENCES[audience].realms.includes(account.realm)) throw new DomainError('FORBIDDEN');
          const viewer = viewerOf(account, { sessionId: drawn.id, audience });
          if (viewer === null) throw new DomainError('ACCOUNT_DISABLED');
          const log = {
            operation: AUDITED.OPERATOR,
            description: '运维签发了试用令牌',
            actorId: null,
            entity: 'Account',
            entityId: accountId,
          };
          return decision([newSession(accountId, drawn), audited(log)], viewer);
        }),
      lifeSeconds,
    );
    return { token: opened.token, expiresAt: opened.expiresAt, accountId, realm: opened.viewer.realm };
  }

  /**
   * Ends the sessions of one account, of a realm, or (nothing chosen) of everybody, in every process; some accounts in each transaction, so
   * that nobody waits long. Answers how many. Throws NOT_FOUND where the one account is not there.
   */
  async revokeSessions(choice: AccountChoice, now = new Date()): Promise<{ accounts: number; sessions: number }> {
    if (choice.username !== undefined || choice.accountId !== undefined) {
      const { id } = await this.chosen(choice);
      return this.ended([id], now);
    }
    const total = { accounts: 0, sessions: 0 };
    for (let after = 0; ;) {
      const { accounts } = await this.core.writer.look(SIGNED_IN, { after, now });
      const ids = accounts.filter(({ realm }) => choice.realm === undefined || realm === choice.realm).map(({ id }) => id);
      if (ids.length > 0) {
        const { accounts: count, sessions } = await this.ended(ids, now);
        total.accounts += count;
        total.sessions += sessions;
      }
      if (accounts.length < ACCOUNTS_AT_ONCE) break;
      after = accounts.at(-1)?.id ?? 0;
    }
    return total;
  }

  private async ended(ids: readonly number[], now: Date): Promise<{ accounts: number; sessions: number }> {
    return this.core.writer.run(ENDING, { ids }, ({ sessions }) => {
      const changes = endSessions(sessions, now);
      const told = ids.length === 1 ? { entity: 'Account', entityId: ids[0] ?? null } : {};
      const log = insert('AuditEvent', { operation: AUDITED.OPERATOR, description: `运维结束了 ${sessions.length} 个会话`, ...told });
      return decision(sessions.length === 0 ? [] : [...changes, log], {
        accounts: sessions.length === 0 ? 0 : ids.length,
        sessions: sessions.length,
      });
    });
  }

  private async chosen({ realm, username, accountId }: AccountChoice): Promise<{ id: number }> {
    const { writer } = this.core;
    const account =
      realm !== undefined && username !== undefined
        ? await accountNamed(writer, realm, username)
        : accountId === undefined
          ? null
          : (await writer.look(EXISTING, { accountId })).account;
    if (account === null) throw new DomainError('NOT_FOUND');
    return account;
  }
}
