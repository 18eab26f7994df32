import type { DatabaseFacts } from '../../database-facts.js';
import { packagePath } from '../../package-path.js';
import { type Migration, readMigrations } from '../../platform/database/migrations.js';
import type { Settings } from '../../settings/settings.js';
import { connections, serverSettings, upkeep } from './database-server.js';
import { failure, type Finding, ok, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

/** What this is tried with. */
const OLDEST_TRIED = 150_000;

/** Everything about the database that one look tells. */
export const checkDatabase: Check = async ({ settings, database }) => {
  const facts = await database();
  if (facts === undefined) return [skipped('database', 'there is none yet: the first start makes it')];
  const migrations = await readMigrations(packagePath('prisma/migrations'));
  return [
    reached(facts, settings),
    rights(facts),
    migrated(facts, migrations),
    ...serverSettings(facts, settings),
    ...connections(facts, settings),
    ...upkeep(facts, settings),
  ];
};

export function reached(facts: DatabaseFacts, { databaseUrl }: Pick<Settings, 'databaseUrl'>): Finding {
  const name = 'database';
  const { version, versionNumber, encoding, isReplica, isReadOnly, user, schema } = facts;
  const what =
    databaseUrl === undefined ? `embedded, PostgreSQL ${version}` : `PostgreSQL ${version} as ${user}, schema ${schema ?? 'none'}`;
  if (isReplica)
    return failure(name, `${what}: it is a replica and takes no writes`, 'Name the primary in DATABASE_URL, the replica in REPLICA_URLS.');
  if (isReadOnly)
    return failure(
      name,
      `${what}: it takes no writes (default_transaction_read_only)`,
      `Run: ALTER ROLE "${user}" RESET default_transaction_read_only; and look at the database's own setting.`,
    );
  if (encoding !== 'UTF8')
    return failure(
      name,
      `${what}: its encoding is ${encoding}, which has no place for Chinese`,
      "Make it anew: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.",
    );
  if (versionNumber < OLDEST_TRIED) return warning(name, `${what}: older than any that was tried`, 'Update it to PostgreSQL 15 or later.');
  return ok(name, what);
}

export function rights({ user, schema, mayCreate, forbidden, foreign, tables }: DatabaseFacts): Finding {
  const name = 'database rights';
  const inSchema = `"${schema ?? 'public'}"`;
  if (forbidden.length > 0)
    return failure(
      name,
      `${user} may not read and write ${some(forbidden)}`,
      `Make ${user} their owner (ALTER TABLE … OWNER TO "${user}"), or run: GRANT ALL ON ALL TABLES IN SCHEMA ${inSchema} TO "${user}"; GRANT ALL ON ALL SEQUENCES IN SCHEMA ${inSchema} TO "${user}";`,
    );
  if (tables === 0 && !mayCreate)
    return failure(
      name,
      `${user} may make no tables${schema === null ? ', and no schema' : ` in the schema ${schema}`}`,
      schema === null
        ? `Run: GRANT CREATE ON DATABASE … TO "${user}";`
        : `Run: GRANT CREATE ON SCHEMA "${schema}" TO "${user}"; or make ${user} the owner of the database.`,
    );
  if (!mayCreate || foreign.length > 0)
    return warning(
      name,
      `${user} may use what is there, but not change it: ${foreign.length > 0 ? `${some(foreign)} belong to somebody else` : 'it may make no tables'}`,
      'Migrations of later versions need the owner: run `campus migrate` as such a user before each update.',
    );
  return ok(name, tables === 0 ? 'the first start makes the tables' : `all rights on ${tables} tables`);
}

export function migrated(
  { migrations: applied, tables }: Pick<DatabaseFacts, 'migrations' | 'tables'>,
  known: readonly Migration[],
): Finding {
  const name = 'database migrations';
  if (applied === null)
    return failure(name, 'the user may not read which were applied', 'Give it all rights on "_prisma_migrations", as on the other tables.');
  if (applied.length === 0)
    return tables === 0
      ? ok(name, `empty: the first start applies ${known.length}`)
      : failure(
          name,
          'there are tables, and nothing says how they came',
          'This is the database of another program, or a part of ours: name an empty one in DATABASE_URL, or restore all of it.',
        );
  const there = new Map(applied.map((migration) => [migration.name, migration]));
  const unfinished = applied.filter(({ finished }) => !finished).map((migration) => migration.name);
  if (unfinished.length > 0)
    return failure(
      name,
      `${some(unfinished)} failed earlier`,
      'Mend what it left, then: npx prisma migrate resolve --applied or --rolled-back.',
    );
  const edited = known
    .filter(({ name: one, checksum }) => (there.get(one)?.checksum ?? checksum) !== checksum)
    .map((migration) => migration.name);
  if (edited.length > 0)
    return failure(
      name,
      `${some(edited)} was edited after it was applied`,
      'Run the program that this database was migrated by, or restore its migrations.',
    );
  const missing = known.filter((migration) => !there.has(migration.name));
  if (missing.length > 0)
    return warning(
      name,
      `${missing.length} of ${known.length} are missing`,
      'Back up, then run `campus migrate`; the next start does it otherwise.',
    );
  const newer = applied.filter((migration) => !known.some((one) => one.name === migration.name));
  if (newer.length > 0)
    return warning(
      name,
      `the database has ${newer.length} that this program does not know: a later version has migrated it`,
      'Finish the update: run that version here too.',
    );
  return ok(name, `all ${known.length} are applied`);
}

/** So many names fit into a line. */
const SHOWN = 3;

function some(names: readonly string[]): string {
  const more = names.length - SHOWN;
  return more > 0 ? `${names.slice(0, SHOWN).join(', ')} and ${more} more` : names.join(', ');
}
