import type { ClientConfig } from 'pg';

/** How long the database may take, and how many connections it is asked by. All times in milliseconds. */
export interface DatabaseLimits {
  /** The server ends a statement that runs longer; 0: it may take as long as it wants. */
  readonly statementTimeoutMs: number;
  /** The server ends a statement that waits longer for a lock; 0: it waits as long as it has to. */
  readonly lockTimeoutMs: number;
  /** Connections to the primary, and as many to each replica. */
  readonly poolSize: number;
  /** The longest wait for a connection, whether one is to become free or to be made. */
  readonly poolTimeoutMs: number;
}

export const DEFAULT_DATABASE_LIMITS: DatabaseLimits = {
  statementTimeoutMs: 10_000,
  lockTimeoutMs: 3000,
  poolSize: 10,
  poolTimeoutMs: 2000,
};

/** A transaction in which nothing has happened for so long has lost its process or the way to it; its locks are others' waits. */
const IDLE_TRANSACTION_TIMEOUT_MS = 5000;

/** How much longer than the server's own limit an answer may be on its way. */
const ON_THE_WAY_MS = 2000;

/**
 * What the server is told at the start of each connection. All of it is here: a pooler that takes no such parameters needs
 * them set for the database user instead (`ALTER ROLE … SET statement_timeout = …`).
 */
export function sessionLimits({ statementTimeoutMs, lockTimeoutMs }: DatabaseLimits): ClientConfig {
  return {
    statement_timeout: statementTimeoutMs,
    lock_timeout: lockTimeoutMs,
    idle_in_transaction_session_timeout: statementTimeoutMs === 0 ? 0 : IDLE_TRANSACTION_TIMEOUT_MS,
  };
}

/** After so long without a byte a connection that owes an answer is dead: the server would have ended the statement. 0: never. */
export function longestSilence({ statementTimeoutMs }: DatabaseLimits): number {
  return statementTimeoutMs === 0 ? 0 : statementTimeoutMs + ON_THE_WAY_MS;
}
