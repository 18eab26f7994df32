import { StartRefused } from '../../platform/start-refused.js';
import { loadSettings, SettingsError } from '../../settings/load-settings.js';
import { settingsIn } from '../../settings/setting.js';
import { SETTINGS, type Settings } from '../../settings/settings.js';
import { checkDatabaseClock } from './clock.js';
import { checkDatabase } from './database.js';
import { checkDemo } from './demo.js';
import { failure, type Finding, ok, skipped, warning } from './finding.js';
import { checkGateway } from './gateway.js';
import { lookAtDatabase } from './look-at-database.js';
import { checkDataDirectory, checkMedia } from './media.js';
import { checkPublicAddress } from './public-address.js';
import { checkRedis } from './redis.js';
import { checkReplicas } from './replicas.js';
import { checkSecrets } from './secrets.js';
import type { Check } from './surroundings.js';
import { checkWechat } from './wechat.js';
import { TookTooLong, within } from './within.js';

interface Listed {
  readonly name: string;
  readonly check: Check;
  /** It waits for the look at the database, which has a limit of its own. */
  readonly needsDatabase?: true;
}

/** In the order in which they are told. */
const CHECKS: readonly Listed[] = [
  { name: 'secrets', check: checkSecrets },
  { name: 'production', check: checkDemo, needsDatabase: true },
  { name: 'data directory', check: checkDataDirectory },
  { name: 'database', check: checkDatabase, needsDatabase: true },
  { name: 'replicas', check: checkReplicas, needsDatabase: true },
  { name: 'clock of the database', check: checkDatabaseClock, needsDatabase: true },
  { name: 'redis', check: checkRedis },
  { name: 'media', check: checkMedia },
  { name: 'wechat', check: checkWechat },
  { name: 'gateway', check: checkGateway },
  { name: 'public address', check: checkPublicAddress },
];

/** Longer than anything that a check waits for by itself. */
const LIMIT_MS = 20_000;
const LIMIT_WITH_DATABASE_MS = 80_000;

/** Looks at everything that the environment names, all at once. Never throws, and never waits for ever. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  let settings: Settings;
  try {
    settings = loadSettings(env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const rest = skipped('everything else', 'the settings come first');
    return [
      ...error.mistakes.map((mistake) => failure('settings', mistake.replace(/\.$/, ''), 'Mend it: the README lists all settings.')),
      rest,
    ];
  }
  const given = settingsIn(SETTINGS).filter(({ variable }) => (env[variable] ?? '').trim() !== '').length;
  let facts: ReturnType<typeof lookAtDatabase> | undefined;
  const looked = { settings, env, database: () => (facts ??= lookAtDatabase(settings)) };
  const findings = await Promise.all(
    CHECKS.map(async ({ name, check, needsDatabase }) => {
      try {
        return await within(needsDatabase === true ? LIMIT_WITH_DATABASE_MS : LIMIT_MS, check(looked));
      } catch (error) {
        return [failed(name, error, settings)];
      }
    }),
  );
  return [ok('settings', `${given} are set, without a mistake`), ...findings.flat()];
}

function failed(name: string, error: unknown, { databaseUrl }: Settings): Finding {
  const found = error instanceof StartRefused || error instanceof TookTooLong ? error.message.replace(/\.$/, '') : describe(error);
  if (name !== 'database')
    return /^(replicas|clock of the database)$/.test(name)
      ? skipped(name, 'the database was not reached')
      : failure(name, found, 'Look at what is named there; ask again when it answers.');
  if (databaseUrl === undefined && error instanceof StartRefused)
    return warning(name, `not looked at: ${found}`, 'Ask again when that is over.');
  return failure(
    name,
    found,
    'Mend DATABASE_URL (host, port, user, password, database, sslmode), start the server, or let this machine in (pg_hba.conf, firewall).',
  );
}

/** Texts of others' errors may hold addresses and values. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return 'it could not be looked at';
  const code: unknown = Reflect.get(error, 'code');
  return `it could not be looked at: ${error.name}${typeof code === 'string' ? ` ${code}` : ''}`;
}
