import { Commit } from './commit-hooks.js';
import type { Send, Statement } from './statement.js';

const BEGIN: Statement = { text: 'BEGIN', values: [] };
const COMMIT: Statement = { text: 'COMMIT', values: [] };
const ROLLBACK: Statement = { text: 'ROLLBACK', values: [] };

/** A transaction of the write engine. BEGIN travels with its first statements, COMMIT with its last. */
export interface WriteTransaction {
  /** The first column of each statement's first row. What one refuses, the following do not do. */
  send(...statements: readonly Statement[]): Promise<(string | null)[]>;
  /** As `send`, and the end: what was written is there for everybody when it resolves. */
  commit(...statements: readonly Statement[]): Promise<(string | null)[]>;
}

/**
 * Runs one transaction over a connection that nobody else uses meanwhile. Work that throws, or does not commit, has done
 * nothing. Answers the commit too: what belongs after it needs the connection to be free.
 */
export async function writeTransaction<T>(
  send: Send,
  work: (transaction: WriteTransaction) => Promise<T>,
): Promise<{ readonly result: T; readonly commit: Commit }> {
  let state: 'new' | 'open' | 'failed' | 'committed' = 'new';
  const sendInside = async (statements: readonly Statement[]): Promise<(string | null)[]> => {
    if (state === 'committed') throw new Error('The transaction has been committed.');
    // PostgreSQL would answer its COMMIT as if nothing were wrong, and roll back.
    if (state === 'failed') throw new Error('The transaction has failed.');
    const isFirst = state === 'new';
    state = 'open';
    try {
      return isFirst ? (await send([BEGIN, ...statements])).slice(1) : await send(statements);
    } catch (error) {
      state = 'failed';
      throw error;
    }
  };
  const transaction: WriteTransaction = {
    send: (...statements) => sendInside(statements),
    commit: async (...statements) => {
      if (state === 'new' && statements.length === 1 && !commit.isHooked) {
        // Every statement is a transaction of its own.
        const answers = await send(statements);
        state = 'committed';
        return answers;
      }
      if (!commit.isHooked) {
        const answers = await sendInside([...statements, COMMIT]);
        state = 'committed';
        return answers.slice(0, -1);
      }
      const answers = await sendInside(statements);
      await commit.before(async (statement) => (await sendInside([statement]))[0] ?? null);
      await sendInside([COMMIT]);
      state = 'committed';
      return answers;
    },
  };
  const commit = new Commit(transaction);
  try {
    return { result: await work(transaction), commit };
  } finally {
    if (isOpen()) await send([ROLLBACK]).catch(() => undefined);
  }

  function isOpen(): boolean {
    return state === 'open' || state === 'failed';
  }
}
