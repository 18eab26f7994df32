import type { Log } from '../log.js';
import { MemoryStore } from './memory.js';
import { RedisStore } from './redis.js';
import type { Store } from './store.js';
import { watchedStore } from './watched-store.js';

export interface StoreOptions {
  /** Without it: a store inside this process. */
  readonly redisUrl?: string | undefined;
  readonly log: Log;
}

/** Opens the store. A Redis that cannot be reached yet is no error here: it is tried again, and `ping` tells. */
export async function openStore({ redisUrl, log }: StoreOptions): Promise<Store> {
  return redisUrl === undefined ? new MemoryStore(log) : watchedStore(await RedisStore.open(redisUrl, log));
}
