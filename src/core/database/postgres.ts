import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import type { DatabaseDriver, DatabaseSource } from './database.js';
import { applyMigrations, readMigrations, type SqlConnection } from './migrations.js';
import { statementNames } from './statement-names.js';

/** Migrates a PostgreSQL database and opens pools to it and to its replicas. */
export async function openPostgres(url: string, options: { replicaUrls?: readonly string[]; migrationsDir: string }): Promise<DatabaseDriver> {
  await withConnection(url, async (connection) => {
    const { schema } = connectionTo(url);
    if (schema !== undefined) await connection.script(`CREATE SCHEMA IF NOT EXISTS "${schema}"`);
    await applyMigrations(connection, await readMigrations(options.migrationsDir));
  });
  const pools = [url, ...(options.replicaUrls ?? [])].map(openPool);
  const [primary, ...replicas] = pools.map(({ source }) => source);
  if (primary === undefined) throw new Error('No pool to the primary was opened.');
  return {
    kind: 'postgresql',
    primary,
    replicas,
    close: async () => {
      await Promise.all(pools.map(({ pool }) => pool.end()));
    },
  };
}

/** One pool for Prisma and for the read engine, with one name for each statement. */
function openPool(url: string): { pool: pg.Pool; source: DatabaseSource } {
  const { schema, ...connection } = connectionTo(url);
  const nameOf = statementNames();
  const pool = new pg.Pool(connection);
  // The pool has dropped the idle connection that broke; the next statement opens another.
  pool.on('error', () => {});
  const adapter = new PrismaPg(pool, { ...(schema === undefined ? {} : { schema }), statementNameGenerator: ({ sql }) => nameOf(sql) });
  const readText = async (text: string, values: readonly unknown[]): Promise<string | null> => {
    const { rows } = await pool.query<(string | null)[]>({ name: nameOf(text), text, values: [...values], rowMode: 'array' });
    return rows[0]?.[0] ?? null;
  };
  return { pool, source: { adapter, readText } };
}

/** PostgreSQL would make machine code of a long filter each time anew, which takes longer than all that runs here. */
const NO_JIT = '-c jit=off';

/** `?schema=name`, as Prisma writes it, is no parameter of PostgreSQL's: it becomes the search path of every connection. */
function connectionTo(url: string): { connectionString: string; options: string; schema?: string } {
  const plain = new URL(url);
  const schema = plain.searchParams.get('schema');
  if (schema === null) return { connectionString: url, options: NO_JIT };
  if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(schema)) throw new Error('The schema in DATABASE_URL must be a plain name: letters, digits and underscores.');
  plain.searchParams.delete('schema');
  return { connectionString: plain.toString(), options: `${NO_JIT} -c search_path="${schema}"`, schema };
}

/** Lends one connection of its own, outside the pool. */
export async function withConnection<T>(url: string, work: (connection: SqlConnection) => Promise<T>): Promise<T> {
  const { connectionString, options } = connectionTo(url);
  const client = new pg.Client({ connectionString, options });
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
