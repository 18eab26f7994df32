import type { Command } from 'commander';
import { type Audience, AUDIENCES, SURFACES } from '../access/audiences.js';
import { loadSettings } from '../settings/load-settings.js';
import type { Cli, Outcome } from './terminal/cli.js';
import { EXIT } from './terminal/exit-codes.js';
import { Refused } from './terminal/refused.js';
import { oneOf, wholeNumber } from './terminal/values.js';
import { accountOf, REALMS, type WhoseOptions } from './terminal/whose.js';

interface TokenOptions extends WhoseOptions {
  readonly api: Audience;
  readonly minutes: number;
}

const AFTERWORD = `
Whoever has the token is that person until it ends: it is a session like any other, beside the person's own, in \`sessions\` of GraphQL and in the operation
log. \`campus sessions revoke\` ends it early. On the embedded database it works while the gateway runs and while it does not.`;

export function addToken(program: Command, cli: Cli): void {
  program
    .command('token')
    .description("Make a short-lived token of somebody's account, to see what they see.")
    .option('--realm <realm>', `whose accounts are searched: ${REALMS.join(', ')}`, oneOf(REALMS))
    .option('--username <name>', 'what they sign in with')
    .option('--account <id>', 'the account, where it has no user name', wholeNumber(1, 2 ** 31 - 1))
    .option('--api <name>', `the API that it opens: graphql, ${SURFACES.join(', ')}`, oneOf(['graphql', ...SURFACES]), 'graphql')
    .option('--minutes <number>', 'how long it is good', wholeNumber(1, 24 * 60), 15)
    .addHelpText('after', AFTERWORD)
    .action(cli.does((options: TokenOptions) => token(cli, options)));
}

async function token(cli: Cli, options: TokenOptions): Promise<Outcome> {
  const { api: audience, minutes } = options;
  const whose = accountOf(options);
  if (AUDIENCES[audience].renewWithinSeconds > 0) {
    throw new Refused(
      `Tokens of ${audience} renew themselves, so none is short-lived. One of graphql opens ${audience} too, for staff.`,
      EXIT.usage,
    );
  }
  const settings = loadSettings(cli.env);
  const { asOperator } = await import('./terminal/as-operator.js');
  const made = await asOperator<'token', { token: string; expiresAt: string; accountId: number; realm: string }>(settings, 'token', {
    whose,
    audience,
    lifeSeconds: minutes * 60,
  });
  cli.complain(`A token of ${made.realm} account ${made.accountId} for ${audience}, good until ${made.expiresAt}.\n`);
  return { lines: [made.token], result: { ...made, audience } };
}
