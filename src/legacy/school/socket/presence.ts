import { hearSignals, presenceKey, type Signal, signalAccount } from '../../../core/store/signals.js';
import type { Store } from '../../../core/store/store.js';

/** No connection outlives its token, and no token of this surface lives longer. */
const OWNER_SECONDS = 7 * 24 * 3600;

/** How long an account counts as connected after the last sign of life, when its process died. */
const PRESENCE_SECONDS = 60;

/**
 * The place of one connection among those of its account, on all processes: whoever connected last is the present one,
 * and the store says who that is.
 */
export class Presence {
  private entered = false;

  constructor(
    private readonly store: Store,
    private readonly accountId: number,
    private readonly connectionId: string,
  ) {}

  /** Takes the account over from earlier connections; `hear` is told of signals from now on. Answers the way to stop hearing. */
  async enter(hear: (signal: Signal) => void): Promise<() => Promise<void>> {
    const stop = await hearSignals(this.store, this.accountId, hear);
    try {
      await this.store.set(this.ownerKey, this.connectionId, OWNER_SECONDS);
      this.entered = true;
      await this.refresh();
      await signalAccount(this.store, this.accountId, { kind: 'connected' });
      return stop;
    } catch (error) {
      await stop();
      throw error;
    }
  }

  /** Whether a later connection has taken over; while the store is away nobody can tell, and nobody is thrown out. */
  async isReplaced(): Promise<boolean> {
    // Who was there before us is not later than us; to be asked again after entering.
    if (!this.entered) return false;
    try {
      const owner = await this.store.get(this.ownerKey);
      if (owner !== null) return owner !== this.connectionId;
      // The store has lost its memory: the first to notice is the present one.
      return !(await this.store.setIfAbsent(this.ownerKey, this.connectionId, OWNER_SECONDS)) && (await this.isReplaced());
    } catch {
      return false;
    }
  }

  /** A sign of life. */
  async refresh(): Promise<void> {
    await this.store.set(presenceKey(this.accountId), this.connectionId, PRESENCE_SECONDS);
  }

  /** The account is no longer connected, unless a later connection has taken over. */
  async leave(): Promise<void> {
    await this.store.deleteIfEqual(this.ownerKey, this.connectionId);
    await this.store.deleteIfEqual(presenceKey(this.accountId), this.connectionId);
  }

  private get ownerKey(): string {
    return `chat-connection:${this.accountId}`;
  }
}
