import type { Send, Statement } from '../../platform/database/statement.js';

/** Names the import among advisory locks: "impt". */
const LOCK = 0x696d7074;

/** The one connection of an import, with its transactions. */
export class Session {
  private last: Promise<unknown> = Promise.resolve();
  private isOpen = false;

  constructor(
    private readonly send: Send,
    /** Nothing is kept: all of the import is one transaction, which is rolled back. */
    readonly dryRun: boolean,
  ) {}

  /** False: another import is at it. */
  async begin(): Promise<boolean> {
    const free = await this.ask<boolean>('SELECT to_json(pg_try_advisory_lock($1::bigint))::text', LOCK);
    if (!free) return false;
    // Killed, the database may have lost the last batches: with them how far the import was, so that it does them again. The end is waited for.
    await this.run({ text: 'SET synchronous_commit = off', values: [] });
    // Times are compared as texts.
    await this.run({ text: "SET TimeZone = 'UTC'", values: [] });
    await this.run({ text: "SELECT set_config('campus.keeps_updated_at', 'on', false)", values: [] });
    // The database has no statistics of tables that fill as it looks: it would read them whole for each page.
    await this.run({ text: 'SET enable_seqscan = off', values: [] });
    if (this.dryRun) await this.run({ text: 'BEGIN', values: [] });
    return true;
  }

  async end(): Promise<void> {
    if (this.dryRun || this.isOpen) await this.run({ text: 'ROLLBACK', values: [] });
    await this.run({ text: "SELECT set_config('campus.keeps_updated_at', 'off', false)", values: [] });
    await this.run({ text: 'RESET enable_seqscan', values: [] });
    await this.run({ text: 'RESET synchronous_commit', values: [] });
    await this.run({ text: `SELECT pg_advisory_unlock(${LOCK})`, values: [] });
  }

  /** A statement that answers one row with one JSON text. */
  async ask<T>(text: string, ...values: readonly unknown[]): Promise<T> {
    const [answer] = await this.run({ text, values });
    return JSON.parse(answer ?? 'null') as T;
  }

  run(...statements: readonly Statement[]): Promise<(string | null)[]> {
    return this.inTurn(() => this.send(statements));
  }

  /**
   * Sends statements as a part of a transaction that is open until `keep`. What one of them refuses undoes this part alone: the parts before
   * it are still to be kept.
   */
  attempt(statements: readonly Statement[]): Promise<(string | null)[]> {
    return this.inTurn(async () => {
      await this.open();
      await this.send([plain('SAVEPOINT part')]);
      try {
        const answers = await this.send(statements);
        await this.send([plain('RELEASE part')]);
        return answers;
      } catch (error) {
        await this.send([plain('ROLLBACK TO part'), plain('RELEASE part')]);
        throw error;
      }
    });
  }

  /** Sends the last statements of a transaction, or all of it, and ends it. Killed before, nothing of it was written. */
  keep(statements: readonly Statement[]): Promise<(string | null)[]> {
    return this.inTurn(async () => {
      await this.open();
      const answers = await this.send(statements);
      if (!this.dryRun) await this.send([plain('COMMIT')]);
      this.isOpen = false;
      return answers;
    });
  }

  private async open(): Promise<void> {
    if (this.isOpen || this.dryRun) return;
    await this.send([plain('BEGIN')]);
    this.isOpen = true;
  }

  /** What comes from elsewhere meanwhile, such as a question about the next page, waits until a transaction has ended. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.last.then(work);
    this.last = turn.catch(() => undefined);
    return turn;
  }
}

function plain(text: string): Statement {
  return { text, values: [] };
}
