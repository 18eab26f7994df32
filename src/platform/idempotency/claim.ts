import { atEveryCommit } from '../database/commit-hooks.js';
import type { Database } from '../database/database.js';
import type { SendOne } from '../database/statement.js';
import { PlatformError } from '../errors.js';
import { errorName, type Log } from '../log.js';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';
import type { KeptAnswer } from './sealed-answer.js';

/** The row of a key, and the try that claims it. */
export interface ClaimedRow {
  readonly accountId: number;
  readonly keyHash: string;
  readonly attempt: string;
}

/** A try that was not heard of for so long is dead, and another may take its place if it has committed nothing. */
export const LEASE_SECONDS = 10;
const RENEW_MS = 3000;
/** What is longer is not kept: a repetition hears that the answer is lost, and nothing is done twice. */
const MAX_ANSWER_LENGTH = 1024 * 1024;

const OWN = 'account_id = $1::int AND key_hash = $2 AND attempt = $3';
/** Nothing where the try has committed before, and only its confirmation was lost: it must not be done again. */
const MARK = `UPDATE idempotency_key SET committed_at = now() WHERE ${OWN} AND committed_at IS NULL RETURNING attempt`;
const RENEW = `UPDATE idempotency_key SET leased_until = now() + ${LEASE_SECONDS} * interval '1 second' WHERE ${OWN}`;
const KEEP = `UPDATE idempotency_key SET answer = decode($4, 'base64'), leased_until = to_timestamp(0) WHERE ${OWN}`;
const FORGET = `DELETE FROM idempotency_key WHERE ${OWN} AND committed_at IS NULL`;

/** The right to execute a request. Work goes through `run`, and its answer through `settle`, once. */
export class Claim {
  private committed = false;
  private readonly renewal: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
    private readonly row: ClaimedRow,
    private readonly seal: (answer: KeptAnswer) => Buffer<ArrayBuffer>,
  ) {
    this.renewal = setInterval(() => void this.quietly(RENEW), RENEW_MS).unref();
  }

  /** Runs the work, whose first commit is also the mark that it was done. */
  run<T>(work: () => Promise<T>): Promise<T> {
    return atEveryCommit({ before: (send) => this.mark(send), after: async () => void (this.committed = true) }, work);
  }

  /**
   * Keeps the answer for repetitions. `passing`: it says that something broke or is not there now; where nothing was
   * committed either, a repetition tries anew.
   */
  async settle(answer: KeptAnswer, { passing }: { readonly passing: boolean }): Promise<void> {
    clearInterval(this.renewal);
    if (passing && !this.committed) return this.quietly(FORGET);
    const kept = answer.body.length > MAX_ANSWER_LENGTH ? null : this.seal(answer);
    await this.quietly(KEEP, kept === null ? null : kept.toString('base64'));
  }

  /** Part of the work's transaction: what another try has taken over in the meantime is undone. */
  private async mark(send: SendOne): Promise<void> {
    if (this.committed) return;
    const marked = await send({ text: MARK, values: this.own });
    if (marked === null) throw new PlatformError('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_AFTER_SECONDS } });
  }

  private get own(): unknown[] {
    const { accountId, keyHash, attempt } = this.row;
    return [accountId, keyHash, attempt];
  }

  /** The answer goes out in any case; a repetition then finds what the row says without it. */
  private async quietly(text: string, ...more: unknown[]): Promise<void> {
    try {
      await this.database.writing(({ commit }) => commit({ text, values: [...this.own, ...more] }));
    } catch (error) {
      this.log.warn({ error: errorName(error) }, 'The record of an idempotent request could not be brought up to date.');
    }
  }
}
