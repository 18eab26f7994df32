import { spawnSync } from 'node:child_process';
import { Client } from 'pg';
import { GATEWAY_SETTINGS } from './gateway-settings.js';
import { ROOT } from './paths.js';

/** How much is put into a database. */
export interface Size {
  readonly students: number;
  readonly orders?: number;
}

/**
 * The URL of a database of that size on the server. It is made, migrated and filled when it is not there, and stays for the
 * next run; `fresh` makes it anew.
 */
export async function provideDatabase(serverUrl: string, size: Size, fresh: boolean): Promise<string> {
  const name = `campus_bench_${size.students}${size.orders === undefined ? '' : `_${size.orders}`}`;
  return withClient(serverUrl, async (server) => {
    if (fresh) await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    const { rowCount } = await server.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    const url = at(serverUrl, name);
    if (rowCount === 1) return url;
    // Gets its name when it is complete: an interrupted run leaves nothing that looks like it.
    const unfinished = `${name}_unfinished`;
    console.log(`Filling the database ${name} ...`);
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished}`);
    fill(size, { DATABASE_URL: at(serverUrl, unfinished) });
    await withClient(at(serverUrl, unfinished), (database) => database.query('VACUUM ANALYZE'));
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return url;
  });
}

/** Runs the product's own seeding on the database that the environment names. */
export function fill({ students, orders }: Size, env: Readonly<Record<string, string>>): void {
  const args = ['--students', String(students), ...(orders === undefined ? [] : ['--orders', String(orders)])];
  const { status, error } = spawnSync('npm', ['run', '--silent', 'db:fill', '--', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, ...GATEWAY_SETTINGS, ...env },
  });
  if (status !== 0) throw new Error(`npm run db:fill -- ${args.join(' ')} failed`, { cause: error });
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function at(serverUrl: string, database: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  return url.href;
}
