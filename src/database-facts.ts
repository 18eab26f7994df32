import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../prisma/seed/accounts.js';
import type { Realm } from './access/audiences.js';
import { Passwords } from './access/passwords.js';
import { datamodel } from './generated/datamodel.js';

/** Asks for the first column of the first row. Values are as PostgreSQL reads them. */
export type AskText = (statement: string, values: readonly string[]) => Promise<string | null>;

/** What an operator may want to know of the database, as one look has found it. */
export interface DatabaseFacts {
  /** Such as 150012. */
  readonly versionNumber: number;
  readonly version: string;
  readonly user: string;
  /** Null: the user may use none of the schemas on its search path, or there is none. */
  readonly schema: string | null;
  readonly encoding: string;
  readonly bytes: number;
  /** The same in a database and its replicas; null where the user may not ask. */
  readonly identifier: string | null;
  /** How far its log is on the disk, which is what replicas are sent; null in a replica. */
  readonly position: string | null;
  readonly isReplica: boolean;
  readonly isReadOnly: boolean;
  readonly isEncrypted: boolean;
  /** Whether migrations may make tables. */
  readonly mayCreate: boolean;
  /** Our tables that are there, those the user may not read and write, and those it may not change by migrations. */
  readonly tables: number;
  readonly forbidden: readonly string[];
  readonly foreign: readonly string[];
  /** Of the server, and how many of them are taken now. */
  readonly connections: { readonly max: number; readonly taken: number; readonly ofUser: number };
  /** Those of its settings that can hurt. */
  readonly settings: Readonly<Record<string, string>>;
  readonly oldestTransactionSeconds: number;
  /** How many transactions ago the oldest row was written that has not been frozen; at 2 thousand million the server stops. */
  readonly transactionAge: number;
  /** What slots that nobody reads keep of the log. */
  readonly heldLogBytes: number;
  /** Null: they are written down, and the user may not read it. */
  readonly migrations: readonly AppliedMigration[] | null;
  /** Demo accounts that can sign in. */
  readonly demoAccounts: readonly DemoAccountFound[];
  /** How much later it is here than in the database. */
  readonly clockAheadMs: number;
}

export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

export interface DemoAccountFound {
  readonly realm: Realm;
  readonly username: string;
  /** Its password is still the one that everybody knows. */
  readonly isOpen: boolean;
}

const SETTINGS = [
  'autovacuum',
  'default_transaction_isolation',
  'fsync',
  'full_page_writes',
  'idle_in_transaction_session_timeout',
  'jit',
  'lock_timeout',
  'log_min_duration_statement',
  'log_parameter_max_length',
  'log_statement',
  'statement_timeout',
  'synchronous_commit',
  'TimeZone',
  'track_counts',
];

