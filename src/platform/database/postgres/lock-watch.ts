import type { Log } from '../../log.js';
import { isReading } from '../statement-kind.js';
import { DatabaseUnavailable } from '../unavailable.js';

/** How often a look is taken while a table is locked. */
const LOOK_EVERY_MS = 200;

/** Runs one statement on a connection outside the pool that is watched. */
export type Ask = (statement: string, values: readonly unknown[]) => Promise<readonly (readonly unknown[])[]>;

interface LockedTable {
  readonly id: number;
  readonly names: RegExp;
  /** False: only writes wait. */
  readonly reads: boolean;
}

/**
 * Which of our statements wait for the lock of a whole table, and who else holds or awaits one that shuts us out. Of ours
 * all but the first $2 are canceled here, where it is certain that they wait. Nothing of ours locks whole tables: it is
 * somebody's LOCK, ALTER or REINDEX, or a backup.
 */
const LOOK = `
  WITH waiting AS (
    SELECT l.pid, l.relation, l.mode = 'AccessShareLock' AS reads, row_number() OVER (ORDER BY a.query_start) AS place
    FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
    WHERE l.locktype = 'relation' AND NOT l.granted AND a.application_name = $1 AND a.datname = current_database()
  ), canceled AS (
    SELECT pg_cancel_backend(pid) FROM waiting WHERE place > $2::int
  ), locked AS (
    SELECT relation, reads FROM waiting
    UNION ALL
    SELECT l.relation, l.mode = 'AccessExclusiveLock' FROM pg_locks l
    WHERE l.locktype = 'relation' AND l.relation = ANY($3::oid[])
      AND l.mode IN ('AccessExclusiveLock', 'ExclusiveLock', 'ShareRowExclusiveLock', 'ShareLock')
  )
  SELECT c.oid::int8::text, c.relname::text, bool_or(locked.reads)::text, (SELECT count(*) FROM canceled)::text
  FROM locked JOIN pg_class c ON c.oid = locked.relation GROUP BY 1, 2`;

/**
 * Keeps a table that somebody has locked from taking every connection with it. When calls have to wait for a connection
 * it asks the server whether ours wait for a table, lets a few go on waiting and cancels the others; until the table is
 * free again, further statements on it are refused before they are sent.
 */
export class LockWatch {
  private locked: readonly LockedTable[] = [];
  private looking = false;
  private timer: NodeJS.Timeout | undefined;
  private stopped = false;

  /**
   * @param application the name under which the server knows the pool's connections and no others
   * @param mayWait how many statements may wait for tables at a time
   */
  constructor(
    private readonly ask: Ask,
    private readonly application: string,
    private readonly mayWait: number,
    private readonly log: Log,
  ) {}

  /** Why the statement must not be sent now; undefined: it may. */
  refusal(statement: string): DatabaseUnavailable | undefined {
    if (this.locked.length === 0) return undefined;
    const reading = isReading(statement);
    const table = this.locked.find(({ names, reads }) => (reads || !reading) && names.test(statement));
    return table && new DatabaseUnavailable('somebody has locked a table that the statement needs');
  }

  /** Takes a look, and others until nothing is locked any more. */
  look(): void {
    if (this.looking || this.stopped || this.timer !== undefined) return;
    this.looking = true;
    void this.lookNow().finally(() => (this.looking = false));
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
  }

  private async lookNow(): Promise<void> {
    const before = this.locked;
    try {
      const rows = await this.ask(LOOK, [this.application, this.mayWait, before.map(({ id }) => id)]);
      this.locked = rows.map(([id, name, reads]) => ({ id: Number(id), names: mentionOf(String(name)), reads: reads === 'true' }));
      if (before.length === 0 && rows.length > 0) {
        this.log.warn(
          { tables: rows.map(([, name]) => name), canceled: rows[0]?.[3] },
          'Tables are locked by somebody else; calls that need them are refused.',
        );
      }
      if (before.length > 0 && rows.length === 0) this.log.info({}, 'No table is locked any more.');
    } catch {
      // A server that cannot be asked is answered for by the statements themselves.
      this.locked = [];
    }
    if (this.locked.length === 0 || this.stopped) return;
    this.timer = setTimeout(() => {
      this.timer = undefined;
      this.look();
    }, LOOK_EVERY_MS).unref();
  }
}

/** The table where a statement names one; its name may also be a column's or a key of the answer. */
function mentionOf(table: string): RegExp {
  const name = table.replace(/[^\w$]/g, '\\$&');
  return new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE|USING|ONLY|TABLE)\\s+(?:"?\\w+"?\\.)?"?${name}"?(?![\\w$"])`, 'i');
}
