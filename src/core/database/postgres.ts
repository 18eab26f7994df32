import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { DatabaseDriver } from './database.js';
import { applyMigrations, readMigrations, type SqlConnection } from './migrations.js';

/** Statements beyond this many are sent unnamed: a prepared statement holds memory in every connection of the server. */
const MAX_PREPARED_STATEMENTS = 500;

/** Migrates a PostgreSQL database and opens pools to it and to its replicas. */
export async function openPostgres(url: string, options: { replicaUrls?: readonly string[]; migrationsDir: string }): Promise<DatabaseDriver> {
  await withConnection(url, async (connection) => {
    await applyMigrations(connection, await readMigrations(options.migrationsDir));
  });
  return {
    kind: 'postgresql',
    primary: openPool(url),
    replicas: (options.replicaUrls ?? []).map(openPool),
    close: async () => undefined,
  };
}

function openPool(url: string): PrismaPg {
  const schema = new URL(url).searchParams.get('schema') ?? undefined;
  return new PrismaPg({ connectionString: url }, { ...(schema === undefined ? {} : { schema }), statementNameGenerator: statementNames() });
}

/** Names repeated statements, so that PostgreSQL parses and plans each once a connection. */
function statementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= MAX_PREPARED_STATEMENTS) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}

/** Lends one connection of its own, outside the pool. */
export async function withConnection<T>(url: string, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work({
      script: async (sql) => {
        await client.query(sql);
      },
      query: async (sql, parameters) => (await client.query<Record<string, unknown>>(sql, parameters)).rows,
    });
  } finally {
    await client.end();
  }
}
