import type { Database, Transaction } from '../../../platform/database/database.js';
import { reserveJob } from '../../../platform/database/job-lock.js';

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

type RemoveBatch = (tx: Transaction, before: Date, limit: number) => Promise<number>;

/** Removes what has been kept for long enough: sessions that are over, and the operation log's old events. */
export class RetentionService {
  /** @param auditRetentionDays how long an event of the operation log is kept */
  constructor(
    private readonly database: Database,
    private readonly auditRetentionDays: number,
  ) {}

  /** Removes all of it, a batch in each transaction. Ends where another process is at it. Answers how many rows were removed. */
  async run(now = Date.now(), batch = BATCH): Promise<number> {
    const sessions = await this.remove(removeSessions, new Date(now - EXPIRED_SESSIONS_KEPT_DAYS * DAY_MS), batch);
    return sessions + (await this.remove(removeAuditEvents, new Date(now - this.auditRetentionDays * DAY_MS), batch));
  }

  private async remove(removeBatch: RemoveBatch, before: Date, limit: number): Promise<number> {
    let removed = 0;
    for (;;) {
      const count = await this.database.transaction(async (tx) => ((await reserveJob(tx, JOB)) ? removeBatch(tx, before, limit) : 0));
      removed += count;
      if (count < limit) return removed;
    }
  }
}

// Rows that a sign-in has locked are left for the next run: neither waits for the other.
const removeSessions: RemoveBatch = (tx, before, limit) => tx.$executeRaw`
  DELETE FROM session WHERE id IN (
    SELECT id FROM session WHERE expires_at < ${before} ORDER BY expires_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)`;

const removeAuditEvents: RemoveBatch = (tx, before, limit) => tx.$executeRaw`
  DELETE FROM audit_event WHERE id IN (
    SELECT id FROM audit_event WHERE created_at < ${before} ORDER BY created_at LIMIT ${limit}::int FOR UPDATE SKIP LOCKED)`;
