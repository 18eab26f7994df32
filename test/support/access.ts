import { AccessChanges } from '../../src/access/access-changes.js';
import { Sessions } from '../../src/access/sessions.js';
import type { Tokens } from '../../src/access/tokens.js';
import { LOCK_ORDER } from '../../src/domain/locks.js';
import type { Clock } from '../../src/platform/clock.js';
import type { Database } from '../../src/platform/database/database.js';
import type { Log } from '../../src/platform/log.js';
import type { Store } from '../../src/platform/store/store.js';
import { Writer } from '../../src/write/writer.js';

interface Parts {
  readonly database: Database;
  readonly store: Store;
  readonly tokens: Tokens;
  readonly log: Log;
  readonly clock?: Clock;
}

/** The sessions of one process, and the writer whose writes change them. */
export function accessOf({ database, store, log, ...parts }: Parts): { readonly sessions: Sessions; readonly writer: Writer } {
  const access = new AccessChanges(store, database, log);
  const writer = new Writer(database, LOCK_ORDER, (transaction, effects) => access.belongTo(transaction, effects));
  return { sessions: new Sessions({ writer, access, ...parts }), writer };
}

/** A writer for writes that change nobody's access. */
export function plainWriter(database: Database): Writer {
  return new Writer(database, LOCK_ORDER);
}
