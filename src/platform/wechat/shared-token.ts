import { randomUUID } from 'node:crypto';
import { ReasonedError } from '../errors.js';
import { errorName, type Log } from '../log.js';
import type { Store } from '../store/store.js';

interface Token {
  readonly token: string;
  readonly lifetimeSeconds: number;
}

interface SharedTokenOptions {
  readonly key: string;
  /** The longest that one fetch takes. */
  readonly patienceSeconds: number;
  readonly fetch: () => Promise<Token>;
  readonly store: Store;
  readonly log: Log;
}

const POLL_MS = 50;
/** A new token is fetched this long before the old one expires, or after nine tenths of a short life. */
const MARGIN_SECONDS = 300;

/**
 * A token that all processes share: whoever needs it first fetches it, the others wait for that one. While the store is
 * away, each process keeps its own.
 */
export class SharedToken {
  private underway: Promise<string> | undefined;
  private own: { readonly token: string; readonly until: number } | undefined;

  constructor(private readonly options: SharedTokenOptions) {}

  get(): Promise<string> {
    this.underway ??= this.obtain().finally(() => {
      this.underway = undefined;
    });
    return this.underway;
  }

  private async obtain(): Promise<string> {
    const { key, store, log } = this.options;
    try {
      return (await store.get(key)) ?? (await this.fetchInTurn());
    } catch (error) {
      if (error instanceof ReasonedError) throw error;
      log.warn({ error: errorName(error) }, 'The WeChat token is kept in this process only: the store is away.');
      if (this.own !== undefined && this.own.until > Date.now()) return this.own.token;
      return (await this.fetch()).token;
    }
  }

  /** Holds a lock while fetching, which runs out by itself should this process die. */
  private async fetchInTurn(): Promise<string> {
    const { key, patienceSeconds, store } = this.options;
    const lock = `${key}:lock`;
    const me = randomUUID();
    const deadline = Date.now() + (patienceSeconds + 1) * 1000;
    while (!(await store.setIfAbsent(lock, me, patienceSeconds + 1)) && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
      const fetchedByAnother = await store.get(key);
      if (fetchedByAnother !== null) return fetchedByAnother;
    }
    try {
      const fetchedMeanwhile = await store.get(key);
      if (fetchedMeanwhile !== null) return fetchedMeanwhile;
      const { token, usableSeconds } = await this.fetch();
      if (usableSeconds > 0) await store.set(key, token, usableSeconds);
      return token;
    } finally {
      await store.deleteIfEqual(lock, me);
    }
  }

  private async fetch(): Promise<{ readonly token: string; readonly usableSeconds: number }> {
    const { token, lifetimeSeconds } = await this.options.fetch();
    const usableSeconds = Math.max(lifetimeSeconds * 0.9, lifetimeSeconds - MARGIN_SECONDS);
    this.own = { token, until: Date.now() + usableSeconds * 1000 };
    return { token, usableSeconds };
  }
}
