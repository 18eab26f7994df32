import { atCommit } from '../platform/database/commit-hooks.js';
import type { Database, Transaction } from '../platform/database/database.js';
import type { SendOne } from '../platform/database/statement.js';
import type { WriteTransaction } from '../platform/database/write-transaction.js';
import type { Log } from '../platform/log.js';
import type { Store } from '../platform/store/store.js';
import { AccessFence } from './access-fence.js';
import { SessionCache } from './session-cache.js';
import type { SessionHandle } from './stored-session.js';

/** What one transaction does to sessions and rights. */
interface Change {
  rights: boolean;
  /** Sessions end that the store could not be told of. */
  untold: boolean;
}

/**
 * Sees to it that when a call is answered, what it ended or changed holds in every process. Copies in the store are the
 * fast way; where the store cannot be told, the fence in the database is moved with the change, and waited for.
 */
export class AccessChanges {
  readonly cache: SessionCache;
  private readonly fence: AccessFence | null;
  private readonly changes = new WeakMap<Transaction | WriteTransaction, Change>();

  constructor(store: Store, database: Database, log: Log) {
    // A store inside the process has nobody else to tell, and takes whatever it is told.
    this.fence = store.shared ? new AccessFence(database) : null;
    this.cache = new SessionCache(store, store.shared || database.kind === 'embedded', this.fence, log);
  }

  /** To be called before the transaction ends the sessions. A rollback does no harm. */
  async endSessions(transaction: Transaction, handles: readonly SessionHandle[]): Promise<void> {
    const change = this.changeOf(transaction);
    if (!(await this.cache.distrust(handles))) change.untold = true;
  }

  /** The transaction changes what anybody may do. */
  changeRights(transaction: Transaction | WriteTransaction): void {
    this.changeOf(transaction).rights = true;
  }

  private changeOf(transaction: Transaction | WriteTransaction): Change {
    const known = this.changes.get(transaction);
    if (known !== undefined) return known;
    const change: Change = { rights: false, untold: false };
    this.changes.set(transaction, change);
    atCommit(transaction, { before: (send) => this.beforeCommit(send, change), after: () => this.afterCommit(change) });
    return change;
  }

  private async beforeCommit(send: SendOne, { rights, untold }: Change): Promise<void> {
    // A change of rights always moves it: should this process die before the new epoch, or Redis forget that, the others notice.
    if (rights || untold) await this.fence?.move(send);
  }

  private async afterCommit({ rights, untold }: Change): Promise<void> {
    // A new epoch makes all copies old, also those of sessions that the store was not told of.
    const told = rights ? await this.cache.newEpoch() : !untold;
    if (!told) await this.fence?.passed();
    await this.cache.leasesEnd();
  }
}
