import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { freePort } from './process.js';

/** A PostgreSQL server on which databases can be made. */
export interface PostgresServer {
  readonly url: string;
  /** How it came to be, for the report. */
  readonly origin: string;
  stop(): void;
}

const USUAL = 'postgresql://postgres@127.0.0.1:5432/postgres';

/** The one that is named, the one at the usual place, or one of our own that lasts as long as the run. */
export async function findPostgres(named: string | undefined): Promise<PostgresServer> {
  if (named !== undefined) {
    const problem = await problemOf(named);
    if (problem !== null) throw new Error(`BENCH_DATABASE_URL: ${problem}`);
    return { url: named, origin: 'BENCH_DATABASE_URL', stop: () => undefined };
  }
  if ((await problemOf(USUAL)) === null) return { url: USUAL, origin: 'the one on port 5432', stop: () => undefined };
  const programs = findPrograms();
  if (programs === null) {
    throw new Error(
      'No PostgreSQL: name a server by BENCH_DATABASE_URL=postgresql://user@host/postgres, or install one (its programs initdb and pg_ctl suffice).',
    );
  }
  return startPrivate(programs);
}

async function problemOf(url: string): Promise<string | null> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3000 });
  try {
    await client.connect();
    return null;
  } catch (error) {
    return error instanceof Error ? error.message || error.name : String(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The directory of initdb and pg_ctl: on the PATH, or where Debian puts the newest version. */
function findPrograms(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = listed(debian)
    .sort((one, other) => Number(other) - Number(one))
    .map((version) => join(debian, version, 'bin'));
  const path = (process.env['PATH'] ?? '').split(delimiter);
  return (
    [...versions, ...path].find((directory) => ['initdb', 'pg_ctl', 'postgres'].every((program) => isProgram(join(directory, program)))) ??
    null
  );
}

function listed(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

async function startPrivate(programs: string): Promise<PostgresServer> {
  const directory = mkdtempSync(join(tmpdir(), 'campus-bench-'));
  const port = await freePort();
  const options: ExecFileSyncOptions = { cwd: directory, stdio: 'pipe', ...ordinaryUser(directory) };
  const data = join(directory, 'data');
  const control = (...args: string[]): void => void execFileSync(join(programs, 'pg_ctl'), ['-D', data, '-w', ...args], options);
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8', '--locale=C'], options);
  // Its output goes to a file: pg_ctl's own would stay open as long as the server runs.
  control('-l', join(directory, 'postgres.log'), '-o', `-p ${port} -h 127.0.0.1 -c unix_socket_directories=''`, 'start');
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    origin: `one of its own (${programs})`,
    stop: () => {
      control('-m', 'fast', 'stop');
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root: its own user does then, or nobody. */
function ordinaryUser(directory: string): { uid: number; gid: number } | Record<string, never> {
  if (process.getuid?.() !== 0) return {};
  const [uid, gid] = idsOf('postgres') ?? idsOf('nobody') ?? [65534, 65534];
  chownSync(directory, uid, gid);
  return { uid, gid };
}

function idsOf(user: string): [number, number] | null {
  try {
    const [uid, gid] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, user], { encoding: 'utf8', stdio: 'pipe' })));
    return uid === undefined || gid === undefined ? null : [uid, gid];
  } catch {
    return null;
  }
}
