import type { RawData } from 'ws';
import type { ChatClaimMutation } from '../../../generated/operations/school.js';
import { isText } from '../../../platform/text/unicode.js';
import { isMapping } from '../../shim/contract/values.js';
import { unixSeconds } from '../../shim/index.js';
import { identityOf, isIdentity, realmOf, type SchoolRealm } from '../identity.js';

type Delivery = ChatClaimMutation['claimChatMessages'];
type ChatMessage = Delivery['messages'][number];
type Notice = { readonly content: string; readonly createdAt: string };

/** What the server sends (contract: school, websocket.server_actions). */
export type ServerFrame =
  | { readonly action: 'msg'; readonly data: { readonly list: readonly object[] } }
  | { readonly action: 'notify'; readonly data: { readonly list: readonly object[] } }
  | { readonly action: 'error'; readonly msg: string };

export function messageFrame(messages: readonly ChatMessage[]): ServerFrame {
  const list = messages.map(({ sender, content, createdAt }) => ({
    user: { id: sender.profileId, name: sender.name, identity: identityOf(sender.realm) },
    content,
    time: unixSeconds(createdAt),
  }));
  return { action: 'msg', data: { list } };
}

export function noticeFrame(notices: readonly Notice[]): ServerFrame {
  return { action: 'notify', data: { list: notices.map(({ content, createdAt }) => ({ content, time: unixSeconds(createdAt) })) } };
}

/** Stored things come together, things that happen now one by one; nothing comes as an empty list. */
export function framesOf({ messages, notices }: Delivery, together: boolean): ServerFrame[] {
  const messageLists = together ? [messages] : messages.map((message) => [message]);
  const noticeLists = together ? [notices] : notices.map((notice) => [notice]);
  return [
    ...messageLists.filter((list) => list.length > 0).map(messageFrame),
    ...noticeLists.filter((list) => list.length > 0).map(noticeFrame),
  ];
}

/** A client's `send`; a part that is missing or of the wrong kind is null. */
export interface SendFrame {
  readonly to: { readonly realm: SchoolRealm; readonly id: number } | null;
  readonly content: string | null;
}

/** Reads a client's frame; null: no frame, or one of an unknown action. */
export function readFrame(data: RawData, isBinary: boolean): SendFrame | null {
  const frame = isBinary ? null : parsed(String(data));
  if (!isMapping(frame) || frame['action'] !== 'send') return null;
  const sent = isMapping(frame['data']) ? frame['data'] : {};
  const user = isMapping(sent['user']) ? sent['user'] : {};
  const [id, identity] = [wholeNumber(user['id']), wholeNumber(user['identity'])];
  const content = sent['content'];
  return {
    to: id !== null && isIdentity(identity) ? { realm: realmOf(identity), id } : null,
    content: typeof content === 'string' && isText(content) ? content : null,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Numbers are taken as text too, as in the surface's other inputs. */
export function wholeNumber(value: unknown): number | null {
  const number = typeof value === 'string' && /^\d{1,10}$/.test(value) ? Number(value) : value;
  return typeof number === 'number' && Number.isInteger(number) && number >= 0 && number < 2 ** 31 ? number : null;
}
