import type { FindDemoAccounts } from './access/demo-account.js';
import { demoAccounts } from './demo-accounts.js';
import type { Core } from './domain/core.js';
import { frontPage } from './front-page.js';
import { apiPages } from './legacy/api-page.js';
import type { Pages } from './legacy/shim/index.js';
import { surfaces } from './legacy/surfaces.js';
import type { Log } from './platform/log.js';
import type { Settings } from './settings/settings.js';
import { BUILD } from './version.js';

/** What people see in a browser; undefined where PLAYGROUND is off. */
export function openPages(
  { playground, demo, wechat }: Pick<Settings, 'playground' | 'demo' | 'wechat'>,
  { database }: Pick<Core, 'database'>,
  log: Log,
): (Pages & { readonly demoAccounts: FindDemoAccounts }) | undefined {
  if (!playground) return undefined;
  const accounts = demoAccounts({
    demo,
    sandbox: wechat.officialAccount === undefined && wechat.miniProgram === undefined,
    ask: (statement, values) => database.readText(statement, values, { stale: false }),
    log,
  });
  return {
    demoAccounts: accounts,
    front: frontPage({ surfaces, demoAccounts: accounts, build: BUILD }),
    surfaces: apiPages(surfaces, accounts),
  };
}
