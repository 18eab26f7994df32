import type { Log } from '../log.js';
import { connectPrisma, type Database } from './database.js';
import { openEmbedded } from './embedded/embedded.js';
import type { DatabaseLimits } from './limits.js';
import type { Pooling } from './postgres/pooling.js';
import { openPostgres } from './postgres/postgres.js';

export interface DatabaseOptions {
  /** `postgresql://…`; without it the embedded database in `dataDir` is used. */
  databaseUrl?: string | undefined;
  replicaUrls?: readonly string[];
  /** A replica that is further behind is not asked. */
  replicaMaxLagMs?: number;
  /** What lies between; `session` when left out. */
  pooling?: Pooling;
  /** The database that `databaseUrl` names, without the pooler. */
  directUrl?: string | undefined;
  dataDir: string;
  /** Folder of the migrations that are applied before anything else. */
  migrationsDir: string;
  /** Told of those that were missing. */
  onMigrated?: ((names: readonly string[]) => void) | undefined;
  /** On PostgreSQL; the usual ones when left out. */
  limits?: DatabaseLimits;
  log: Log;
  /** Told of each statement that Prisma sends; tests count them. */
  onStatement?: ((sql: string) => void) | undefined;
}

/** Opens the database and migrates it. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const driver = options.databaseUrl === undefined ? await openEmbedded(options) : await openPostgres(options.databaseUrl, options);
  return connectPrisma(driver, options.onStatement);
}
