import { requireAdministrator, requireRealm } from '../../../access/authorize.js';
import type { Viewer } from '../../../access/viewer.js';
import type { Database } from '../../../platform/database/database.js';
import { signalAccount, signalEverybody } from '../../../platform/store/signals.js';
import type { Store } from '../../../platform/store/store.js';
import { DomainError } from '../../errors.js';
import type { ChatReceiverInput, SendChatMessageInput, SendSystemNoticeInput } from './chat.type.js';

/** A Redis that went away is mostly back by then. */
const RETRY_SECONDS = 10;

interface Dependencies {
  readonly database: Database;
  readonly store: Store;
}

/**
 * Sends messages between teachers and pupils, and the operator's notices. Everything for one person is stored first and
 * then signalled: whoever is connected fetches it at once, on whatever process (contract: school, websocket).
 */
export class ChatService {
  private readonly database: Database;
  private readonly store: Store;

  constructor({ database, store }: Dependencies) {
    this.database = database;
    this.store = store;
  }

  /** Throws CHAT_RECEIVER_UNKNOWN, CHAT_CONTENT_EMPTY, in this order. */
  async send(viewer: Viewer | null, { to, content }: SendChatMessageInput): Promise<void> {
    requireRealm(viewer, 'TEACHER', 'PUPIL');
    const receiverId = await this.accountOf(to);
    requireContent(content);
    await this.database.write((tx) =>
      tx.chatMessage.create({ data: { senderId: viewer.accountId, receiverId, content }, select: { id: true } }),
    );
    await this.signalWaiting(receiverId);
  }

  /**
   * A notice to one person is kept until it is delivered, one to everybody is not. Throws CHAT_RECEIVER_UNKNOWN,
   * CHAT_CONTENT_EMPTY, UNAVAILABLE.
   */
  async sendNotice(viewer: Viewer | null, { to, content }: SendSystemNoticeInput): Promise<void> {
    requireAdministrator(viewer);
    const receiverId = to === undefined || to === null ? null : await this.accountOf(to);
    requireContent(content);
    if (receiverId === null) return this.tellEverybody(content);
    await this.database.write((tx) => tx.systemNotice.create({ data: { receiverId, content }, select: { id: true } }));
    await this.signalWaiting(receiverId);
  }

  private async accountOf({ realm, id }: ChatReceiverInput): Promise<number> {
    const { teacher, pupil } = this.database.prisma;
    const select = { accountId: true };
    const receiver =
      realm === 'TEACHER'
        ? await teacher.findUnique({ where: { id }, select })
        : realm === 'PUPIL'
          ? await pupil.findFirst({ where: { id, deletedAt: null }, select })
          : null;
    if (receiver === null) throw new DomainError('CHAT_RECEIVER_UNKNOWN', { field: 'to' });
    return receiver.accountId;
  }

  /** Nothing of it is stored, so whoever sends it must know when others did not hear it. */
  private async tellEverybody(content: string): Promise<void> {
    await signalEverybody(this.store, { kind: 'notice', content, time: new Date().toISOString() }).catch(() => {
      throw new DomainError('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_SECONDS } });
    });
  }

  private async signalWaiting(accountId: number): Promise<void> {
    // What is stored is not lost with the signal: connections also look by themselves from time to time.
    await signalAccount(this.store, accountId, { kind: 'waiting' }).catch(() => undefined);
  }
}

function requireContent(content: string): void {
  if (content.trim() === '') throw new DomainError('CHAT_CONTENT_EMPTY', { field: 'content' });
  // PostgreSQL's text has no NUL.
  if (content.includes('\0')) throw new DomainError('BAD_USER_INPUT', { field: 'content' });
}
