import type { Command } from 'commander';
import type { Moved } from '../platform/media/move-files.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';
import { oneOf } from './terminal/values.js';

interface MoveCommandOptions {
  readonly to: string;
  readonly dryRun?: boolean;
  readonly deleteSource?: boolean;
  readonly overwrite?: boolean;
}

const AFTERWORD = `
The bucket is that of MEDIA_URL, the folder \`media\` in DATA_DIR; gateways may run meanwhile. Each file is read back and compared. Killed at any moment, the same
command goes on where it was; again, it brings what has come since.
Exit code 1: a file differs in both places, or its content is not what its name says.`;

export function addMedia(program: Command, cli: Cli): void {
  const media = program.command('media').description('Look after the uploaded files.');
  media
    .command('move')
    .description('Bring the uploaded files from the folder into the bucket, or back.')
    .requiredOption('--to <place>', 'where to: bucket or folder', oneOf(['bucket', 'folder']))
    .option('--dry-run', 'say what would be copied, and change nothing')
    .option('--delete-source', 'remove each file from where it was once its copy has been compared')
    .option('--overwrite', 'where both places have another file under one name, take the one that is moved')
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: MoveCommandOptions) => moveMedia(cli, options)));
}

async function moveMedia(cli: Cli, { to, dryRun = false, deleteSource = false, overwrite = false }: MoveCommandOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  const { SILENT } = await import('../platform/log.js');
  const { openBucket, openFolder } = await import('../platform/media/open-storage.js');
  const { moveFiles } = await import('../platform/media/move-files.js');
  const folder = openFolder({ ...settings, log: SILENT });
  const bucket = await openBucket({ ...settings, log: SILENT });
  if (bucket === undefined) throw new Refused('MEDIA_URL must name the bucket: s3://bucket/prefix.', EXIT.usage);
  const progress = cli.progress();
  try {
    await bucket.prepare();
    const places = to === 'bucket' ? { from: folder, to: bucket } : { from: bucket, to: folder };
    if (!dryRun) await places.to.prepare();
    const moved = await moveFiles({ ...places, dryRun, deleteSource, overwrite, progress });
    return { lines: linesOf(moved, dryRun), result: { dryRun, ...moved }, good: moved.damaged.length + moved.conflicts.length === 0 };
  } finally {
    bucket.close();
  }
}

function linesOf({ files, bytes, copied, copiedBytes, present, deleted, damaged, conflicts }: Moved, dryRun: boolean): string[] {
  return [
    `${files} files, ${size(bytes)}: ${copied} ${dryRun ? 'would be copied' : 'copied and compared'} (${size(copiedBytes)}), ${present} were there already.`,
    ...(deleted === 0 ? [] : [`${deleted} removed from where they were.`]),
    ...damaged.map((path) => `damaged   ${path}: its content is not what its name says; copied as it is.`),
    ...conflicts.map(
      (path) => `conflict  ${path}: another file has this name there; left alone (--overwrite takes the one that is moved).`,
    ),
  ];
}

function size(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
