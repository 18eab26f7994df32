import type { Command } from 'commander';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';

export function addMigrate(program: Command, cli: Cli): void {
  program
    .command('migrate')
    .description('Bring the database up to this version, and make it where there is none. `start` does the same.')
    .action(cli.does(() => migrate(cli)));
}

async function migrate(cli: Cli): Promise<Outcome> {
  const { withDatabase } = await import('./terminal/with-database.js');
  const applied: string[] = [];
  await withDatabase(loadSettings(cli.env), async () => undefined, { onMigrated: (names) => applied.push(...names) });
  const lines = applied.length === 0 ? ['The database is up to date.'] : applied.map((name) => `applied  ${name}`);
  return { lines, result: { applied } };
}
