import { type Cluster, type Redis, ReplyError } from 'ioredis';
import { errorName, type Log } from '../log.js';
import type { RedisAddress } from './redis-address.js';
import { RedisChannels } from './redis-channels.js';
import { redisConnections } from './redis-connection.js';
import type { MessageHandler, Store } from './store.js';

export interface RedisOptions {
  /** What everything of ours begins with, in a Redis that others may use too. */
  readonly prefix: string;
  readonly sentinelPassword?: string | undefined;
}

const DELETE_IF_EQUAL = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/** The store that many processes share. */
export class RedisStore implements Store {
  readonly shared = true;

  private constructor(
    private readonly redis: Redis | Cluster,
    private readonly channels: RedisChannels,
    private readonly prefix: string,
  ) {}

  static async open(address: RedisAddress, log: Log, options: RedisOptions): Promise<RedisStore> {
    const { commands, openSubscriber, prefixOf } = redisConnections(address, options.sentinelPassword);
    const prefix = prefixOf(options.prefix);
    logConnection(commands, log, 'store');
    const open = (): Redis => {
      const subscriber = openSubscriber();
      logConnection(subscriber, log, 'subscriber');
      return subscriber;
    };
    const store = new RedisStore(commands, new RedisChannels(open, prefix, log), prefix);
    await commands.connect().catch(() => {
      // Already logged by its event; the client goes on trying.
    });
    return store;
  }

  async get(key: string): Promise<string | null> {
    return this.redis.get(this.prefix + key);
  }

  async getMany(keys: readonly string[]): Promise<(string | null)[]> {
    return keys.length === 0 ? [] : this.redis.mget(this.prefixed(keys));
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    await this.redis.set(this.prefix + key, value, 'PX', milliseconds(ttlSeconds));
  }

  async setIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean> {
    return (await this.redis.set(this.prefix + key, value, 'PX', milliseconds(ttlSeconds), 'NX')) === 'OK';
  }

  async deleteIfEqual(key: string, value: string): Promise<boolean> {
    return (await this.redis.eval(DELETE_IF_EQUAL, 1, this.prefix + key, value)) === 1;
  }

  async delete(...keys: string[]): Promise<void> {
    if (keys.length > 0) await this.redis.del(this.prefixed(keys));
  }

  async increment(key: string, ttlSeconds: number, by = 1): Promise<number> {
    const name = this.prefix + key;
    const results = await this.redis.multi().set(name, 0, 'PX', milliseconds(ttlSeconds), 'NX').incrby(name, by).exec();
    const [error, count] = results?.[1] ?? [new Error('Redis dropped a transaction.'), 0];
    if (error !== null) throw error;
    return Number(count);
  }

  async timeLeft(key: string): Promise<number> {
    return Math.max(0, await this.redis.pttl(this.prefix + key)) / 1000;
  }

  async publish(channel: string, message: string): Promise<void> {
    const name = this.prefix + channel;
    const sent = this.redis.publish(name, message);
    // What Redis does not bring back to this process, this process tells itself.
    const comesBack =
      this.channels.arrive &&
      (await sent.then(
        () => true,
        () => false,
      ));
    if (!comesBack) this.channels.deliver(name, message);
    await sent;
  }

  async subscribe(channel: string, handler: MessageHandler, onMissed?: () => void): Promise<() => Promise<void>> {
    return this.channels.subscribe(channel, handler, onMissed);
  }

  async ping(): Promise<void> {
    await this.redis.set(`${this.prefix}ping`, '', 'PX', 1000);
  }

  async close(): Promise<void> {
    await this.channels.close();
    this.redis.disconnect();
  }

  private prefixed(keys: readonly string[]): string[] {
    return keys.map((key) => this.prefix + key);
  }
}

function milliseconds(seconds: number): number {
  return Math.max(1, Math.ceil(seconds * 1000));
}

/** Once when it goes away and once when it is back, not at every attempt. The URL holds a password and is never logged. */
function logConnection(redis: Redis | Cluster, log: Log, connection: string): void {
  let away = false;
  redis.on('error', (error) => {
    if (!away) log.warn({ connection, error: describe(error) }, 'Redis is not reachable.');
    away = true;
  });
  redis.on('ready', () => {
    if (away) log.info({ connection }, 'Redis is reachable again.');
    away = false;
  });
}

/** Of Redis's own refusals the first word (WRONGPASS, NOAUTH) says why; the rest may name the user. */
function describe(error: unknown): string {
  return error instanceof Error && error instanceof ReplyError ? (error.message.split(' ', 1)[0] ?? '') : errorName(error);
}
