import DataLoader from 'dataloader';
import { presenceKey } from '../core/store/signals.js';
import type { Core } from './services.js';

/** Batches of one operation for what is not in the database but in the store. */
export interface Loaders {
  /** Whether the account of this id is connected to the chat, on any process. */
  readonly online: DataLoader<number, boolean>;
}

export function createLoaders({ store }: Core): Loaders {
  return {
    online: new DataLoader(async (accountIds) => {
      const marks = await store.getMany(accountIds.map(presenceKey));
      return marks.map((mark) => mark !== null);
    }),
  };
}
