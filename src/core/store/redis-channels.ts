import type { Redis } from 'ioredis';
import { errorName, type Log } from '../log.js';
import type { MessageHandler } from './store.js';

/** Subscriptions over one connection of their own, which is opened by the first and restored when it breaks. */
export class RedisChannels {
  private readonly handlers = new Map<string, Set<MessageHandler>>();
  private connection: { readonly redis: Redis; readonly opened: Promise<void> } | undefined;

  constructor(
    private readonly open: () => Redis,
    private readonly prefix: string,
    private readonly log: Log,
  ) {}

  async subscribe(channel: string, given: MessageHandler): Promise<() => Promise<void>> {
    const name = this.prefix + channel;
    // A wrapper of our own, so that the same function subscribed twice is two subscriptions.
    const handler: MessageHandler = (message) => given(message);
    const handlers = this.handlers.get(name) ?? new Set();
    this.handlers.set(name, handlers.add(handler));
    try {
      await this.connected().opened;
      await this.connected().redis.subscribe(name);
    } catch (error) {
      this.remove(name, handler);
      throw error;
    }
    return async () => {
      if (this.remove(name, handler)) await this.leave(name);
    };
  }

  async close(): Promise<void> {
    this.handlers.clear();
    this.connection?.redis.disconnect();
    this.connection = undefined;
  }

  private connected(): { readonly redis: Redis; readonly opened: Promise<void> } {
    if (this.connection !== undefined) return this.connection;
    const redis = this.open();
    redis.on('message', (name: string, message: string) => this.deliver(name, message));
    redis.on('ready', () => this.restore(redis));
    // A first connect that fails is tried again by the client itself; until then subscribing is refused.
    const opened = redis.connect().catch(() => undefined);
    this.connection = { redis, opened };
    return this.connection;
  }

  private restore(redis: Redis): void {
    const names = [...this.handlers.keys()];
    if (names.length === 0) return;
    redis.subscribe(...names).catch((error: unknown) => {
      this.log.warn({ error: errorName(error) }, 'Redis subscriptions could not be restored.');
      // A new connection is a new chance.
      if (redis.status === 'ready') redis.disconnect(true);
    });
  }

  /** True when nobody listens to the channel any more. */
  private remove(name: string, handler: MessageHandler): boolean {
    const handlers = this.handlers.get(name);
    if (handlers === undefined || !handlers.delete(handler) || handlers.size > 0) return false;
    return this.handlers.delete(name);
  }

  private async leave(name: string): Promise<void> {
    await this.connection?.redis.unsubscribe(name).catch((error: unknown) => {
      // A lost connection has forgotten the channel anyway.
      this.log.warn({ error: errorName(error) }, 'Leaving a Redis channel failed.');
    });
  }

  private deliver(name: string, message: string): void {
    for (const handler of this.handlers.get(name) ?? []) void this.call(name, handler, message);
  }

  private async call(name: string, handler: MessageHandler, message: string): Promise<void> {
    try {
      await handler(message);
    } catch (error) {
      this.log.error({ channel: name.slice(this.prefix.length), error: errorName(error) }, 'A message handler failed.');
    }
  }
}
