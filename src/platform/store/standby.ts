import { errorName, type Log } from '../log.js';
import { MemoryStore } from './memory.js';
import type { Store } from './store.js';

/** A store for what has to go on while the shared one is away: this process then goes by what it has kept itself. */
export class StoreWithStandby {
  /** What this process alone has kept, while the shared store was away. */
  readonly standby: Store;

  /** @param away what the log is told each time when the shared store cannot be used */
  constructor(
    private readonly shared: Store,
    private readonly log: Log,
    private readonly away: string,
  ) {
    this.standby = new MemoryStore(log);
  }

  /** Does the work with the shared store; where that fails, with the standby. The work must throw for no other reason. */
  async use<T>(work: (store: Store) => Promise<T>): Promise<T> {
    try {
      return await work(this.shared);
    } catch (error) {
      this.log.warn({ error: errorName(error) }, this.away);
      return work(this.standby);
    }
  }
}
