import type { Log } from '../log.js';
import { MemoryStore } from './memory.js';
import type { RedisAddress } from './redis-address.js';
import { RedisStore } from './redis.js';
import type { Store } from './store.js';
import { watchedStore } from './watched-store.js';

/** Where Redis is, and under which names this gateway keeps what it has there. */
export interface RedisSettings {
  readonly address: RedisAddress | undefined;
  readonly prefix: string;
  readonly sentinelPassword?: string | undefined;
}

export interface StoreOptions {
  /** Without it: a store inside this process. */
  readonly redis: RedisSettings;
  readonly log: Log;
}

/** Opens the store. A Redis that cannot be reached yet is no error here: it is tried again, and `ping` tells. */
export async function openStore({ redis, log }: StoreOptions): Promise<Store> {
  return redis.address === undefined ? new MemoryStore(log) : watchedStore(await RedisStore.open(redis.address, log, redis));
}
