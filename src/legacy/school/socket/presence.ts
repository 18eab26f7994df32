import { hearSignals, presenceKey, type Signal, signalAccount } from '../../../platform/store/signals.js';
import type { Store } from '../../../platform/store/store.js';

/** No connection outlives its token, and no token of this surface lives longer. */
const OWNER_SECONDS = 7 * 24 * 3600;

/** How long an account counts as connected after the last sign of life, when its process died. */
const PRESENCE_SECONDS = 60;

/** The present connection of each account in this process. */
export type PresentHere = Map<number, string>;

/**
 * The place of one connection among those of its account: whoever connected last is the present one. This process knows
 * of its own connections, and the store of all. While the store is away nobody is thrown out for a connection to another
 * process; whoever connected meanwhile takes over when the store is back.
 */
export class Presence {
  private entered = false;
  /** The store knows that this connection took over. */
  private recorded = false;

  constructor(
    private readonly store: Store,
    private readonly here: PresentHere,
    private readonly accountId: number,
    private readonly connectionId: string,
  ) {}

  /**
   * Takes the account over from earlier connections; `hear` is told of signals from now on, and `onMissed` when some may
   * have been lost. Answers the way to stop hearing.
   */
  async enter(hear: (signal: Signal) => void, onMissed: () => void): Promise<() => Promise<void>> {
    const stop = await hearSignals(this.store, this.accountId, hear, onMissed);
    this.here.set(this.accountId, this.connectionId);
    this.entered = true;
    // Earlier connections in this process hear of it also while the store is away.
    await this.record().catch(() => this.announce());
    return stop;
  }

  /** Whether a later connection has taken over, as far as anybody can tell. */
  async isReplaced(): Promise<boolean> {
    // Who was there before us is not later than us; to be asked again after entering.
    if (!this.entered) return false;
    if (this.here.get(this.accountId) !== this.connectionId) return true;
    try {
      if (!this.recorded) await this.record();
      const owner = await this.store.get(this.ownerKey);
      if (owner !== null) return owner !== this.connectionId;
      // The store has lost its memory: the first to notice is the present one.
      return !(await this.store.setIfAbsent(this.ownerKey, this.connectionId, OWNER_SECONDS)) && (await this.isReplaced());
    } catch {
      return false;
    }
  }

  /** A sign of life. False: the store is away. */
  async refresh(): Promise<boolean> {
    return this.store.set(presenceKey(this.accountId), this.connectionId, PRESENCE_SECONDS).then(
      () => true,
      () => false,
    );
  }

  /** The account is no longer connected, unless a later connection has taken over. */
  async leave(): Promise<void> {
    if (this.here.get(this.accountId) === this.connectionId) this.here.delete(this.accountId);
    await this.store.deleteIfEqual(this.ownerKey, this.connectionId);
    await this.store.deleteIfEqual(presenceKey(this.accountId), this.connectionId);
  }

  private async record(): Promise<void> {
    await this.store.set(this.ownerKey, this.connectionId, OWNER_SECONDS);
    this.recorded = true;
    await this.refresh();
    await this.announce();
  }

  private async announce(): Promise<void> {
    await signalAccount(this.store, this.accountId, { kind: 'connected' }).catch(() => undefined);
  }

  private get ownerKey(): string {
    return `chat-connection:${this.accountId}`;
  }
}
