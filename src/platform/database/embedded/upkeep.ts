import type { Database } from '../database.js';

/** Rows changed since, as a share of a table and as a number, that make its upkeep worth it: those of PostgreSQL's autovacuum. */
const CHANGED = 'greatest(n_dead_tup - 50 - 0.2 * n_live_tup, n_mod_since_analyze - 50 - 0.1 * n_live_tup) > 0';

/**
 * Does for the embedded database what autovacuum does for a server: takes away rows that are gone, and keeps the planner's statistics. A
 * table at a time, so that others get in between. Answers for how many tables.
 */
export async function keepUp(database: Database): Promise<number> {
  const tables = await database.readText(
    `SELECT json_agg(format('%I.%I', schemaname, relname) ORDER BY relid) FROM pg_stat_user_tables WHERE ${CHANGED}`,
    [],
    { stale: false },
  );
  const names: readonly string[] = JSON.parse(tables ?? '[]');
  // Truncation is left out: readers would have to wait.
  for (const name of names) await database.maintain(`VACUUM (ANALYZE, TRUNCATE false) ${name}`);
  return names.length;
}
