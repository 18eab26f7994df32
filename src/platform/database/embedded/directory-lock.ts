import { createHash } from 'node:crypto';
import { realpath, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StartRefused } from '../../start-refused.js';

/**
 * Two processes on one embedded database would destroy it, so the first one listens on a local socket named after the
 * directory. Unlike a lock file it cannot outlive its process: the system closes it however the process ends.
 * Returns the function that gives the lock back. Throws when another process holds it.
 */
export async function lockDirectory(dataDir: string): Promise<() => Promise<void>> {
  const name = `campus-gateway-${createHash('sha256')
    .update(await realpath(dataDir))
    .digest('hex')
    .slice(0, 24)}`;
  const server = createServer((socket) => socket.destroy());
  server.unref();
  try {
    await listen(server, name);
  } catch (error) {
    const advice = 'stop it first. The embedded database serves one process; DATABASE_URL is for several';
    const code = error instanceof Error && 'code' in error ? error.code : error;
    // The error's own text has the socket's name, which begins with a zero byte.
    // oxlint-disable-next-line preserve-caught-error
    throw new StartRefused(`DATA_DIR ${dataDir} is in use by another process: ${advice}.`, { cause: code });
  }
  return () => new Promise((resolve) => void server.close(() => resolve()));
}

async function listen(server: Server, name: string): Promise<void> {
  if (process.platform === 'linux') return bind(server, `\0${name}`);
  if (process.platform === 'win32') return bind(server, `\\\\.\\pipe\\${name}`);
  const path = join(tmpdir(), `${name}.sock`);
  if (!(await isAnswered(path))) await rm(path, { force: true });
  return bind(server, path);
}

function bind(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
}

/** A socket file that nobody answers was left behind by a killed process. */
function isAnswered(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
