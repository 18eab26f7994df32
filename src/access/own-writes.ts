import type { Database } from '../platform/database/database.js';
import type { WalPosition } from '../platform/database/postgres/wal-position.js';
import { errorName, type Log } from '../platform/log.js';
import type { Store } from '../platform/store/store.js';

/** Longer than a replica may be behind (REPLICA_MAX_LAG_MS) and be asked. */
const REMEMBERED_SECONDS = 900;

/** Who has written what: everybody finds their own writes, in whichever process they made them, however far replicas lag. */
export class OwnWrites {
  constructor(
    private readonly database: Database,
    private readonly store: Store,
    private readonly log: Log,
  ) {}

  /** To be waited for between a write's commit and its answer. */
  async wrote(accountId: number): Promise<void> {
    if (!this.database.hasReplicas) return;
    try {
      await this.store.set(keyOf(accountId), String(await this.database.position()), REMEMBERED_SECONDS);
    } catch (error) {
      // Whoever cannot ask the store reads from the primary; this process could write and not say so.
      this.log.warn({ error: errorName(error) }, 'It could not be told who has written: a replica may answer without it for a moment.');
    }
  }

  /** How far a replica has to be to show this account something; false: only the primary may. */
  async of(accountId: number | null): Promise<WalPosition | false> {
    if (accountId === null || !this.database.hasReplicas) return 0;
    try {
      return Number((await this.store.get(keyOf(accountId))) ?? 0);
    } catch {
      return false;
    }
  }
}

function keyOf(accountId: number): string {
  return `wrote:${accountId}`;
}
