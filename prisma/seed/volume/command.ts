import { packagePath } from '../../../src/package-path.js';
import { openDatabase } from '../../../src/platform/database/open-database.js';
import { SILENT } from '../../../src/platform/log.js';
import { Media } from '../../../src/platform/media/media.js';
import { loadSettings, SettingsError } from '../../../src/settings/load-settings.js';
import { storeDemoFiles } from '../files.js';
import { seed } from '../index.js';
import { fill } from './fill.js';
import { FillRefused, sizeFrom } from './size.js';

/** `npm run db:fill`: fills the database that the gateway's settings name. Answers the exit code. */
export async function fillCommand(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  try {
    await run(args, env);
    return 0;
  } catch (error) {
    console.error(error instanceof FillRefused || error instanceof SettingsError ? error.message : error);
    return 1;
  }
}

async function run(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
  const size = sizeFrom(args);
  const settings = loadSettings(env);
  const begin = performance.now();
  // Filling takes single statements that write a hundred thousand rows.
  const limits = { ...settings.databaseLimits, statementTimeoutMs: 0 };
  const database = await openDatabase({ ...settings, limits, log: SILENT, migrationsDir: packagePath('prisma/migrations') });
  try {
    if (await seed(database)) console.log('The empty database was filled with the demo data.');
    const made = await fill(database, size).catch((error: unknown) => {
      const variable = settings.databaseUrl === undefined ? 'DATA_DIR' : 'DATABASE_URL';
      throw error instanceof FillRefused ? new FillRefused(`${variable}: ${error.message}`) : error;
    });
    await storeDemoFiles(new Media(settings));
    for (const [table, rows] of Object.entries(made)) console.log(`${String(rows).padStart(10)}  ${table}`);
    console.log(`Filled with ${size.students} students and ${size.orders} orders in ${((performance.now() - begin) / 1000).toFixed(1)} s.`);
  } finally {
    await database.close();
  }
}
