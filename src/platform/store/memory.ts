import { EventEmitter } from 'node:events';
import { errorName, type Log } from '../log.js';
import type { MessageHandler, Store } from './store.js';

interface Entry {
  readonly value: string;
  readonly expiresAt: number;
}

/** Expired entries looked for at each write: more than one, so that they leave faster than new ones come. */
const SWEEP = 4;

/** The store of a single process. It has no timer: reading hides what has expired, and writing removes a little of it. */
export class MemoryStore implements Store {
  readonly shared = false;
  private readonly entries = new Map<string, Entry>();
  private readonly channels = new EventEmitter().setMaxListeners(0);
  private sweeper = this.entries.entries();

  constructor(private readonly log: Log) {}

  /** Number of entries held, expired ones included. */
  get size(): number {
    return this.entries.size;
  }

  async get(key: string): Promise<string | null> {
    return this.live(key)?.value ?? null;
  }

  async getMany(keys: readonly string[]): Promise<(string | null)[]> {
    return keys.map((key) => this.live(key)?.value ?? null);
  }

  async set(key: string, value: string, ttlSeconds: number): Promise<void> {
    this.write(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 });
  }

  async setIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean> {
    if (this.live(key) !== undefined) return false;
    this.write(key, { value, expiresAt: Date.now() + ttlSeconds * 1000 });
    return true;
  }

  async deleteIfEqual(key: string, value: string): Promise<boolean> {
    return this.live(key)?.value === value && this.entries.delete(key);
  }

  async delete(...keys: string[]): Promise<void> {
    for (const key of keys) this.entries.delete(key);
  }

  async increment(key: string, ttlSeconds: number, by = 1): Promise<number> {
    const known = this.live(key);
    const count = Number(known?.value ?? 0) + by;
    this.write(key, { value: String(count), expiresAt: known?.expiresAt ?? Date.now() + ttlSeconds * 1000 });
    return count;
  }

  async timeLeft(key: string): Promise<number> {
    const entry = this.live(key);
    return entry === undefined ? 0 : (entry.expiresAt - Date.now()) / 1000;
  }

  async publish(channel: string, message: string): Promise<void> {
    this.channels.emit(channel, message);
  }

  async subscribe(channel: string, handler: MessageHandler): Promise<() => Promise<void>> {
    const deliver = (message: string): void => void this.deliver(channel, handler, message);
    this.channels.on(channel, deliver);
    return async () => void this.channels.off(channel, deliver);
  }

  async ping(): Promise<void> {}

  async close(): Promise<void> {
    this.channels.removeAllListeners();
    this.entries.clear();
  }

  /** Later than the call that published, as it is with Redis. */
  private async deliver(channel: string, handler: MessageHandler, message: string): Promise<void> {
    await Promise.resolve();
    try {
      await handler(message);
    } catch (error) {
      this.log.error({ channel, error: errorName(error) }, 'A message handler failed.');
    }
  }

  private live(key: string): Entry | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined || entry.expiresAt > Date.now()) return entry;
    this.entries.delete(key);
    return undefined;
  }

  private write(key: string, entry: Entry): void {
    this.sweep();
    this.entries.set(key, entry);
  }

  private sweep(): void {
    const now = Date.now();
    for (let looked = 0; looked < SWEEP; looked++) {
      const next = this.sweeper.next();
      if (next.done) {
        this.sweeper = this.entries.entries();
        return;
      }
      const [key, { expiresAt }] = next.value;
      if (expiresAt <= now) this.entries.delete(key);
    }
  }
}
