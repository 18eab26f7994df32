import { LRUCache } from 'lru-cache';
import { errorName, type Log } from '../../platform/log.js';
import type { Store } from '../../platform/store/store.js';
import { sha256 } from './document-files.js';

/** Longer ones are sent whole each time. */
const LONGEST = 20_000;
/** What is kept this long after it came. Clients send it again then. */
const LIFE_SECONDS = 86_400;
/** What all clients together may bring into the store in such a time. So it holds at most twice as much. */
const STORED_BYTES = 20_000_000;
/** What one takes however short it is. */
const BYTES_OF_A_DOCUMENT = 500;
/** In each process; those not asked for the longest go. */
const REMEMBERED_BYTES = 20_000_000;

/**
 * Documents that clients have sent with their hash, and ask for by it from then on (automatic persisted queries). Whoever wants may bring
 * some, so they are a cache of bounded size: what it has forgotten, a client sends again.
 */
export class AutomaticDocuments {
  readonly #remembered = new LRUCache<string, string>({
    maxSize: REMEMBERED_BYTES,
    sizeCalculation: bytesOf,
    ttl: LIFE_SECONDS * 1000,
  });
  #away = false;

  constructor(
    private readonly store: Store,
    private readonly log: Log,
  ) {}

  /** @param hash as `sha256` makes it */
  async find(hash: string): Promise<string | undefined> {
    const known = this.#remembered.get(hash);
    if (known !== undefined) return known;
    const text = this.store.shared ? await this.#unlessAway(() => this.store.get(keyOf(hash))) : null;
    if (typeof text !== 'string' || sha256(text) !== hash) return undefined;
    this.#remembered.set(hash, text);
    return text;
  }

  /** @param hash of the text */
  async keep(hash: string, text: string): Promise<void> {
    if (text.length > LONGEST || this.#remembered.has(hash)) return;
    this.#remembered.set(hash, text);
    if (!this.store.shared) return;
    await this.#unlessAway(async () => {
      const stored = await this.store.increment('documents', LIFE_SECONDS, bytesOf(text));
      if (stored <= STORED_BYTES) await this.store.set(keyOf(hash), text, LIFE_SECONDS);
    });
  }

  /** A store that is away has nothing and keeps nothing. */
  async #unlessAway<Found>(ask: () => Promise<Found>): Promise<Found | undefined> {
    try {
      const found = await ask();
      this.#away = false;
      return found;
    } catch (error) {
      if (!this.#away)
        this.log.warn({ error: errorName(error) }, 'Automatic persisted queries are kept by each process: the store is away.');
      this.#away = true;
      return undefined;
    }
  }
}

function keyOf(hash: string): string {
  return `document:${hash}`;
}

function bytesOf(text: string): number {
  return BYTES_OF_A_DOCUMENT + Buffer.byteLength(text);
}
