import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../database/database.js';
import { runJobInBatches } from '../database/turns.js';
import { PlatformError } from '../errors.js';
import type { Log } from '../log.js';
import { Claim, type ClaimedRow, LEASE_SECONDS } from './claim.js';
import { requestHash } from './request-hash.js';
import { AnswerSeal, type KeptAnswer } from './sealed-answer.js';

/** A request that is to be done once. */
export interface KeyedRequest {
  readonly accountId: number;
  /** As the client sent it. */
  readonly key: string;
  /** Everything that makes it this request and no other. */
  readonly asked: unknown;
}

const KEY = /^[\x21-\x7e]{1,255}$/;
const KEPT_HOURS = 24;
/** Names the pruning among advisory locks: "idem". */
const PRUNING = 0x6964656d;
/** An answer may be large; others wait for no transaction longer than for any write. */
const PRUNED_AT_ONCE = 1000;
/** Longer than a lease, so that a repetition also outlasts a first that died. */
const PATIENCE_MS = 20_000;
const FIRST_LOOK_MS = 25;
const LONGEST_PAUSE_MS = 250;

interface KnownRow {
  readonly requestHash: string;
  /** In base64. */
  readonly answer: string | null;
  readonly committed: boolean;
  readonly alive: boolean;
}

/** Answers a row where the key is free: new, forgotten, or of an execution that died before it committed anything. */
const CLAIM = `
  INSERT INTO idempotency_key AS known (account_id, key_hash, request_hash, attempt, leased_until)
  VALUES ($1::int, $2, $3, $4, now() + ${LEASE_SECONDS} * interval '1 second')
  ON CONFLICT (account_id, key_hash) DO UPDATE
  SET request_hash = excluded.request_hash, attempt = excluded.attempt, leased_until = excluded.leased_until,
    committed_at = NULL, answer = NULL, created_at = now()
  WHERE known.created_at < now() - ${KEPT_HOURS} * interval '1 hour'
    OR (known.request_hash = excluded.request_hash AND known.answer IS NULL AND known.committed_at IS NULL AND known.leased_until < now())
  RETURNING attempt`;

const FIND = `
  SELECT json_build_object('requestHash', request_hash, 'answer', encode(answer, 'base64'),
    'committed', committed_at IS NOT NULL, 'alive', leased_until >= now())::text
  FROM idempotency_key WHERE account_id = $1::int AND key_hash = $2`;

/**
 * Requests with an Idempotency-Key: each is executed once, and its answer given again for a day. A key belongs to an
 * account. The truth is a row in the database: claimed before the work; marked by the work's first transaction, so that
 * what was committed is never done again, whatever dies; and filled with the answer at last.
 */
export class Idempotency {
  private readonly seal: AnswerSeal;

  constructor(
    private readonly database: Database,
    secret: string,
    private readonly log: Log,
  ) {
    this.seal = new AnswerSeal(secret);
  }

  /**
   * The answer that was given to this request before, or the claim to execute it now. Waits while another executes it.
   * Throws IDEMPOTENCY_KEY_INVALID, IDEMPOTENCY_KEY_REUSED, IDEMPOTENCY_ANSWER_LOST, UNAVAILABLE (the other takes too long).
   */
  async begin({ accountId, key, asked }: KeyedRequest): Promise<KeptAnswer | Claim> {
    if (!KEY.test(key)) throw new PlatformError('IDEMPOTENCY_KEY_INVALID');
    const row: ClaimedRow = { accountId, keyHash: createHash('sha256').update(key).digest('hex'), attempt: randomUUID() };
    const hash = requestHash(asked);
    const deadline = performance.now() + PATIENCE_MS;
    let free = true;
    for (let pause = FIRST_LOOK_MS; ; pause = Math.min(pause * 2, LONGEST_PAUSE_MS)) {
      // Trying to claim locks the row, so it is not tried while another works.
      if (free && (await this.claim(row, hash)))
        return new Claim(this.database, this.log, row, (answer) => this.seal.seal(answer, accountId, key));
      const known = await this.find(row);
      if (known !== undefined) {
        if (known.requestHash !== hash) throw new PlatformError('IDEMPOTENCY_KEY_REUSED');
        if (known.answer !== null) return this.opened(this.seal.open(Buffer.from(known.answer, 'base64'), accountId, key));
        if (known.committed && !known.alive) return this.opened(null);
      }
      free = known === undefined || !known.alive;
      if (performance.now() >= deadline) throw new PlatformError('UNAVAILABLE', { params: { retryAfterSeconds: LEASE_SECONDS } });
      await wait(pause);
    }
  }

  /** Forgets what is older than a day, a bounded number in each transaction. Answers how many; null where another process is at it. */
  prune(batch = PRUNED_AT_ONCE): Promise<number | null> {
    const text = `
      WITH forgotten AS (DELETE FROM idempotency_key WHERE (account_id, key_hash) IN (
        SELECT account_id, key_hash FROM idempotency_key WHERE created_at < now() - ${KEPT_HOURS} * interval '1 hour'
        ORDER BY created_at LIMIT $1::int FOR UPDATE SKIP LOCKED) RETURNING 1)
      SELECT count(*)::text FROM forgotten`;
    return runJobInBatches(this.database, PRUNING, batch, { text, values: [batch] });
  }

  private opened(answer: KeptAnswer | null): KeptAnswer {
    if (answer === null) throw new PlatformError('IDEMPOTENCY_ANSWER_LOST');
    return answer;
  }

  /** Whether it is ours to execute. */
  private async claim({ accountId, keyHash, attempt }: ClaimedRow, hash: string): Promise<boolean> {
    const values = [accountId, keyHash, hash, attempt];
    const [claimed = null] = await this.database.writing(({ commit }) => commit({ text: CLAIM, values }));
    return claimed !== null;
  }

  private async find({ accountId, keyHash }: ClaimedRow): Promise<KnownRow | undefined> {
    const row = await this.database.readText(FIND, [accountId, keyHash], { stale: false });
    return row === null ? undefined : (JSON.parse(row) as KnownRow);
  }
}
