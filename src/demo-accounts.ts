import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../prisma/seed/accounts.js';
import type { DemoAccount, FindDemoAccounts } from './access/demo-account.js';
import { type AskText, demoAccountsFound } from './database-facts.js';
import type { Log } from './platform/log.js';

export interface DemoAccountsOptions {
  /** DEMO; where it is off there are none, whatever the database has. */
  readonly demo: boolean;
  /** Whether WeChat codes are the sandbox's. */
  readonly sandbox: boolean;
  readonly ask: AskText;
  readonly log: Log;
}

const NONE: readonly DemoAccount[] = [];

/**
 * Looks once, when a page first wants to know, which demo accounts the database has that their known password opens. While it cannot be
 * asked there are none.
 */
export function demoAccounts({ demo, sandbox, ask, log }: DemoAccountsOptions): FindDemoAccounts {
  if (!demo) return async () => NONE;
  let looking: Promise<readonly DemoAccount[]> | undefined;
  return async () => {
    try {
      return await (looking ??= openOnes(ask, sandbox));
    } catch (error) {
      looking = undefined;
      log.warn({ err: error }, 'Whether there are demo accounts could not be looked up.');
      return NONE;
    }
  };
}

async function openOnes(ask: AskText, sandbox: boolean): Promise<readonly DemoAccount[]> {
  const found = await demoAccountsFound(ask);
  const isOpen = ({ realm, username }: (typeof DEMO_ACCOUNTS)[number]): boolean =>
    found.some((account) => account.isOpen && account.realm === realm && account.username === username);
  return DEMO_ACCOUNTS.filter(isOpen).map((account) => ({
    ...account,
    password: DEMO_PASSWORD,
    ...(sandbox && account.realm === 'STUDENT' && { wechatCode: `demo-${account.username}` }),
  }));
}
