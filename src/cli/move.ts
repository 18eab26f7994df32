import { resolve } from 'node:path';
import type { Command } from 'commander';
import { packagePath } from '../package-path.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';

interface MoveOptions {
  readonly to: string;
  readonly dataDir?: string;
}

const AFTERWORD = `
The gateway must not be running, and the database must be empty. All rows are written in one transaction, which is committed when numbers and checksums
of every table and the places of all sequences are the same on both sides: killed at any moment, the command has moved nothing, and is run again.
The embedded database stays as it is. A password may be left out of the address and given as PGPASSWORD.
Uploaded files stay in DATA_DIR, which the gateway goes on using for them; --data-dir copies them to where that will be another one.
Files in a bucket (MEDIA_URL) are not part of it, and stay there.`;

export function addMove(program: Command, cli: Cli): void {
  program
    .command('move')
    .description('Move everything from the embedded database to PostgreSQL.')
    .requiredOption('--to <url>', 'the empty database: postgresql://user@host/database')
    .option('--data-dir <folder>', 'where the gateway will have its files, if not where it has them now')
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: MoveOptions) => moveAll(cli, options)));
}

async function moveAll(cli: Cli, { to, dataDir }: MoveOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  if (settings.databaseUrl !== undefined) throw new Refused('DATABASE_URL is set: this command moves the embedded database of DATA_DIR.');
  if (!/^postgres(ql)?:$/.test(URL.parse(to)?.protocol ?? '')) throw new Refused('--to must begin with postgresql://.', EXIT.usage);
  const { existsSync } = await import('node:fs');
  const { join } = await import('node:path');
  if (!existsSync(join(settings.dataDir, 'database'))) throw new Refused(`There is no embedded database in ${settings.dataDir}.`);
  const { withDatabase } = await import('./terminal/with-database.js');
  const { move } = await import('../move/move.js');
  const { copyFiles } = await import('../move/copy-files.js');
  const progress = cli.progress();
  const elsewhere = dataDir === undefined || resolve(dataDir) === resolve(settings.dataDir) ? undefined : dataDir;
  const { files, moved } = await withDatabase(settings, async (database) => {
    // Files first: what no row names yet does no harm.
    const copied = elsewhere === undefined ? 0 : await copyFiles(join(settings.dataDir, 'media'), join(elsewhere, 'media'), progress);
    return { files: copied, moved: await move(database, { to, migrationsDir: packagePath('prisma/migrations'), progress }) };
  });
  progress.end();
  const { rows, tables, sequences } = moved;
  const secret =
    settings.jwtSecret === undefined
      ? [`Set JWT_SECRET to what stands in ${join(settings.dataDir, 'jwt-secret')}, so that everybody stays signed in.`]
      : [];
  return {
    lines: [
      `Moved ${rows} rows of ${Object.keys(tables).length} tables and the places of ${sequences} sequences; numbers and checksums are the same on both sides.`,
      ...(elsewhere === undefined ? [`The files stay in ${settings.dataDir}.`] : [`Copied ${files} files to ${elsewhere}.`]),
      ...(settings.media.place === undefined ? [] : ['The files in the bucket of MEDIA_URL are not part of it: they stay there.']),
      'Set DATABASE_URL to the new database and start the gateway. The embedded database was not changed.',
      ...secret,
    ],
    result: { rows, tables, sequences, files },
  };
}
