import { spawnSync } from 'node:child_process';
import { renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { GATEWAY_SETTINGS } from './gateway-settings.js';
import { ROOT, TEMPORARY } from './paths.js';

/** How much is put into a database. */
export interface Size {
  readonly students: number;
  readonly orders?: number;
}

/** Orders that are not paid within seven days are canceled by the gateway: an older database would change while it is measured. */
const KEPT_MS = 3 * 24 * 3600 * 1000;

/**
 * The URL of a database of that size on the server. It is made, migrated and filled when it is not there, and stays for the
 * next run; `fresh` makes it anew.
 */
export async function provideDatabase(serverUrl: string, size: Size, fresh: boolean): Promise<string> {
  const name = ['campus_bench', size.students, ...(size.orders === undefined || size.orders === size.students ? [] : [size.orders])].join(
    '_',
  );
  return withClient(serverUrl, async (server) => {
    const url = at(serverUrl, name);
    if (!fresh && isRecent(await madeAt(server, name))) return url;
    await server.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    // Gets its name when it is complete: an interrupted run leaves nothing that looks like it.
    const unfinished = `${name}_unfinished`;
    console.log(`Filling the database ${name} ...`);
    await server.query(`DROP DATABASE IF EXISTS ${unfinished} WITH (FORCE)`);
    await server.query(`CREATE DATABASE ${unfinished}`);
    fill(size, { DATABASE_URL: at(serverUrl, unfinished) });
    await withClient(at(serverUrl, unfinished), (database) => database.query('VACUUM ANALYZE'));
    await server.query(`COMMENT ON DATABASE ${unfinished} IS '${new Date().toISOString()}'`);
    await server.query(`ALTER DATABASE ${unfinished} RENAME TO ${name}`);
    return url;
  });
}

/** A file whose time tells when the directory was filled. */
const FILLED = 'filled';

/** The data directory of a gateway whose embedded database has that size. */
export function embeddedDirectory(students: number): string {
  return join(TEMPORARY, `embedded-${students}`);
}

/** Makes and fills it, like `provideDatabase`. */
export function provideEmbedded(size: Size, fresh: boolean): void {
  const directory = embeddedDirectory(size.students);
  if (!fresh && isRecent(statSync(join(directory, FILLED), { throwIfNoEntry: false })?.mtime)) return;
  const unfinished = `${directory}-unfinished`;
  for (const old of [directory, unfinished]) rmSync(old, { recursive: true, force: true });
  console.log(`Filling the embedded database ${directory} ...`);
  fill(size, { DATA_DIR: unfinished, DATABASE_URL: '' });
  writeFileSync(join(unfinished, FILLED), '');
  renameSync(unfinished, directory);
}

async function madeAt(server: Client, name: string): Promise<Date> {
  const { rows } = await server.query<{ made: string | null }>(
    "SELECT shobj_description(oid, 'pg_database') AS made FROM pg_database WHERE datname = $1",
    [name],
  );
  return new Date(rows[0]?.made ?? 0);
}

function isRecent(made: Date | undefined): boolean {
  return made !== undefined && Date.now() - made.getTime() < KEPT_MS;
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
