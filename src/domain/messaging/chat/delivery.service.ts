import { randomUUID } from 'node:crypto';
import { requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import { remove, update } from '../../../write/changes.js';
import type { Realm } from '../../accounts/account/account.enums.js';
import type { Core } from '../../core.js';
import type { ChatDelivery, ChatMessage, SystemNotice } from './chat.type.js';

const LEASE_SECONDS = 30;
/** Of each kind in one delivery; what waits beyond that comes with the next. */
const MAX_LENT = 1000;

/** The statement that lends what waits in a table and answers `rows` of it, which may read `lent`, as JSON. */
const lending = (table: 'chat_message' | 'system_notice', rows: string): string => `
  WITH lent AS (
    UPDATE ${table} SET claimed_by = $1, claimed_until = now() + ${LEASE_SECONDS} * interval '1 second'
    WHERE id IN (
      SELECT id FROM ${table} WHERE receiver_id = $2::int AND (claimed_until IS NULL OR claimed_until < now())
      ORDER BY id LIMIT ${MAX_LENT} FOR UPDATE SKIP LOCKED
    )
    RETURNING *
  )
  SELECT coalesce(json_agg(r), '[]')::text FROM (${rows}) r`;

const MESSAGES = lending(
  'chat_message',
  `SELECT lent.id, lent.content, lent.created_at AS "createdAt", account.realm::text AS realm,
    coalesce(teacher.id, pupil.id) AS "profileId", coalesce(teacher.name, pupil.name) AS name
  FROM lent JOIN account ON account.id = lent.sender_id
  LEFT JOIN teacher ON teacher.account_id = account.id
  LEFT JOIN pupil ON pupil.account_id = account.id
  ORDER BY lent.id`,
);

const NOTICES = lending('system_notice', 'SELECT id, content, created_at AS "createdAt" FROM lent ORDER BY id');

interface NoticeRow {
  readonly id: number;
  readonly content: string;
  readonly createdAt: string;
}

interface MessageRow extends NoticeRow {
  readonly realm: Realm;
  readonly profileId: number;
  readonly name: string;
}

/**
 * Brings what is stored to its receiver exactly once, however many connections and processes try: a delivery is lent to
 * one of them, and removed when that one says it was shown. Only a process that dies between the two delivers again.
 * Lending is SQL of its own: it passes over what another connection is lending, and reads what it has written.
 */
export class DeliveryService {
  constructor(private readonly core: Pick<Core, 'database' | 'writer'>) {}

  /** Lends what waits for the viewer and is not lent already. */
  async claim(viewer: Viewer | null): Promise<ChatDelivery> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const claim = randomUUID();
    const messages = await this.claimMessages(viewer.accountId, claim);
    return { claim, messages, notices: await this.claimNotices(viewer.accountId, claim) };
  }

  /** Removes what the delivery lent. */
  async acknowledge(viewer: Viewer | null, claim: string): Promise<void> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const where = { receiverId: viewer.accountId, claimedBy: claim };
    await this.core.writer.apply(remove('ChatMessage', where), remove('SystemNotice', where));
  }

  /** Gives back what the delivery lent, for another to show. */
  async release(viewer: Viewer | null, claim: string): Promise<void> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const where = { receiverId: viewer.accountId, claimedBy: claim };
    const data = { claimedBy: null, claimedUntil: null };
    await this.core.writer.apply(update('ChatMessage', where, data), update('SystemNotice', where, data));
  }

  private async claimMessages(accountId: number, claim: string): Promise<ChatMessage[]> {
    const rows = await this.lend<MessageRow>(MESSAGES, accountId, claim);
    return rows.map(({ id, content, createdAt, ...sender }) => ({ id, content, createdAt: new Date(createdAt), sender }));
  }

  private async claimNotices(accountId: number, claim: string): Promise<SystemNotice[]> {
    const rows = await this.lend<NoticeRow>(NOTICES, accountId, claim);
    return rows.map((notice) => ({ ...notice, createdAt: new Date(notice.createdAt) }));
  }

  private async lend<Row>(text: string, accountId: number, claim: string): Promise<Row[]> {
    const [rows = null] = await this.core.database.writing((transaction) => transaction.commit({ text, values: [claim, accountId] }));
    return JSON.parse(rows ?? '[]') as Row[];
  }
}
