import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { DatabaseDriver } from './database.js';
import { applyMigrations, readMigrations, type SqlConnection } from './migrations.js';

/** Statements beyond this many are sent unnamed: a prepared statement holds memory in every connection of the server. */
const MAX_PREPARED_STATEMENTS = 500;

/** Migrates a PostgreSQL database and opens pools to it and to its replicas. */
export async function openPostgres(url: string, options: { replicaUrls?: readonly string[]; migrationsDir: string }): Promise<DatabaseDriver> {
  await withConnection(url, async (connection) => {
    const { schema } = connectionTo(url);
    if (schema !== undefined) await connection.script(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
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
  const { schema, ...connection } = connectionTo(url);
  return new PrismaPg(connection, { ...(schema === undefined ? {} : { schema }), statementNameGenerator: statementNames() });
}

/** `?schema=name`, as Prisma writes it, is no parameter of PostgreSQL's: it becomes the search path of every connection. */
function connectionTo(url: string): { connectionString: string; options?: string; schema?: string } {
  const plain = new URL(url);
  const schema = plain.searchParams.get('schema');
  if (schema === null) return { connectionString: url };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(schema)) throw new Error('The schema in DATABASE_URL must be a plain name: letters, digits and underscores.');
  plain.searchParams.delete('schema');
  return { connectionString: plain.toString(), options: `-c search_path="${schema}"`, schema };
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
  const { connectionString, options } = connectionTo(url);
  const client = new pg.Client({ connectionString, ...(options === undefined ? {} : { options }) });
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
