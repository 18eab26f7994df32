import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type AskText, type DatabaseFacts, databaseFacts } from '../../database-facts.js';
import { askControlFor } from '../../platform/control/ask-control.js';
import { DATABASE_FOLDER, holdDirectory, withEmbeddedAsItIs } from '../../platform/database/embedded/embedded.js';
import { RESTORED } from '../../platform/database/embedded/restored.js';
import { type ConnectionOptions, withConnection } from '../../platform/database/postgres/postgres.js';
import { StartRefused } from '../../platform/start-refused.js';
import type { Settings } from '../../settings/settings.js';
import { within } from './within.js';

/** PostgreSQL is asked a few small questions. */
export const PATIENCE_MS = 5000;
/** The embedded database has to be started where no gateway runs, and its log be replayed after a crash. */
const EMBEDDED_PATIENCE_MS = 60_000;

/** Undefined: there is no embedded database yet. Throws StartRefused, or TookTooLong. */
export async function lookAtDatabase({ databaseUrl, pooling, dataDir }: Settings): Promise<DatabaseFacts | undefined> {
  if (databaseUrl !== undefined)
    return within(2 * PATIENCE_MS, lookAtPostgres(databaseUrl, { pooling, patienceMs: PATIENCE_MS, variable: 'DATABASE_URL' }));
  const running = await within(2 * PATIENCE_MS, askControlFor<DatabaseFacts>(dataDir, 'database-facts', {}));
  return running ?? within(EMBEDDED_PATIENCE_MS, lookAtFiles(dataDir));
}

export function lookAtPostgres(url: string, options: ConnectionOptions): Promise<DatabaseFacts> {
  return withConnection(
    url,
    ({ query }) => {
      const ask: AskText = async (statement, values) => {
        const [row] = await query(statement, [...values]);
        const value = Object.values(row ?? {})[0];
        return typeof value === 'string' ? value : null;
      };
      return databaseFacts(ask);
    },
    options,
  );
}

async function lookAtFiles(dataDir: string): Promise<DatabaseFacts | undefined> {
  if (existsSync(join(dataDir, RESTORED)))
    throw new StartRefused('What was restored is taken up by the next start. Start the gateway, and ask again.');
  if (!existsSync(join(dataDir, DATABASE_FOLDER, 'PG_VERSION'))) return undefined;
  const unlock = await holdDirectory(dataDir);
  try {
    return await withEmbeddedAsItIs(dataDir, (send) =>
      databaseFacts(async (statement, values) => (await send([{ text: statement, values }]))[0] ?? null),
    );
  } finally {
    await unlock();
  }
}
