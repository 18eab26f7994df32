import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

/** A PostgreSQL of a test's own with a replica that follows it by streaming. */
export interface ReplicatedPostgres {
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  /** The replica takes what comes, and shows none of it. */
  holdReplica(): void;
  letReplicaGoOn(): void;
  /** As a machine that loses its power. */
  killReplica(): void;
  startReplica(): void;
  close(): Promise<void>;
}

const ROOT = '/usr/lib/postgresql';
/** PostgreSQL does not run as root. */
const USER = process.getuid?.() === 0 ? 'postgres' : undefined;

function programs(): string | undefined {
  try {
    const [newest] = readdirSync(ROOT).sort((one, other) => Number(other) - Number(one));
    return newest === undefined ? undefined : join(ROOT, newest, 'bin');
  } catch {
    return undefined;
  }
}

export function postgresIsInstalled(): boolean {
  return programs() !== undefined;
}

export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const bin = programs() ?? '';
  const directory = await mkdtemp(join(tmpdir(), 'campus-postgres-'));
  await chmod(directory, 0o777);
  const run = (program: string, ...args: string[]): void => {
    const options: ExecFileSyncOptions = { stdio: 'ignore', cwd: directory };
    const path = join(bin, program);
    if (USER === undefined) execFileSync(path, args, options);
    else execFileSync('runuser', ['-u', USER, '--', path, ...args], options);
  };
  const [primaryPort, replicaPort] = [await freePort(), await freePort()];
  const [primary, replica] = [join(directory, 'primary'), join(directory, 'replica')];
  const start = (data: string, port: number): void =>
    run(
      'pg_ctl',
      '-D',
      data,
      '-w',
      '-l',
      `${data}.log`,
      '-o',
      `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`,
      'start',
    );
  const urlOf = (port: number): string => `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const tell = (port: number, sql: string): void => void execFileSync(join(bin, 'psql'), ['-qc', sql, urlOf(port)], { stdio: 'ignore' });

  run('initdb', '-D', primary, '-U', 'postgres', '-A', 'trust');
  start(primary, primaryPort);
  run('pg_basebackup', '-h', '127.0.0.1', '-p', String(primaryPort), '-U', 'postgres', '-D', replica, '-R', '-c', 'fast');
  start(replica, replicaPort);
  return {
    primaryUrl: urlOf(primaryPort),
    replicaUrl: urlOf(replicaPort),
    holdReplica: () => tell(replicaPort, 'SELECT pg_wal_replay_pause()'),
    letReplicaGoOn: () => tell(replicaPort, 'SELECT pg_wal_replay_resume()'),
    killReplica: () => run('pg_ctl', '-D', replica, '-m', 'immediate', 'stop'),
    startReplica: () => start(replica, replicaPort),
    close: async () => {
      for (const data of [replica, primary]) {
        try {
          run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
        } catch {
          // It does not run any more.
        }
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
