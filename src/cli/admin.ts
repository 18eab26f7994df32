import type { Command } from 'commander';
import { loadSettings } from '../settings/load-settings.js';
import { SETTINGS } from '../settings/settings.js';
import type { Shape } from '../settings/shapes.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { readPassword } from './terminal/password.js';
import { Refused } from './terminal/refused.js';

interface CreateOptions {
  readonly username: string;
  readonly passwordStdin?: boolean;
}

export function addAdmin(program: Command, cli: Cli): void {
  const admin = program.command('admin').description('Look after administrators.');
  admin
    .command('create')
    .description('Make an administrator who has every menu entry, also where there is one already.')
    .requiredOption('--username <name>', 'what the administrator signs in with')
    .option('--password-stdin', 'read the password from the first line of standard input; without it a terminal is asked')
    .addHelpText('after', '\nThe first one can also be made by a start with ADMIN_USERNAME and ADMIN_PASSWORD.')
    .action(cli.does((options: CreateOptions) => create(cli, options)));
}

async function create(cli: Cli, options: CreateOptions): Promise<Outcome> {
  const settings = loadSettings(cli.env);
  const { username: nameSetting, password: passwordSetting } = SETTINGS.firstAdministrator.members;
  const username = fitting('--username', nameSetting.shape, options.username);
  const password = fitting('The password', passwordSetting.shape, await readPassword(cli, options.passwordStdin === true));
  const { withDatabase } = await import('./terminal/with-database.js');
  const { Passwords } = await import('../access/passwords.js');
  const { LOCK_ORDER } = await import('../domain/locks.js');
  const { Writer } = await import('../write/writer.js');
  const { makeAdministrator } = await import('../domain/backoffice/staff/administrators.js');
  const id = await withDatabase(settings, (database) =>
    makeAdministrator(new Writer(database, LOCK_ORDER), new Passwords(), { username, password }),
  );
  return { lines: [`Made the administrator ${username}.`], result: { id, username } };
}

function fitting(what: string, { schema, allowed }: Shape<string>, given: string): string {
  const { success, data } = schema.safeParse(given.trim());
  if (!success) throw new Refused(`${what} must be ${allowed}.`, EXIT.usage);
  return data;
}
