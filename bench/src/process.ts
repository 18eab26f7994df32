import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Node } from './nodes.js';
import { TEMPORARY } from './paths.js';
import type { Place, Server } from './server.js';

export interface RunningServer {
  readonly origin: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const READY_WITHIN_MS = 120_000;
const STOPS_WITHIN_MS = 15_000;

/** Starts a server on a free port and waits until it listens. */
export async function startServer(server: Server, node: Node, where: Pick<Place, 'databaseUrl' | 'redisUrl'>): Promise<RunningServer> {
  const launched = await launchServer(server, node, where);
  try {
    await untilListening(launched);
    return launched;
  } catch (error) {
    await launched.stop();
    throw error;
  }
}

export interface LaunchedServer extends RunningServer {
  readonly port: number;
  /** By `performance.now()`. */
  readonly startedAt: number;
  /** Throws, with the end of what the server has written, when it has ended. */
  requireAlive(): void;
}

/** As `startServer`, without the wait. */
export async function launchServer(server: Server, node: Node, where: Pick<Place, 'databaseUrl' | 'redisUrl'>): Promise<LaunchedServer> {
  const directory = join(TEMPORARY, server.name);
  mkdirSync(directory, { recursive: true });
  const port = await freePort();
  const { args, env = {} } = server.launch({ ...where, port, directory });
  const logFile = join(directory, 'server.log');
  const log = openSync(logFile, 'w');
  const startedAt = performance.now();
  const child = spawn(node.path, [`--title=bench-${server.name}`, ...args], {
    cwd: directory,
    stdio: ['ignore', log, log],
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', ...env },
  });
  closeSync(log);
  if (child.pid === undefined) throw new Error(`${server.name}: ${node.path} cannot be started`);
  const killNow = (): void => void child.kill('SIGKILL');
  process.once('exit', killNow);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve(void process.off('exit', killNow))));
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    startedAt,
    pid: child.pid,
    requireAlive: () => {
      if (hasEnded(child))
        throw new Error(`${server.name} has ended (${child.signalCode ?? child.exitCode}):\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
    },
    stop: () => stop(child, ended),
  };
}

async function untilListening({ port, requireAlive }: LaunchedServer): Promise<void> {
  const giveUp = Date.now() + READY_WITHIN_MS;
  while (!(await answers('127.0.0.1', port))) {
    requireAlive();
    if (Date.now() > giveUp) throw new Error(`Nothing listens on port ${port} after ${READY_WITHIN_MS / 1000} s.`);
    await sleep(20);
  }
}

/** Whether something accepts connections there. */
export function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2000 });
    const end = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .once('connect', () => end(true))
      .once('error', () => end(false))
      .once('timeout', () => end(false));
  });
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => (typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('No port is free.'))));
    });
  });
}

async function stop(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
  await ended;
  clearTimeout(timer);
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
