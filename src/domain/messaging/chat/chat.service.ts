import { requireRealm } from '../../../access/authorize.js';
import { requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { signalAccount, signalEverybody } from '../../../platform/store/signals.js';
import { type Decision, decision, insert } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { row } from '../../../write/facts.js';
import type { Core } from '../../core.js';
import { DomainError } from '../../errors.js';
import type { ChatReceiverInput, SendChatMessageInput, SendSystemNoticeInput } from './chat.type.js';

/** A Redis that went away is mostly back by then. */
const RETRY_SECONDS = 10;

/** Who is to get it: one of the two is named. */
const SENDING = defineWrite<{ teacherId: number | null; pupilId: number | null }>()({
  facts: ({ teacherId, pupilId }) => ({
    teacher: row('Teacher', { where: { id: teacherId }, select: { accountId: true } }),
    pupil: row('Pupil', { where: { id: pupilId, deletedAt: null }, select: { accountId: true } }),
  }),
});

/** Both answer the account that is to be told. They throw CHAT_RECEIVER_UNKNOWN, CHAT_CONTENT_EMPTY, in this order. */
export function sendMessage(facts: FactsOf<typeof SENDING>, senderId: number, content: string): Decision<number> {
  const receiverId = receiverOf(facts);
  requireContent(content);
  return decision([insert('ChatMessage', { senderId, receiverId, content })], receiverId);
}

export function sendNotice(facts: FactsOf<typeof SENDING>, content: string): Decision<number> {
  const receiverId = receiverOf(facts);
  requireContent(content);
  return decision([insert('SystemNotice', { receiverId, content })], receiverId);
}

/**
 * Sends messages between teachers and pupils, and the operator's notices. Everything for one person is stored first and
 * then signalled: whoever is connected fetches it at once, on whatever process (contract: school, websocket).
 */
export class ChatService {
  constructor(private readonly core: Pick<Core, 'store' | 'writer'>) {}

  async send(viewer: Viewer | null, { to, content }: SendChatMessageInput): Promise<void> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const { accountId } = viewer;
    await this.signalWaiting(await this.core.writer.run(SENDING, named(to), (facts) => sendMessage(facts, accountId, content)));
  }

  /** A notice to one person is kept until delivered, one to everybody is not. Throws UNAVAILABLE where not everybody heard it. */
  async sendNotice(viewer: Viewer | null, { to, content }: SendSystemNoticeInput): Promise<void> {
    requirePermission(viewer, 'SEND_NOTICES');
    if (to === undefined || to === null) {
      requireContent(content);
      return this.tellEverybody(content);
    }
    await this.signalWaiting(await this.core.writer.run(SENDING, named(to), (facts) => sendNotice(facts, content)));
  }

  /** Nothing of it is stored, so whoever sends it must know when others did not hear it. */
  private async tellEverybody(content: string): Promise<void> {
    await signalEverybody(this.core.store, { kind: 'notice', content, time: new Date().toISOString() }).catch(() => {
      throw new DomainError('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_SECONDS } });
    });
  }

  private async signalWaiting(accountId: number): Promise<void> {
    // What is stored is not lost with the signal: connections also look by themselves from time to time.
    await signalAccount(this.core.store, accountId, { kind: 'waiting' }).catch(() => undefined);
  }
}

function named({ realm, id }: ChatReceiverInput): { teacherId: number | null; pupilId: number | null } {
  return { teacherId: realm === 'TEACHER' ? id : null, pupilId: realm === 'PUPIL' ? id : null };
}

function receiverOf({ teacher, pupil }: FactsOf<typeof SENDING>): number {
  const receiver = teacher ?? pupil;
  if (receiver === null) throw new DomainError('CHAT_RECEIVER_UNKNOWN', { field: 'to' });
  return receiver.accountId;
}

function requireContent(content: string): void {
  if (content.trim() === '') throw new DomainError('CHAT_CONTENT_EMPTY', { field: 'content' });
  // PostgreSQL's text has no NUL.
  if (content.includes('\0')) throw new DomainError('BAD_USER_INPUT', { field: 'content' });
}
