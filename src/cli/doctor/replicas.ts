import { setTimeout as wait } from 'node:timers/promises';
import type { DatabaseFacts } from '../../database-facts.js';
import { withConnection } from '../../platform/database/postgres/postgres.js';
import { REPLAYED_POSITION, walPosition } from '../../platform/database/postgres/wal-position.js';
import { failure, type Finding, ok, warning } from './finding.js';
import { lookAtPostgres, PATIENCE_MS } from './look-at-database.js';
import type { Check } from './surroundings.js';

const LOOK_EVERY_MS = 50;

/** Each replica, and the way to the database around the pooler. */
export const checkReplicas: Check = async ({ settings, database }) => {
  const { replicaUrls, replicaMaxLagMs, pooling, directUrl } = settings;
  if (replicaUrls.length === 0 && directUrl === undefined) return [];
  const primary = await database();
  const replicas = replicaUrls.map(async (url, at) => {
    const name = `replica ${at + 1}`;
    const options = { pooling, patienceMs: PATIENCE_MS, variable: `REPLICA_URLS (number ${at + 1})` };
    return orUnreachable(name, 'Mend it or its address; until then everything is asked of the primary.', async () => {
      const facts = await lookAtPostgres(url, options);
      if (primary !== undefined && isAnother(primary, facts))
        return failure(name, 'it is a replica of another database', 'Name a streaming replica of the database of DATABASE_URL.');
      if (!facts.isReplica)
        return failure(
          name,
          'it is no replica: what is written to DATABASE_URL does not come here',
          'Make it a streaming replica, or take it out of REPLICA_URLS.',
        );
      if (facts.forbidden.length > 0)
        return failure(name, `${facts.user} may not read all tables`, 'Take the same user as in DATABASE_URL.');
      const lag = await lagOf(url, primary?.position ?? null, replicaMaxLagMs, pooling);
      if (lag === undefined)
        return warning(
          name,
          `more than ${replicaMaxLagMs} ms behind (REPLICA_MAX_LAG_MS): it is not asked`,
          'See pg_stat_replication on the primary: is it replaying, and is its machine fast enough?',
        );
      return ok(name, `PostgreSQL ${facts.version}, has replayed what was written before this look`);
    });
  });
  const direct =
    directUrl === undefined
      ? []
      : [
          orUnreachable('database without pooler', 'Mend it or DATABASE_DIRECT_URL: migrations and imports go that way.', async () => {
            const facts = await lookAtPostgres(directUrl, { patienceMs: PATIENCE_MS, variable: 'DATABASE_DIRECT_URL' });
            return primary !== undefined && isAnother(primary, facts)
              ? failure(
                  'database without pooler',
                  'DATABASE_DIRECT_URL names another server than DATABASE_URL',
                  'Name the same database in both.',
                )
              : ok('database without pooler', `PostgreSQL ${facts.version} as ${facts.user}`);
          }),
        ];
  return Promise.all([...replicas, ...direct]);
};

async function orUnreachable(name: string, advice: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look();
  } catch (error) {
    return failure(name, error instanceof Error ? error.message : 'it could not be looked at', advice);
  }
}

function isAnother(one: DatabaseFacts, other: DatabaseFacts): boolean {
  return one.identifier !== null && other.identifier !== null && one.identifier !== other.identifier;
}

/** Milliseconds until it shows what the primary had; undefined: too many. */
async function lagOf(url: string, position: string | null, maxMs: number, pooling: 'session' | 'transaction'): Promise<number | undefined> {
  if (position === null) return 0;
  return withConnection(
    url,
    async ({ query }) => {
      const begin = performance.now();
      for (;;) {
        const [row] = await query(REPLAYED_POSITION);
        const waited = performance.now() - begin;
        if (walPosition(String(Object.values(row ?? {})[0])) >= walPosition(position)) return waited;
        if (waited > maxMs) return undefined;
        await wait(LOOK_EVERY_MS);
      }
    },
    { pooling, patienceMs: PATIENCE_MS },
  );
}
