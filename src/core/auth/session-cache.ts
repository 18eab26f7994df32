import { randomUUID } from 'node:crypto';
import DataLoader from 'dataloader';
import { errorName, type Log } from '../log.js';
import type { Store } from '../store/store.js';
import type { SessionHandle, StoredSession } from './stored-session.js';

/** Also the longest that a change goes unnoticed when a process dies between committing it and telling the store. */
const ENTRY_SECONDS = 60;
/** Much longer than an entry lives, a transaction lasts and a slow reader takes, all together. */
const DISTRUST_SECONDS = 600;
const EPOCH_KEY = 'access:epoch';
const EPOCH_SECONDS = 86_400;

/** An entry is good only in the epoch in which its reading from the database began. */
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
 * rights begins a new epoch. Whatever the store cannot say, the database is asked.
 */
export class SessionCache {
  /**
   * What requests ask in one turn of the event loop goes to the store as one question, each session once: under load, a
   * write to a socket costs more than everything else here. Nothing is remembered beyond the question.
   */
  private readonly lookups = new DataLoader<string, CacheLookup>((names) => this.lookUp(names), {
    batchScheduleFn: (dispatch) => void setImmediate(dispatch),
  });

  constructor(
    private readonly store: Store,
    /** False where other processes could not see what this one tells the store. */
    private readonly enabled: boolean,
    private readonly log: Log,
  ) {}

  async find(handle: SessionHandle): Promise<CacheLookup> {
    return this.enabled ? this.lookups.load(nameOf(handle)) : NOTHING;
  }

  private async lookUp(names: readonly string[]): Promise<CacheLookup[]> {
    // From here on somebody else's question is another one: what it asks about may have changed.
    this.lookups.clearAll();
    const nothing = names.map(() => NOTHING);
    return this.orElse(nothing, async () => {
      const keys = [EPOCH_KEY, ...names.flatMap((name) => [entryKey(name), distrustKey(name)])];
      const [epoch = null, ...values] = await this.store.getMany(keys);
      if (epoch === null) {
        const first = await this.firstEpoch();
        return names.map((_, index) => (values[index * 2 + 1] == null ? { session: null, epoch: first } : NOTHING));
      }
      return names.map((_, index) => lookupOf(values[index * 2] ?? null, values[index * 2 + 1] ?? null, epoch));
    });
  }

  async keep(handle: SessionHandle, session: StoredSession, epoch: string): Promise<void> {
    const entry: Entry = { epoch, session: { ...session, expiresAt: session.expiresAt.getTime() } };
    await this.orElse(undefined, () => this.store.set(entryKey(nameOf(handle)), JSON.stringify(entry), ENTRY_SECONDS));
  }

  /** To be called before the change is committed: from here on the database decides about these sessions. */
  async distrust(handles: readonly SessionHandle[]): Promise<void> {
    if (!this.enabled) return;
    await this.orElse(undefined, async () => {
      await Promise.all(handles.map((handle) => this.store.set(distrustKey(nameOf(handle)), '1', DISTRUST_SECONDS)));
    });
  }

  /** To be called after the change is committed. An epoch never comes again, so it is drawn, not counted. */
  async newEpoch(): Promise<void> {
    if (!this.enabled) return;
    await this.orElse(undefined, () => this.store.set(EPOCH_KEY, randomUUID(), EPOCH_SECONDS));
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
      this.log.warn({ error: errorName(error) }, 'Sessions are read from the database: the store is away.');
      return otherwise;
    }
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
