import { packagePath } from '../../package-path.js';
import type { Database } from '../../platform/database/database.js';
import { type DatabaseOptions, openDatabase } from '../../platform/database/open-database.js';
import { SILENT } from '../../platform/log.js';
import type { Settings } from '../../settings/settings.js';

/** Opens and migrates the database that the settings name, for as long as `work` takes; a statement runs as long as it takes. */
export async function withDatabase<T>(
  settings: Settings,
  work: (database: Database) => Promise<T>,
  options: Pick<DatabaseOptions, 'onMigrated'> = {},
): Promise<T> {
  const limits = { ...settings.databaseLimits, statementTimeoutMs: 0 };
  const database = await openDatabase({ ...settings, ...options, limits, log: SILENT, migrationsDir: packagePath('prisma/migrations') });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
