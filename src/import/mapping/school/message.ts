import type { SourceRow } from '../../source/source.js';
import { type Context, row, setAside, type TableMapping } from '../declare.js';
import { text } from '../values.js';
import { moments } from './values.js';

const TABLES: Readonly<Record<string, string>> = {
  'App\\Models\\Teacher': 'teachers',
  'App\\Models\\Student': 'students',
};

/** What waits for somebody who was not connected: of another person, or of the system. */
export const OFFLINE_MESSAGE: TableMapping = {
  table: 'offline_messages',
  entity: 'ChatMessage',
  mapped: ['id', 'type', 'user_key', 'from_type', 'from_id', 'to_type', 'to_id', 'message', 'created_at', 'updated_at'],
  map: (old, at) => {
    const content = text(old['message']);
    const receiverId = accountOf(old['to_type'], old['to_id'], at);
    if (receiverId === undefined) return setAside('its receiver is gone');
    if (content === null) return setAside('it says nothing');
    const { createdAt } = moments(old);
    if (old['type'] === '2') return [row('SystemNotice', { receiverId, content, createdAt })];
    const senderId = accountOf(old['from_type'], old['from_id'], at);
    if (senderId === undefined) return setAside('its sender is gone');
    return [row('ChatMessage', { senderId, receiverId, content, createdAt })];
  },
};

/** PHP's class and its id say who it is. */
function accountOf(type: SourceRow[string] | undefined, id: SourceRow[string] | undefined, at: Context): number | undefined {
  const table = TABLES[type ?? ''];
  return table === undefined ? undefined : at.id(table, id, 'Account');
}
