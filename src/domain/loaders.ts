import DataLoader from 'dataloader';
import { presenceKey } from '../platform/store/signals.js';
import type { Core } from './core.js';

/** Batches of one operation for what is not in the database but in the store. */
export interface Loaders {
  /** Whether the account of this id is connected to the chat, on any process; while the store is away nobody counts as connected. */
  readonly online: DataLoader<number, boolean>;
}

export function createLoaders({ store }: Core): Loaders {
  return {
    online: new DataLoader(async (accountIds) => {
      // A store that is away knows nobody; that is no reason to show nothing of them.
      const marks = await store.getMany(accountIds.map(presenceKey)).catch(() => accountIds.map(() => null));
      return marks.map((mark) => mark !== null);
    }),
  };
}
