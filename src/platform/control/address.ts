import { type FileHandle, open } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** What a path of a socket may be long at most, on every system that has them. */
const LONGEST_PATH = 100;

/** Below the data directory, and its owner's only: whoever may enter it may read the database too. */
export const CONTROL_FOLDER = 'control';
const SOCKET = 'socket';

/** A way to name the socket that the system takes. `done` is called when it is bound or connected to. */
export interface SocketAddress {
  readonly path: string;
  done(): Promise<void>;
}

/**
 * Where the process that has the data directory open listens for commands; undefined: this system has no way to name it.
 * A long path is taken relative to the present directory, or through an open descriptor of its folder.
 */
export async function controlAddress(dataDir: string): Promise<SocketAddress | undefined> {
  if (process.platform === 'win32') return undefined;
  const folder = join(dataDir, CONTROL_FOLDER);
  const full = join(folder, SOCKET);
  const near = relative(process.cwd(), full);
  const path = near.length < full.length ? near : full;
  if (Buffer.byteLength(path) <= LONGEST_PATH) return { path, done: async () => undefined };
  if (process.platform !== 'linux') return undefined;
  const handle: FileHandle = await open(folder, 'r');
  return { path: `/proc/self/fd/${handle.fd}/${SOCKET}`, done: () => handle.close() };
}
