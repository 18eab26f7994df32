import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, release, totalmem, type } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { ROOT } from './paths.js';

/** What a run was made on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  /** Bytes. */
  readonly memory: number;
  readonly system: string;
  /** What else it was doing: the load average over the minute before. */
  readonly load: number;
  readonly postgresql: string;
  readonly redis: boolean;
  /** Of the checkout; with a plus sign where files differ from it. */
  readonly commit: string;
}

export async function describeMachine(database: Client, redisUrl: string | undefined): Promise<Machine> {
  const { rows } = await database.query<{ server_version: string }>('SHOW server_version');
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memory: totalmem(),
    system: `${type()} ${release()}`,
    load: loadavg()[0] ?? 0,
    postgresql: rows[0]?.server_version ?? 'unknown',
    redis: redisUrl !== undefined,
    commit: commit(),
  };
}

/** The installed version of a package of this benchmark. */
export function versionOf(name: string): string {
  const file = join(ROOT, 'bench/node_modules', name, 'package.json');
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}

function commit(): string {
  try {
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
    return git('rev-parse', '--short', 'HEAD') + (git('status', '--porcelain', '--untracked-files=no') === '' ? '' : '+');
  } catch {
    return 'unknown';
  }
}
