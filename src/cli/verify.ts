import type { Command } from 'commander';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { ADDRESSES, addOldSystemOptions, importOptions, type OldSystemOptions } from './terminal/old-systems.js';

const AFTERWORD = `${ADDRESSES}
It may run at any time, and writes nothing. Exit code 1: a row or a sum differs and nothing explains it.`;

export function addVerify(program: Command, cli: Cli): void {
  addOldSystemOptions(
    program.command('verify').description('Compare old systems with what was imported of them: numbers, sums of money, statuses.'),
  )
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: OldSystemOptions) => verifyAll(cli, options)));
}

async function verifyAll(cli: Cli, options: OldSystemOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  const asked = importOptions(options);
  const { withDatabase } = await import('./terminal/with-database.js');
  const { verify } = await import('../import/import-systems.js');
  const { withMedia } = await import('./terminal/with-media.js');
  const { verifySummary } = await import('../import/report/summary.js');
  const progress = cli.progress();
  const report = await withDatabase(settings, (database) => withMedia(settings, (media) => verify(asked, { database, media, progress })));
  return { lines: verifySummary(report), result: report, good: report.accounted };
}
