import type { Command } from 'commander';
import { packagePath } from '../package-path.js';
import { loadSettings } from '../settings/load-settings.js';
import { refuseServer } from './backup.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { fileSize } from './terminal/values.js';

const AFTERWORD = `
The gateway must not be running. Everything is unpacked, held against its checksums and opened once before anything of the old is touched; killed at any
moment, the command leaves the old or the new. What somebody did after the backup was made is undone, also that sessions ended: see \`campus sessions revoke\`.`;

export function addRestore(program: Command, cli: Cli): void {
  program
    .command('restore')
    .description('Put a backup of the embedded database and its files into DATA_DIR.')
    .argument('<file>', 'what `backup` has written')
    .option('--force', 'put it in the place of the data that is there')
    .addHelpText('after', AFTERWORD)
    .action((file: string, options: { force?: boolean }) => cli.does(() => restoreFrom(cli, file, options.force === true))(undefined));
}

async function restoreFrom(cli: Cli, file: string, force: boolean): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  refuseServer(settings);
  const { restore } = await import('../backup/restore.js');
  const { readMigrations } = await import('../platform/database/migrations.js');
  const migrations = (await readMigrations(packagePath('prisma/migrations'))).map(({ name }) => name);
  const { header, files, bytes } = await restore(file, { dataDir: settings.dataDir, force, migrations });
  const missing = migrations.length - header.migrations.length;
  return {
    lines: [
      `Restored ${files} files, ${fileSize(bytes)}, into ${settings.dataDir}: as it was at ${header.madeAt}, by version ${header.gateway}.`,
      ...(missing > 0 ? [`Its database is ${missing} migrations behind this version: \`start\` or \`migrate\` brings it up to date.`] : []),
    ],
    result: { dataDir: settings.dataDir, files, bytes, ...header },
  };
}
