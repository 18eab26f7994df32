import { atCommit } from '../platform/database/commit-hooks.js';
import type { Database } from '../platform/database/database.js';
import type { SendOne } from '../platform/database/statement.js';
import type { WriteTransaction } from '../platform/database/write-transaction.js';
import type { Log } from '../platform/log.js';
import type { Store } from '../platform/store/store.js';
import { type Effect, effect } from '../write/changes.js';
import { AccessFence } from './access-fence.js';
import { SessionCache } from './session-cache.js';
import type { SessionHandle } from './stored-session.js';

/** Sessions that a write ends. */
class SessionsEnded {
  constructor(readonly handles: readonly SessionHandle[]) {}
}

class RightsChanged {}

/** Belongs to the changes that end sessions (`endSessions` makes both). */
export function sessionsEnded(handles: readonly SessionHandle[]): Effect {
  return effect(new SessionsEnded(handles));
}

/**
 * Belongs to whatever changes what anybody may do: an account, a role, its privileges, a menu entry's name, a shopper's mark, a
 * member's permission, the deletion of a pupil or a school.
 */
export function rightsChanged(): Effect {
  return effect(new RightsChanged());
}

/**
 * Sees to it that when a call is answered, what it ended or changed holds in every process. Copies in the store are the
 * fast way; where the store cannot be told, the fence in the database is moved with the change, and waited for.
 */
export class AccessChanges {
  readonly cache: SessionCache;
  private readonly fence: AccessFence | null;

  constructor(store: Store, database: Database, log: Log) {
    // A store inside the process has nobody else to tell, and takes whatever it is told.
    this.fence = store.shared ? new AccessFence(database) : null;
    this.cache = new SessionCache(store, store.shared || database.kind === 'embedded', this.fence, log);
  }

  /** What effects on access add to the commit of their write. A rollback does no harm. */
  belongTo(transaction: WriteTransaction, effects: readonly object[]): void {
    const ended = effects.flatMap((one) => (one instanceof SessionsEnded ? one.handles : []));
    const rights = effects.some((one) => one instanceof RightsChanged);
    let untold = false;
    atCommit(transaction, {
      before: async (send) => {
        untold = !(await this.cache.distrust(ended));
        await this.moveFence(send, rights || untold);
      },
      after: async () => {
        // A new epoch makes all copies old, also those of sessions that the store was not told of.
        const told = rights ? await this.cache.newEpoch() : !untold;
        if (!told) await this.fence?.passed();
        await this.cache.leasesEnd();
      },
    });
  }

  /** A change of rights always moves it: should this process die before the new epoch, or Redis forget that, the others notice. */
  private async moveFence(send: SendOne, wanted: boolean): Promise<void> {
    if (wanted) await this.fence?.move(send);
  }
}
