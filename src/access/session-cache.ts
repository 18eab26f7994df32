import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import DataLoader from 'dataloader';
import { LRUCache } from 'lru-cache';
import { errorName, type Log } from '../platform/log.js';
import type { Store } from '../platform/store/store.js';
import type { AccessFence } from './access-fence.js';
import type { SessionHandle, StoredSession } from './stored-session.js';

const ENTRY_SECONDS = 60;
/** Much longer than an entry lives, a transaction lasts and a slow reader takes, all together. */
const DISTRUST_SECONDS = 600;
/**
 * How long a process may go by what a shared store has said, counted from its question: a busy client's session is not
 * asked for with every request. Whoever changes sessions or rights waits as long after telling the store, so that when a
 * change is answered it holds in every process.
 */
const LEASE_MS = 25;
/** Timers may end a little early. */
const LEASE_MARGIN_MS = 5;
const MAX_LEASES = 10_000;
const EPOCH_KEY = 'access:epoch';
const EPOCH_SECONDS = 86_400;
/** A store that refuses everything is told of once in this time. */
const COMPLAIN_EVERY_MS = 10_000;

/** An entry is good only in the epoch, of store and fence, in which its reading from the database began. */
interface Entry {
  readonly epoch: string;
  readonly session: Omit<StoredSession, 'expiresAt'> & { readonly expiresAt: number };
}

/** What the store said about a session. */
export interface CacheLookup {
  /** The session, when the store's copy of it can be believed. */
  readonly session: StoredSession | null;
  /** The epoch under which a copy read from the database now may be kept; null: it may not be kept. */
  readonly epoch: string | null;
}

const NOTHING: CacheLookup = { session: null, epoch: null };

/**
 * Live sessions in the store, so that most requests need not ask the database. The database stays the truth: ending a
 * session first makes its copies distrusted (harmless if the ending is then rolled back), and a change of anybody's
 * rights begins a new epoch. Whatever the store cannot say, the database is asked; what it cannot be told, the fence tells.
 */
export class SessionCache {
  /** What requests ask in one turn of the event loop goes to the store as one question, each session once. */
  private readonly lookups = new DataLoader<string, CacheLookup>((names) => this.lookUp(names), {
    batchScheduleFn: (dispatch) => void setImmediate(dispatch),
  });
  private readonly leases = new LRUCache<string, { readonly lookup: CacheLookup; readonly until: number }>({ max: MAX_LEASES });
  private readonly leaseMs: number;
  private complainAt = 0;

  constructor(
    private readonly store: Store,
    /** False where other processes could not see what this one tells the store. */
    private readonly enabled: boolean,
    /** Null: the store is this process's own and cannot fail. */
    private readonly fence: AccessFence | null,
    private readonly log: Log,
  ) {
    // A store inside the process answers as fast as a lease would.
    this.leaseMs = store.shared ? LEASE_MS : 0;
  }

  async find(handle: SessionHandle): Promise<CacheLookup> {
    if (!this.enabled) return NOTHING;
    const name = nameOf(handle);
    const lease = this.leases.get(name);
    return lease !== undefined && performance.now() < lease.until ? lease.lookup : this.lookups.load(name);
  }

  private async lookUp(names: readonly string[]): Promise<CacheLookup[]> {
    // From here on somebody else's question is another one: what it asks about may have changed.
    this.lookups.clearAll();
    const until = performance.now() + this.leaseMs;
    const found = await this.orElse(
      names.map(() => NOTHING),
      () => this.ask(names),
    );
    for (const [index, name] of names.entries()) {
      const lookup = found[index];
      if (lookup?.session != null) this.leases.set(name, { lookup, until });
    }
    return found;
  }

  private async ask(names: readonly string[]): Promise<CacheLookup[]> {
    const keys = names.flatMap((name) => [entryKey(name), distrustKey(name)]);
    const [fence, [known = null, ...values]] = await Promise.all([this.fence?.value() ?? '', this.store.getMany([EPOCH_KEY, ...keys])]);
    const drawn = known ?? (await this.firstEpoch());
    if (drawn === null) return names.map(() => NOTHING);
    const epoch = `${fence}:${drawn}`;
    return names.map((_, index) => lookupOf(values[index * 2] ?? null, values[index * 2 + 1] ?? null, epoch));
  }

  async keep(handle: SessionHandle, session: StoredSession, epoch: string): Promise<void> {
    const entry: Entry = { epoch, session: { ...session, expiresAt: session.expiresAt.getTime() } };
    await this.orElse(undefined, () => this.store.set(entryKey(nameOf(handle)), JSON.stringify(entry), ENTRY_SECONDS));
  }

  /**
   * To be called before the change is committed: from here on the database decides about these sessions. False: the store could
   * not be told.
   */
  async distrust(handles: readonly SessionHandle[]): Promise<boolean> {
    if (!this.enabled) return true;
    return this.orElse(false, async () => {
      await Promise.all(handles.map((handle) => this.store.set(distrustKey(nameOf(handle)), '1', DISTRUST_SECONDS)));
      return true;
    });
  }

  /**
   * To be called after the change is committed. An epoch never comes again, so it is drawn, not counted. False: the store could
   * not be told.
   */
  async newEpoch(): Promise<boolean> {
    if (!this.enabled) return true;
    return this.orElse(false, async () => {
      await this.store.set(EPOCH_KEY, randomUUID(), EPOCH_SECONDS);
      return true;
    });
  }

  /** Resolves when every process goes by what the store was told before. */
  async leasesEnd(): Promise<void> {
    if (this.enabled && this.leaseMs > 0) await wait(this.leaseMs + LEASE_MARGIN_MS);
  }

  /** The store has lost its epoch, and so what changed before: nothing older is good any more. */
  private async firstEpoch(): Promise<string | null> {
    await this.store.setIfAbsent(EPOCH_KEY, randomUUID(), EPOCH_SECONDS);
    return this.store.get(EPOCH_KEY);
  }

  private async orElse<T>(otherwise: T, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      this.complain(error);
      return otherwise;
    }
  }

  private complain(error: unknown): void {
    if (performance.now() < this.complainAt) return;
    this.complainAt = performance.now() + COMPLAIN_EVERY_MS;
    this.log.warn({ error: errorName(error) }, 'Sessions are read from the database: the store does not do as it is told.');
  }
}

function lookupOf(text: string | null, distrusted: string | null, epoch: string): CacheLookup {
  if (distrusted !== null) return NOTHING;
  const entry = text === null ? null : (JSON.parse(text) as Entry);
  if (entry?.epoch !== epoch) return { session: null, epoch };
  return { session: { ...entry.session, expiresAt: new Date(entry.session.expiresAt) }, epoch };
}

function entryKey(name: string): string {
  return `session:${name}`;
}

function distrustKey(name: string): string {
  return `session-changed:${name}`;
}

function nameOf(handle: SessionHandle): string {
  return 'id' in handle ? handle.id : `ticket:${handle.tokenHash}`;
}
