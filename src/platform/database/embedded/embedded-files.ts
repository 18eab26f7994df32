import { closeSync, fsyncSync, openSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { StartRefused } from '../../start-refused.js';
import { syncFile, syncFolder } from '../../sync.js';

/**
 * PGlite runs PostgreSQL without any fsync unless told; and of the ways to sync its system knows only this one. All of its shared buffers,
 * 128 MiB by default, become memory of this process at the start, while the operating system keeps the same pages once more.
 */
const START_PARAMETERS = [
  ...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'),
  '-c',
  'fsync=on',
  '-c',
  'wal_sync_method=fsync',
  '-c',
  'shared_buffers=32MB',
];

/**
 * Opens the database in a directory, whose last name becomes its own; makes one where there is none. Throws StartRefused
 * where what is there is damaged: never is a new database made over an old one.
 */
export async function openFiles(directory: string, onTrouble: (text: string) => void): Promise<PGlite> {
  if (await isEmpty(directory)) await makeFiles(directory);
  else if (!(await readdir(directory)).includes('PG_VERSION')) throw damaged(directory, 'its file PG_VERSION is missing');
  return start(directory, onTrouble);
}

/** A killed process leaves only a draft, which the next one begins anew: under its own name a database is always whole. */
async function makeFiles(directory: string): Promise<void> {
  const draft = `${directory}.new`;
  await rm(draft, { recursive: true, force: true });
  await (await start(draft, () => {})).close();
  await syncAll(draft);
  await rename(draft, directory);
  await syncFolder(dirname(directory));
}

async function start(directory: string, onTrouble: (text: string) => void): Promise<PGlite> {
  let fatal: string | undefined;
  const onStderr = (text: string): boolean => {
    fatal ??= /(?:\b(?:FATAL|PANIC)|^postgres):\s+(.*)/.exec(text)?.[1];
    onTrouble(text);
    return true;
  };
  try {
    return await PGlite.create({ fs: new DurableFiles(directory), startParams: START_PARAMETERS, onStderr });
  } catch (error) {
    throw damaged(directory, fatal ?? (error instanceof Error ? error.message : 'unknown'));
  }
}

/** For what cannot be opened, or read to its end while it is. */
export function damaged(directory: string, how: string): StartRefused {
  return new StartRefused(
    `The embedded database in ${directory} cannot be opened: ${how.replace(/\.$/, '')}. No new one was made. Keep a copy of the directory, ` +
      `and put a backup in its place; or move it away ("mv ${basename(directory)} ${basename(directory)}.damaged" there), and the next start makes a new, empty one.`,
  );
}

/** The files of a directory, to which PostgreSQL's fsync gets through. PGlite's own way of keeping them answers it with nothing. */
class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: ModuleOptions): Promise<{ emscriptenOpts: ModuleOptions }> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const preRun: ModuleOptions['preRun'] = [...(emscriptenOpts.preRun ?? []), ({ NODEFS }) => installSync(NODEFS as unknown as NodeFiles)];
    return { emscriptenOpts: { ...emscriptenOpts, preRun } };
  }
}

type ModuleOptions = Parameters<NodeFS['init']>[1];

/** What of Emscripten's file system over Node's is used here. */
interface NodeFiles {
  readonly stream_ops: { fsync?: (stream: OpenFile) => number };
  realPath(node: unknown): string;
}

interface OpenFile {
  /** Node's descriptor; directories have none. */
  readonly nfd?: number;
  readonly node: unknown;
}

function installSync(files: NodeFiles): void {
  files.stream_ops.fsync = ({ nfd, node }) => {
    if (nfd !== undefined) fsyncSync(nfd);
    // Windows cannot open folders, and needs no such thing.
    else if (process.platform !== 'win32') {
      const folder = openSync(files.realPath(node), 'r');
      fsyncSync(folder);
      closeSync(folder);
    }
    return 0;
  };
}

async function isEmpty(directory: string): Promise<boolean> {
  try {
    return (await readdir(directory)).length === 0;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return true;
    throw error;
  }
}

/** Open files while a directory is synced. */
const AT_ONCE = 64;

/** Makes all of a directory survive a power cut. */
export async function syncAll(directory: string): Promise<void> {
  const entries = await readdir(directory, { withFileTypes: true, recursive: true });
  const syncs = [
    () => syncFolder(directory),
    ...entries
      .filter((entry) => entry.isFile() || entry.isDirectory())
      .map((entry) => () => (entry.isFile() ? syncFile : syncFolder)(join(entry.parentPath, entry.name))),
  ];
  for (let at = 0; at < syncs.length; at += AT_ONCE) await Promise.all(syncs.slice(at, at + AT_ONCE).map((sync) => sync()));
}
