/** How far a server's log of changes goes: what was committed up to here is in it. */
export type WalPosition = number;

/** Reads PostgreSQL's `16/B374D848`. Whole for 8 PiB of changes, which no server of ours lives to see. */
export function walPosition(text: string): WalPosition {
  const [high = '', low = ''] = text.split('/');
  return Number.parseInt(high, 16) * 2 ** 32 + Number.parseInt(low, 16);
}

/**
 * What a statement has committed on the primary is at most here. With `synchronous_commit = off` a commit is answered before it is flushed, so what
 * is flushed would not do: somebody's own write might be beyond it.
 */
export const COMMITTED_POSITION = 'SELECT pg_current_wal_insert_lsn()::text';

/**
 * What of the primary a replica can have. An idle one keeps the end of its log to itself for seconds, what a rollback or the vacuum has left there;
 * a replica that lacks no more than that is not behind.
 */
export const FLUSHED_POSITION = 'SELECT pg_current_wal_flush_lsn()::text';

/** What a replica shows. A server that is none, such as one that was promoted, shows all that it has. */
export const REPLAYED_POSITION =
  'SELECT CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() ELSE pg_current_wal_insert_lsn() END::text';
