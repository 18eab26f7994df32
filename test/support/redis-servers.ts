import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificates } from './certificates.js';

/** Redis servers of a test's own, on ports of their own. */
export interface RedisServers {
  /** A new server; answers its port. */
  start(...options: string[]): Promise<number>;
  /** A Sentinel that watches the master at that port under the name `main`; answers its port. */
  startSentinel(master: number): Promise<number>;
  /** As a machine that loses its power: nothing is said to anybody. */
  kill(port: number): void;
  command(port: number, ...words: string[]): string;
  close(): Promise<void>;
}

export function redisIsInstalled(): boolean {
  try {
    execFileSync('redis-server', ['--version']);
    return true;
  } catch {
    return false;
  }
}

/** @param tls with it, they speak by TLS only, with one another too */
export async function openRedisServers(tls?: Certificates): Promise<RedisServers> {
  const directory = await mkdtemp(join(tmpdir(), 'campus-redis-'));
  const running = new Map<number, ChildProcess>();

  const command: RedisServers['command'] = (port, ...words) =>
    execFileSync('redis-cli', ['-p', String(port), ...(tls === undefined ? [] : ['--tls', '--cacert', tls.ca]), ...words], {
      encoding: 'utf8',
    }).trim();
  const listening = (port: number): Record<string, string> =>
    tls === undefined
      ? { port: String(port) }
      : {
          port: '0',
          'tls-port': String(port),
          'tls-cert-file': tls.server.cert,
          'tls-key-file': tls.server.key,
          'tls-ca-cert-file': tls.ca,
          'tls-auth-clients': 'no',
          'tls-replication': 'yes',
          'tls-cluster': 'yes',
        };
  const launch = async (port: number, args: readonly string[]): Promise<number> => {
    running.set(port, spawn('redis-server', args, { stdio: 'ignore', cwd: directory }));
    for (let tries = 0; tries < 100; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      try {
        if (command(port, 'ping') === 'PONG') return port;
      } catch {
        // Not yet.
      }
    }
    throw new Error(`Redis did not start on port ${port}.`);
  };

  return {
    command,
    async start(...options) {
      const port = await freePort();
      return launch(port, [
        ...Object.entries(listening(port)).flatMap(([name, value]) => [`--${name}`, value]),
        '--save',
        '',
        '--appendonly',
        'no',
        '--cluster-config-file',
        `nodes-${port}.conf`,
        ...options,
      ]);
    },
    async startSentinel(master) {
      const port = await freePort();
      const file = join(directory, `sentinel-${port}.conf`);
      await writeFile(
        file,
        [
          ...Object.entries(listening(port)).map(([name, value]) => `${name} ${value}`),
          `sentinel monitor main 127.0.0.1 ${master} 2`,
          'sentinel down-after-milliseconds main 1000',
          'sentinel failover-timeout main 5000',
        ].join('\n'),
      );
      return launch(port, [file, '--sentinel']);
    },
    kill(port) {
      running.get(port)?.kill('SIGKILL');
      running.delete(port);
    },
    async close() {
      for (const server of running.values()) server.kill('SIGKILL');
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/** Below 55,000, since a Cluster's nodes also listen 10,000 ports above. */
async function freePort(): Promise<number> {
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 30_000);
    if (await isFree(port)) return port;
  }
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listened = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port === port));
  });
  await new Promise((resolve) => server.close(resolve));
  return listened;
}
