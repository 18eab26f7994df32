import { execFileSync, type ExecFileSyncOptions } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates.js';
import { freePort } from './free-port.js';

/** A PostgreSQL of a test's own with a replica that follows it by streaming. */
export interface ReplicatedPostgres {
  readonly primaryUrl: string;
  readonly replicaUrl: string;
  /** Runs a statement on the primary. */
  tellPrimary(sql: string): void;
  /** The replica takes what comes, and shows none of it. */
  holdReplica(): void;
  letReplicaGoOn(): void;
  /** As a machine that loses its power. */
  kill(which: 'primary' | 'replica'): void;
  start(which: 'primary' | 'replica'): void;
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

type Run = (program: string, ...args: string[]) => void;

/** A folder for a server's data, and its programs, run as somebody whom it accepts. */
async function workshop(): Promise<{ readonly bin: string; readonly directory: string; readonly run: Run }> {
  const bin = programs() ?? '';
  const directory = await mkdtemp(join(tmpdir(), 'campus-postgres-'));
  await chmod(directory, 0o777);
  const run: Run = (program, ...args) => {
    const options: ExecFileSyncOptions = { stdio: 'ignore', cwd: directory };
    const path = join(bin, program);
    if (USER === undefined) execFileSync(path, args, options);
    else execFileSync('runuser', ['-u', USER, '--', path, ...args], options);
  };
  return { bin, directory, run };
}

/** A PostgreSQL that speaks with nobody but by TLS: with `postgres` without a password, with `campus` by a certificate of that name. */
export interface TlsPostgres {
  readonly port: number;
  close(): Promise<void>;
}

export async function startTlsPostgres({ ca, server }: Certificates): Promise<TlsPostgres> {
  const { bin, directory, run } = await workshop();
  const data = join(directory, 'primary');
  const port = await freePort();
  run('initdb', '-D', data, '-U', 'postgres', '-A', 'trust');
  // A key that others may read is refused, so it has to be the server's own.
  const key = join(data, 'server.key');
  await copyFile(server.key, key);
  await writeFile(
    join(data, 'pg_hba.conf'),
    'hostssl all postgres 127.0.0.1/32 trust\nhostssl all postgres ::1/128 trust\nhostssl all campus 127.0.0.1/32 cert\n',
  );
  if (USER !== undefined) execFileSync('chown', [`${USER}:`, key]);
  await chmod(key, 0o600);
  const tls = `-c ssl=on -c ssl_cert_file=${server.cert} -c ssl_key_file=${key} -c ssl_ca_file=${ca}`;
  run('pg_ctl', '-D', data, '-w', '-l', `${data}.log`, '-o', `-p ${port} -c unix_socket_directories= -c fsync=off ${tls}`, 'start');
  const url = `postgresql://postgres@127.0.0.1:${port}/postgres?sslmode=require`;
  execFileSync(join(bin, 'psql'), ['-qc', 'CREATE ROLE campus LOGIN', url], { stdio: 'ignore' });
  return {
    port,
    close: async () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

export async function startReplicatedPostgres(): Promise<ReplicatedPostgres> {
  const { bin, directory, run } = await workshop();
  const [primaryPort, replicaPort] = [await freePort(), await freePort()];
  const [primary, replica] = [join(directory, 'primary'), join(directory, 'replica')];
  const homes = { primary: { data: primary, port: primaryPort }, replica: { data: replica, port: replicaPort } };
  const start = (which: keyof typeof homes): void => {
    const { data, port } = homes[which];
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off`;
    run('pg_ctl', '-D', data, '-w', '-l', `${data}.log`, '-o', options, 'start');
  };
  const kill = (which: keyof typeof homes): void => run('pg_ctl', '-D', homes[which].data, '-m', 'immediate', 'stop');
  const urlOf = (port: number): string => `postgresql://postgres@127.0.0.1:${port}/postgres`;
  const tell = (port: number, sql: string): void => void execFileSync(join(bin, 'psql'), ['-qc', sql, urlOf(port)], { stdio: 'ignore' });

  run('initdb', '-D', primary, '-U', 'postgres', '-A', 'trust');
  start('primary');
  run('pg_basebackup', '-h', '127.0.0.1', '-p', String(primaryPort), '-U', 'postgres', '-D', replica, '-R', '-c', 'fast');
  start('replica');
  return {
    primaryUrl: urlOf(primaryPort),
    replicaUrl: urlOf(replicaPort),
    tellPrimary: (sql) => tell(primaryPort, sql),
    holdReplica: () => tell(replicaPort, 'SELECT pg_wal_replay_pause()'),
    letReplicaGoOn: () => tell(replicaPort, 'SELECT pg_wal_replay_resume()'),
    kill,
    start,
    close: async () => {
      for (const which of ['replica', 'primary'] as const) {
        try {
          kill(which);
        } catch {
          // It does not run any more.
        }
      }
      await rm(directory, { recursive: true, force: true });
    },
  };
}