/** From the catalogue only, so that a user without any right gets it too. $1: our tables; $2: settings. */
const FACTS = `WITH ours AS (
  SELECT class.oid, relname, relowner FROM pg_class class JOIN json_array_elements_text($1::json) AS known(name) ON relname = known.name
  WHERE relnamespace = to_regnamespace(quote_ident(current_schema())) AND relkind IN ('r', 'p')
)
SELECT json_build_object(
  'versionNumber', current_setting('server_version_num')::int,
  'version', split_part(current_setting('server_version'), ' ', 1),
  'user', current_user,
  'schema', current_schema(),
  'encoding', (SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()),
  'bytes', pg_database_size(current_database()),
  'identifier', CASE WHEN has_function_privilege('pg_control_system()', 'EXECUTE')
    THEN (SELECT system_identifier::text FROM pg_control_system()) END,
  'position', CASE WHEN NOT pg_is_in_recovery() THEN pg_current_wal_flush_lsn()::text END,
  'isReplica', pg_is_in_recovery(),
  'isReadOnly', current_setting('default_transaction_read_only')::bool,
  'isEncrypted', coalesce((SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()), false),
  'mayCreate', CASE WHEN current_schema() IS NULL THEN has_database_privilege(current_database(), 'CREATE')
    ELSE has_schema_privilege(current_schema(), 'CREATE') END,
  'tables', (SELECT count(*) FROM ours),
  'forbidden', (SELECT coalesce(json_agg(relname ORDER BY relname), '[]') FROM ours
    WHERE NOT (has_table_privilege(oid, 'SELECT') AND has_table_privilege(oid, 'INSERT')
      AND has_table_privilege(oid, 'UPDATE') AND has_table_privilege(oid, 'DELETE'))),
  'foreign', (SELECT coalesce(json_agg(relname ORDER BY relname), '[]') FROM ours WHERE NOT pg_has_role(relowner, 'USAGE')),
  'connections', json_build_object(
    'max', current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int,
    'taken', (SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'),
    'ofUser', (SELECT rolconnlimit FROM pg_roles WHERE rolname = current_user)),
  'settings', (SELECT json_object_agg(name, setting) FROM pg_settings WHERE name IN (SELECT json_array_elements_text($2::json))),
  'oldestTransactionSeconds',
    (SELECT coalesce(extract(epoch FROM now() - min(xact_start)), 0)::int FROM pg_stat_activity WHERE backend_type = 'client backend'),
  'transactionAge', (SELECT age(datfrozenxid) FROM pg_database WHERE datname = current_database()),
  'heldLogBytes', CASE WHEN pg_is_in_recovery() THEN 0 ELSE
    (SELECT coalesce(max(pg_wal_lsn_diff(pg_current_wal_insert_lsn(), restart_lsn)), 0)::bigint FROM pg_replication_slots WHERE NOT active) END,
  'history', CASE WHEN to_regclass('"_prisma_migrations"') IS NULL THEN 'none'
    WHEN has_table_privilege(to_regclass('"_prisma_migrations"'), 'SELECT') THEN 'readable' ELSE 'forbidden' END,
  'hasAccounts', EXISTS (SELECT FROM ours WHERE relname = 'account' AND has_table_privilege(oid, 'SELECT'))
)::text`;

const NOW = `SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint::text`;

const HISTORY = `SELECT coalesce(json_agg(json_build_object('name', migration_name, 'checksum', checksum, 'finished', finished_at IS NOT NULL)
  ORDER BY migration_name), '[]')::text FROM "_prisma_migrations" WHERE rolled_back_at IS NULL`;

/** $1: realms and names. */
const DEMO = `SELECT coalesce(json_agg(json_build_object('realm', account.realm, 'username', account.username, 'hash', password_hash)), '[]')::text
FROM json_to_recordset($1::json) AS demo(realm text, username text)
JOIN account ON account.realm = demo.realm::realm AND account.username = demo.username AND active`;

type FirstLook = Omit<DatabaseFacts, 'migrations' | 'demoAccounts' | 'clockAheadMs'> & {
  readonly history: 'none' | 'readable' | 'forbidden';
  readonly hasAccounts: boolean;
};

/** Looks at a database, whatever state it is in, and changes nothing. */
export async function databaseFacts(ask: AskText): Promise<DatabaseFacts> {
  const tables = Object.values(datamodel.models).map(({ table }) => table);
  const { history, hasAccounts, ...facts } = JSON.parse(
    (await ask(FACTS, [JSON.stringify(tables), JSON.stringify(SETTINGS)])) ?? 'null',
  ) as FirstLook;
  const before = Date.now();
  const there = Number(await ask(NOW, []));
  const here = (before + Date.now()) / 2;
  return {
    ...facts,
    migrations:
      history === 'forbidden' ? null : history === 'none' ? [] : (JSON.parse((await ask(HISTORY, [])) ?? '[]') as AppliedMigration[]),
    demoAccounts: hasAccounts ? await demoAccountsFound(ask) : [],
    clockAheadMs: Math.round(here - there),
  };
}

/** Hashes stay here: what is answered may go to another process. */
export async function demoAccountsFound(ask: AskText): Promise<DemoAccountFound[]> {
  const found = JSON.parse((await ask(DEMO, [JSON.stringify(DEMO_ACCOUNTS)])) ?? '[]') as {
    realm: Realm;
    username: string;
    hash: string | null;
  }[];
  const passwords = new Passwords();
  // The seed gives all of them two hashes, so that is how many have to be tried.
  const opens = new Map<string | null, boolean>();
  for (const { realm, hash } of found)
    if (!opens.has(hash)) opens.set(hash, hash !== null && (await passwords.verify(realm, hash, DEMO_PASSWORD)));
  return found.map(({ realm, username, hash }) => ({ realm, username, isOpen: opens.get(hash) === true }));
}
