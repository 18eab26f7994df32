import { productionWarnings } from '../../settings/production-warnings.js';
import { failure, ok, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

/** What must not be where strangers come. */
export const checkDemo: Check = async ({ settings, database }) => {
  const name = 'production';
  if (!settings.production)
    return [skipped(name, 'NODE_ENV is not `production`: demo data and sandbox are let pass; set it where strangers come')];
  const bySettings = productionWarnings(settings).map((text) => {
    const at = text.lastIndexOf('. ', text.length - 2);
    return warning(name, text.slice(0, at), text.slice(at + 2));
  });
  const looked = await database().then(
    (facts) => ({ accounts: facts?.demoAccounts ?? [] }),
    () => undefined,
  );
  if (looked === undefined)
    return [...bySettings, skipped(name, 'whether there are demo accounts is not known: the database was not looked at')];
  const { accounts } = looked;
  const open = accounts.filter(({ isOpen }) => isOpen).map(({ username }) => username);
  const changed = accounts.filter(({ isOpen }) => !isOpen).map(({ username }) => username);
  const found = [
    ...bySettings,
    ...(open.length === 0
      ? []
      : [
          failure(
            name,
            `everybody can sign in as ${open.join(', ')}: their password is that of the demo data`,
            'Start on a database without demo data; or make an administrator of your own (`campus admin create`), deactivate these accounts, and end their sessions (`campus sessions revoke`).',
          ),
        ]),
    ...(changed.length === 0
      ? []
      : [
          warning(
            name,
            `the database was filled with demo data: ${changed.join(', ')}`,
            'Their passwords were changed. Deactivate accounts that nobody needs.',
          ),
        ]),
  ];
  return found.length === 0 ? [ok(name, 'no demo data, no sandbox')] : found;
};
