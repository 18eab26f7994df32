import type { Command } from 'commander';
import { announcement } from '../announcement.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli } from './terminal/cli.js';

export function addStart(program: Command, cli: Cli): void {
  program
    .command('start')
    .description('Serve all APIs until SIGTERM or SIGINT; the database is made and migrated before.')
    .action(cli.does(() => start(cli)));
}

async function start(cli: Cli): Promise<undefined> {
  const settings = loadSettings(cli.env);
  // What only this command needs takes a second to load.
  const { serve } = await import('../serve.js');
  const inOrder = await serve(settings, (address) => cli.print({ lines: announcement(address, settings), result: { address } }));
  if (!inOrder) cli.exitCode = 1;
  return undefined;
}
