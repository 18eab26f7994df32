import type { FieldReading } from '../../read/readable.js';
import type { Loaders } from '../loaders.js';

/** Whether the person behind a profile is connected to the chat: the store knows, not the database. */
export const online: FieldReading = {
  fromColumns: ['accountId'],
  value: ({ accountId }: { accountId: number }, { loaders }: { loaders: Loaders }) => loaders.online.load(accountId),
};
