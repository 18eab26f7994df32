import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

/** A PgBouncer in transaction mode, before one database. */
export interface PgBouncer {
  readonly url: string;
  close(): Promise<void>;
}

export function pgbouncerIsInstalled(): boolean {
  try {
    execFileSync('pgbouncer', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** @param size connections to the server, fewer than the gateway has to the pooler */
export async function startPgBouncer(url: string, size: number): Promise<PgBouncer> {
  const { hostname, port, username, pathname } = new URL(url);
  const directory = await mkdtemp(join(tmpdir(), 'campus-pgbouncer-'));
  const listenPort = await freePort();
  const name = pathname.slice(1);
  const file = join(directory, 'pgbouncer.ini');
  await writeFile(
    file,
    [
      '[databases]',
      `${name} = host=${hostname} port=${port || 5432} dbname=${name} user=${username}`,
      '[pgbouncer]',
      'listen_addr = 127.0.0.1',
      `listen_port = ${listenPort}`,
      'unix_socket_dir =',
      'auth_type = any',
      'pool_mode = transaction',
      `default_pool_size = ${size}`,
      `logfile = ${join(directory, 'log')}`,
    ].join('\n'),
  );
  // It does not run as root.
  execFileSync('chmod', ['-R', 'a+rwX', directory]);
  const user = process.getuid?.() === 0 ? ['-u', 'nobody'] : [];
  const running: ChildProcess = spawn('pgbouncer', [...user, file], { stdio: 'ignore' });
  return {
    url: `postgresql://${username}@127.0.0.1:${listenPort}/${name}`,
    close: async () => {
      running.kill('SIGKILL');
      await rm(directory, { recursive: true, force: true });
    },
  };
}
