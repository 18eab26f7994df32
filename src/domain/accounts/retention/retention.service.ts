import type { Database } from '../../../platform/database/database.js';
import { runJobInBatches } from '../../../platform/database/turns.js';

/** Names the job among advisory locks: "rete". */
const JOB = 0x72657465;

const DAY_MS = 86_400_000;

/**
 * Sessions are kept until no token of theirs can be good, and a day longer, which is more than clocks of processes differ. Before
 * that the row has to say that a token was ended; after it a token is refused without a row, and nothing lists sessions that are over.
 */
const EXPIRED_SESSIONS_KEPT_DAYS = 1;

/** Rows that one transaction removes: others wait for it no longer than for any write. */
const BATCH = 1000;

/** Removes what has been kept for long enough: sessions that are over, and the operation log's old events. */
export class RetentionService {
  /** @param auditRetentionDays how long an event of the operation log is kept */
  constructor(
    private readonly database: Database,
    private readonly auditRetentionDays: number,
  ) {}

  /** Removes all of it, a batch in each transaction. Answers how many rows were removed; null where another process is at it. */
  async run(now = Date.now(), batch = BATCH): Promise<number | null> {
    const sessions = await this.remove('session', 'expires_at', new Date(now - EXPIRED_SESSIONS_KEPT_DAYS * DAY_MS), batch);
    const events = await this.remove('audit_event', 'created_at', new Date(now - this.auditRetentionDays * DAY_MS), batch);
    return sessions === null && events === null ? null : (sessions ?? 0) + (events ?? 0);
  }

  /** Rows that somebody has locked are left for the next run: neither waits for the other. */
  private remove(table: 'session' | 'audit_event', time: 'expires_at' | 'created_at', before: Date, batch: number): Promise<number | null> {
    const text = `
      WITH removed AS (DELETE FROM ${table} WHERE id IN (
        SELECT id FROM ${table} WHERE ${time} < $1::timestamptz ORDER BY ${time} LIMIT $2::int FOR UPDATE SKIP LOCKED) RETURNING 1)
      SELECT count(*)::text FROM removed`;
    return runJobInBatches(this.database, JOB, batch, { text, values: [before, batch] });
  }
}
