import type { DatabaseFacts } from '../../database-facts.js';
import type { Settings } from '../../settings/settings.js';
import { fileSize } from '../terminal/values.js';
import { failure, type Finding, orWell, warning } from './finding.js';
import { isOnThisMachine } from './near.js';

type Harm = readonly [string, string];

/** Settings of the server, and of its user, that make it slow, forgetful or talkative. */
export function serverSettings(facts: DatabaseFacts, { databaseUrl, pooling }: Pick<Settings, 'databaseUrl' | 'pooling'>): Finding[] {
  const name = 'database settings';
  // The embedded one has no choice: its files are made durable by the gateway, and nobody else reads its log.
  if (databaseUrl === undefined) return [];
  const { settings, user } = facts;
  const is = (setting: string, value: string): boolean => settings[setting] === value;
  const system = (change: string): string => `Run: ALTER SYSTEM SET ${change}; SELECT pg_reload_conf();`;
  const role = (change: string): string => `Run: ALTER ROLE "${user}" SET ${change};`;
  const pooled = pooling === 'transaction';
  const harms: (Harm | false)[] = [
    is('fsync', 'off') && ['fsync is off: a power cut destroys the database', system('fsync = on')],
    is('full_page_writes', 'off') && ['full_page_writes is off: a power cut may damage pages', system('full_page_writes = on')],
    is('synchronous_commit', 'off') && [
      'synchronous_commit is off: a crash loses writes that were answered',
      role('synchronous_commit = on'),
    ],
    is('autovacuum', 'off') && ['autovacuum is off: tables and times grow without end', system('autovacuum = on')],
    is('track_counts', 'off') && ['track_counts is off: autovacuum sees nothing', system('track_counts = on')],
    !is('default_transaction_isolation', 'read committed') && [
      `default_transaction_isolation is ${settings['default_transaction_isolation']}: writes that meet are refused`,
      role("default_transaction_isolation = 'read committed'"),
    ],
    (is('log_statement', 'all') || is('log_statement', 'mod')) &&
      !is('log_parameter_max_length', '0') && [
        `log_statement is ${settings['log_statement']}: people's data go into the server's log`,
        system('log_parameter_max_length = 0'),
      ],
    is('log_min_duration_statement', '0') &&
      !is('log_parameter_max_length', '0') && [
        "log_min_duration_statement is 0: people's data go into the server's log",
        system('log_parameter_max_length = 0'),
      ],
    pooled &&
      !/^(Etc\/)?(UTC|GMT|UCT)$/.test(settings['TimeZone'] ?? '') && [
        `behind the pooler the time zone is ${settings['TimeZone']}`,
        role("timezone = 'UTC'"),
      ],
    pooled && is('statement_timeout', '0') && ['behind the pooler nothing limits statements', role("statement_timeout = '10s'")],
    pooled && is('lock_timeout', '0') && ['behind the pooler nothing limits waits for locks', role("lock_timeout = '3s'")],
    pooled &&
      is('idle_in_transaction_session_timeout', '0') && [
        'behind the pooler nothing ends forgotten transactions',
        role("idle_in_transaction_session_timeout = '5s'"),
      ],
    pooled && is('jit', 'on') && ['behind the pooler jit is on: long filters take half a second more', role('jit = off')],
  ];
  const found = harms.filter((harm) => harm !== false);
  return orWell(
    name,
    found.map(([what, advice]) => warning(name, what, advice)),
    'none that hurts',
  );
}

/** Whether there are enough for this process, and nobody reads along. */
export function connections(
  facts: DatabaseFacts,
  { databaseUrl, databaseLimits: { poolSize } }: Pick<Settings, 'databaseUrl' | 'databaseLimits'>,
): Finding[] {
  if (databaseUrl === undefined) return [];
  const name = 'database connections';
  const { max, taken, ofUser } = facts.connections;
  const room = ofUser < 0 ? max : Math.min(max, ofUser);
  // One beside the pool asks how the server is.
  const wanted = poolSize + 1;
  const found: Finding[] = [];
  if (room < wanted)
    found.push(
      failure(
        name,
        `a process opens ${wanted} and ${facts.user} may have ${room}`,
        'Lower DATABASE_POOL_SIZE, or raise max_connections or the CONNECTION LIMIT of the user.',
      ),
    );
  else if (taken > 0.9 * max)
    found.push(
      warning(
        name,
        `${taken} of ${max} are taken`,
        'Lower DATABASE_POOL_SIZE or the number of processes, put a pooler between (DATABASE_POOLING), or raise max_connections.',
      ),
    );
  if (!facts.isEncrypted && !isOnThisMachine(new URL(databaseUrl).hostname))
    found.push(
      warning(name, 'not encrypted: whoever is between reads along', 'Add ?sslmode=verify-full (and sslrootcert) to DATABASE_URL.'),
    );
  return orWell(name, found, `${taken} of ${max} taken, ${wanted} for a process${facts.isEncrypted ? ', encrypted' : ''}`);
}

const OLD_TRANSACTION_SECONDS = 3600;
/** The server warns at 40 million before the end, and stops at 3. */
const OLD_ROWS = 1_500_000_000;
const HELD_LOG_BYTES = 5 * 1024 ** 3;

/** What fills its disk, or keeps it from tidying up. */
export function upkeep(facts: DatabaseFacts, { databaseUrl }: Pick<Settings, 'databaseUrl'>): Finding[] {
  const name = 'database space';
  const { bytes, oldestTransactionSeconds, transactionAge, heldLogBytes } = facts;
  const found: Finding[] = [];
  if (oldestTransactionSeconds > OLD_TRANSACTION_SECONDS)
    found.push(
      warning(
        name,
        `a transaction is open for ${Math.round(oldestTransactionSeconds / 60)} minutes: nothing that was deleted since gives its place back`,
        'Look for it: SELECT pid, usename, xact_start, state FROM pg_stat_activity ORDER BY xact_start; end it by pg_terminate_backend(pid).',
      ),
    );
  if (transactionAge > OLD_ROWS)
    found.push(
      failure(name, 'the server is about to run out of transaction ids', 'Run VACUUM FREEZE, and find out what keeps autovacuum from it.'),
    );
  if (heldLogBytes > HELD_LOG_BYTES)
    found.push(
      warning(
        name,
        `a replication slot that nobody reads keeps ${fileSize(heldLogBytes)} of log`,
        'Drop it (pg_drop_replication_slot), or bring its replica back.',
      ),
    );
  // How much is free on the disk of another machine PostgreSQL does not say.
  const free = databaseUrl === undefined ? '' : '; watch what is free on the disk there, PostgreSQL does not tell';
  return orWell(name, found, `${fileSize(bytes)}${free}`);
}
