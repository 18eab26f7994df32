/** Is called with each message of a channel; what it throws is logged and reaches nobody else. */
export type MessageHandler = (message: string) => void | Promise<void>;

/**
 * Short-lived values and messages: where processes meet, never where the truth lives. A store that cannot be reached
 * rejects at once; callers decide what that means for them. Lives are in seconds; fractions are allowed.
 */
export interface Store {
  /** True when every process sees the same store (Redis). */
  readonly shared: boolean;
  get(key: string): Promise<string | null>;
  /** The values of all keys, in their order, read at one moment. */
  getMany(keys: readonly string[]): Promise<(string | null)[]>;
  set(key: string, value: string, ttlSeconds: number): Promise<void>;
  /** False, and nothing is changed, when the key has a value. */
  setIfAbsent(key: string, value: string, ttlSeconds: number): Promise<boolean>;
  /** Removes the key if it still has this value; the release of a lock. */
  deleteIfEqual(key: string, value: string): Promise<boolean>;
  delete(...keys: string[]): Promise<void>;
  /** Counts up, by 1 when left out, and answers the new number. The life is set when the key is created, and not prolonged after. */
  increment(key: string, ttlSeconds: number, by?: number): Promise<number>;
  /** Seconds until the key is forgotten; 0 when there is none. */
  timeLeft(key: string): Promise<number>;
  /**
   * Sends to whoever is subscribed now, this process included. Nothing is kept for those who are not. Rejects when other
   * processes could not be reached; whoever is subscribed in this one hears it all the same.
   */
  publish(channel: string, message: string): Promise<void>;
  /**
   * Resolves when messages arrive, and while the store is away at once; answers the way to stop. A connection is restored
   * for ever; what other processes sent meanwhile is lost, and `onMissed` called when messages arrive again.
   */
  subscribe(channel: string, handler: MessageHandler, onMissed?: () => void): Promise<() => Promise<void>>;
  /** Resolves when the store answers and takes writes: one that is full, or has become a replica, still reads. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
