import type { Command } from 'commander';
import { loadSettings } from '../settings/load-settings.js';
import type { Settings } from '../settings/settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { Refused } from './terminal/refused.js';
import { fileSize } from './terminal/values.js';

const AFTERWORD = `
The gateway may be running: calls wait for as long as it takes to copy the database's files, which needs as much room on the disk of DATA_DIR.
The file holds everything, the secret that signs tokens too; it is readable by its owner only. It is read back and held against its checksums
before the command says that it is done. With PostgreSQL use pg_dump, and copy the folder media of DATA_DIR. Files in a bucket are
backed up there.`;

export function addBackup(program: Command, cli: Cli): void {
  program
    .command('backup')
    .description('Write the embedded database and its files, as they are at one moment, into one file.')
    .argument('<file>', 'the file to write, such as campus-2026-11-29.tar.gz; it must not be there yet')
    .addHelpText('after', AFTERWORD)
    .action((file: string) => cli.does(() => backup(cli, file))(undefined));
}

async function backup(cli: Cli, file: string): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  refuseServer(settings);
  const { keepBackup } = await import('../backup/keep-backup.js');
  const { backupOf } = await import('./terminal/backup-of.js');
  const { readBackup } = await import('../backup/read-backup.js');
  const progress = cli.progress();
  progress.begin('bytes written');
  const bytes = await keepBackup(
    file,
    () => backupOf(settings.dataDir),
    (count) => progress.advance(count),
    async (draft) => {
      progress.begin('checking');
      return readBackup(draft);
    },
  );
  progress.end();
  const { written, contents } = bytes;
  return {
    lines: [
      `Backed up ${settings.dataDir} into ${file}: ${contents.files} files, ${fileSize(contents.bytes)}, packed ${fileSize(written)}.`,
      ...(settings.media.place === undefined ? [] : ['The files in the bucket of MEDIA_URL are not in it: back them up there.']),
      'It holds the data of everybody and the secret that signs tokens: keep it where only you can read it.',
    ],
    result: { file, bytes: written, files: contents.files, unpacked: contents.bytes, ...contents.header },
  };
}

/** Backups are of the embedded database. */
export function refuseServer({ databaseUrl }: Settings): void {
  if (databaseUrl === undefined) return;
  throw new Refused(
    'DATABASE_URL is set: this command is for the embedded database. Back up PostgreSQL with pg_dump, and the files beside it: DATA_DIR/media, or the bucket of MEDIA_URL.',
  );
}
