import type { Redis } from 'ioredis';
import { errorName, type Log } from '../log.js';
import type { MessageHandler } from './store.js';

interface Subscription {
  readonly handle: MessageHandler;
  readonly onMissed: (() => void) | undefined;
  /** Messages may have been lost since it last heard. */
  missed: boolean;
}

/** Subscriptions over one connection of their own, which is opened by the first and restored when it breaks. */
export class RedisChannels {
  private readonly subscriptions = new Map<string, Set<Subscription>>();
  private connection: { readonly redis: Redis; readonly opened: Promise<void> } | undefined;

  constructor(
    private readonly open: () => Redis,
    private readonly prefix: string,
    private readonly log: Log,
  ) {}

  /** Whether what is sent to Redis comes to this process's subscriptions now. */
  get arrive(): boolean {
    return this.connection === undefined || this.connection.redis.status === 'ready';
  }

  async subscribe(channel: string, handle: MessageHandler, onMissed?: () => void): Promise<() => Promise<void>> {
    const name = this.prefix + channel;
    const subscription: Subscription = { handle, onMissed, missed: false };
    const others = this.subscriptions.get(name) ?? new Set();
    this.subscriptions.set(name, others.add(subscription));
    const { redis, opened } = this.connected();
    await opened;
    await redis.subscribe(name).catch((error: unknown) => {
      subscription.missed = true;
      this.tryAnew(redis, error);
    });
    return async () => {
      if (this.remove(name, subscription)) await this.leave(name);
    };
  }

  async close(): Promise<void> {
    this.subscriptions.clear();
    this.connection?.redis.disconnect();
    this.connection = undefined;
  }

  /** Hands a message to the subscriptions of this process. */
  deliver(name: string, message: string): void {
    for (const { handle } of this.subscriptions.get(name) ?? []) void this.call(name, handle, message);
  }

  private connected(): { readonly redis: Redis; readonly opened: Promise<void> } {
    if (this.connection !== undefined) return this.connection;
    const redis = this.open();
    redis.on('message', (name: string, message: string) => this.deliver(name, message));
    redis.on('ready', () => void this.restore(redis));
    redis.on('close', () => {
      for (const subscription of this.all()) subscription.missed = true;
    });
    // A first connect that fails is tried again by the client itself.
    const opened = redis.connect().catch(() => undefined);
    this.connection = { redis, opened };
    return this.connection;
  }

  private async restore(redis: Redis): Promise<void> {
    const names = [...this.subscriptions.keys()];
    if (names.length === 0) return;
    try {
      await redis.subscribe(...names);
    } catch (error) {
      return this.tryAnew(redis, error);
    }
    for (const subscription of this.all().filter(({ missed }) => missed)) {
      subscription.missed = false;
      subscription.onMissed?.();
    }
  }

  /** A new connection is a new chance, and restores everything. */
  private tryAnew(redis: Redis, error: unknown): void {
    if (redis.status !== 'ready') return;
    this.log.warn({ error: errorName(error) }, 'Redis subscriptions could not be made.');
    redis.disconnect(true);
  }

  private all(): Subscription[] {
    return [...this.subscriptions.values()].flatMap((subscriptions) => [...subscriptions]);
  }

  /** True when nobody listens to the channel any more. */
  private remove(name: string, subscription: Subscription): boolean {
    const subscriptions = this.subscriptions.get(name);
    if (subscriptions === undefined || !subscriptions.delete(subscription) || subscriptions.size > 0) return false;
    return this.subscriptions.delete(name);
  }

  private async leave(name: string): Promise<void> {
    await this.connection?.redis.unsubscribe(name).catch((error: unknown) => {
      // A lost connection has forgotten the channel anyway.
      this.log.warn({ error: errorName(error) }, 'Leaving a Redis channel failed.');
    });
  }

  private async call(name: string, handle: MessageHandler, message: string): Promise<void> {
    try {
      await handle(message);
    } catch (error) {
      this.log.error({ channel: name.slice(this.prefix.length), error: errorName(error) }, 'A message handler failed.');
    }
  }
}
