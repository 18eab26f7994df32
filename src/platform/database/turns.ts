import type { Database } from './database.js';
import type { Statement } from './statement.js';

/**
 * An advisory lock until the transaction ends: one row when it is held, or none where another has it and it is not waited for.
 *
 * @param turn a number that nothing else has: four letters of its name
 */
export function turnText({ turn, waits }: { readonly turn: number; readonly waits: boolean }): string {
  return waits ? `SELECT 1 FROM pg_advisory_xact_lock(${turn})` : `SELECT 1 WHERE pg_try_advisory_xact_lock(${turn})`;
}

/**
 * Runs one statement of a job, which one process at a time does, as a transaction of its own. Answers the number that it
 * answers; null where another process is at the job.
 */
export function runJob(database: Database, job: number, statement: Statement): Promise<number | null> {
  return database.writing(async (transaction) => {
    const [mine = null] = await transaction.send({ text: turnText({ turn: job, waits: false }), values: [] });
    if (mine === null) return null;
    const [answer = null] = await transaction.commit(statement);
    return Number(answer);
  });
}

/**
 * As `runJob`, again and again, while the statement answers that it has done as many as `batch`. Answers how many it has done;
 * null where another process was at it from the beginning.
 */
export async function runJobInBatches(database: Database, job: number, batch: number, statement: Statement): Promise<number | null> {
  for (let done: number | null = null; ;) {
    const count = await runJob(database, job, statement);
    if (count === null) return done;
    done = (done ?? 0) + count;
    if (count < batch) return done;
  }
}
