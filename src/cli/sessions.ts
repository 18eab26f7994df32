import type { Command } from 'commander';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';
import { oneOf, wholeNumber } from './terminal/values.js';
import { accountOf, REALMS, type WhoseOptions } from './terminal/whose.js';

interface RevokeOptions extends WhoseOptions {
  readonly all?: boolean;
}

const AFTERWORD = `
When the command is done, the tokens are refused in every process. Who was signed in signs in again; --all and a --realm alone are for when a secret
or a backup has got into strange hands. On the embedded database it works while the gateway runs and while it does not.`;

export function addSessions(program: Command, cli: Cli): void {
  const sessions = program.command('sessions').description('Look after sign-ins.');
  sessions
    .command('revoke')
    .description('End the sessions of an account, of a realm, or of everybody, at once and in every process.')
    .option('--realm <realm>', `the realm of --username; alone, everybody in it: ${REALMS.join(', ')}`, oneOf(REALMS))
    .option('--username <name>', 'what they sign in with')
    .option('--account <id>', 'the account, where it has no user name', wholeNumber(1, 2 ** 31 - 1))
    .option('--all', "everybody's")
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: RevokeOptions) => revoke(cli, options)));
}

async function revoke(cli: Cli, options: RevokeOptions): Promise<Outcome> {
  const { realm, username, account, all } = options;
  const named = realm !== undefined || username !== undefined || account !== undefined;
  if (all === true && named) throw new Refused('--all ends the sessions of everybody: leave out the other options.', EXIT.usage);
  if (all !== true && !named)
    throw new Refused('Say whose sessions end: --realm and --username, --account, --realm alone, or --all.', EXIT.usage);
  const whole = all === true || (username === undefined && account === undefined);
  const whose = whole ? (realm === undefined ? {} : { realm }) : accountOf(options);
  const settings = loadSettings(cli.env);
  const { asOperator } = await import('./terminal/as-operator.js');
  const ended = await asOperator<'revoke-sessions', { accounts: number; sessions: number }>(settings, 'revoke-sessions', { whose });
  const { sessions, accounts } = ended;
  return { lines: [sessions === 0 ? 'None of them was signed in.' : `Ended ${sessions} sessions of ${accounts} accounts.`], result: ended };
}
