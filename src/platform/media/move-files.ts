import { createHash } from 'node:crypto';
import { type FileStorage, type ListedFile, StorageUnavailable } from './file-storage.js';

export interface MoveOptions {
  readonly from: FileStorage;
  readonly to: FileStorage;
  /** Look, and change nothing. */
  readonly dryRun: boolean;
  /** Remove each file from where it was, when the other place has given back the same. */
  readonly deleteSource: boolean;
  /** Where both places have another file under one name, take the one that is moved. */
  readonly overwrite: boolean;
  readonly progress: { begin(name: string, total?: number): void; advance(by: number): void; end(): void };
}

/** What became of the files. */
export interface Moved {
  readonly files: number;
  readonly bytes: number;
  /** Files that had to be copied; in a dry run those that would be. */
  copied: number;
  copiedBytes: number;
  /** That were there already, whole. */
  present: number;
  deleted: number;
  /** Whose content is not what their name says: they were copied as they are. */
  readonly damaged: string[];
  /** Which the other place has with another content: left alone. */
  readonly conflicts: string[];
}

/** How many files are under way at the same time: most of the time is waiting. */
const AT_ONCE = 8;
/** The name of a file that is kept under the hash of its content. */
const HASH_NAME = /^[0-9a-f]{64}$/;

/**
 * Copies every file from one place to the other, and reads each back to compare its SHA-256. What is there already is read and compared
 * only, so that the work goes on where it was when it is done again. Throws StorageUnavailable when a place fails.
 */
export async function moveFiles(options: MoveOptions): Promise<Moved> {
  const { from, progress } = options;
  progress.begin(`files in ${from.name}`);
  let files = 0;
  let bytes = 0;
  for await (const { size } of from.list()) {
    files += 1;
    bytes += size;
    progress.advance(1);
  }
  const moved: Moved = { files, bytes, copied: 0, copiedBytes: 0, present: 0, deleted: 0, damaged: [], conflicts: [] };
  progress.begin(`${options.dryRun ? 'looked for in' : 'moved to'} ${options.to.name}`, files);
  const waiting = from.list()[Symbol.asyncIterator]();
  const stop = new AbortController();
  // An iterator that is asked before it has answered answers in turn.
  const worker = async (): Promise<void> => {
    for (let next = await waiting.next(); next.done !== true && !stop.signal.aborted; next = await waiting.next()) {
      await (options.dryRun ? look(next.value, options, moved) : move(next.value, options, moved));
      progress.advance(1);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    worker().catch((error: unknown) => {
      stop.abort();
      throw error;
    }),
  );
  // What is under way ends before the places are closed.
  await Promise.allSettled(workers);
  progress.end();
  await Promise.all(workers);
  return moved;
}

async function look({ path, size }: ListedFile, { to }: MoveOptions, moved: Moved): Promise<void> {
  const there = await to.facts(path);
  if (there?.size === size) moved.present += 1;
  else if (there === undefined || hashInName(path) !== undefined) {
    moved.copied += 1;
    moved.copiedBytes += size;
  } else moved.conflicts.push(path);
}

async function move({ path }: ListedFile, { from, to, deleteSource, overwrite }: MoveOptions, moved: Moved): Promise<void> {
  const bytes = await from.read(path);
  // Removed since it was listed.
  if (bytes === undefined) return;
  const hash = hashOf(bytes);
  const named = hashInName(path);
  const there = await to.read(path);
  if (there !== undefined && hashOf(there) === hash) moved.present += 1;
  else if (there !== undefined && !overwrite && hash !== named) {
    moved.conflicts.push(path);
    return;
  } else {
    await to.write(path, bytes);
    const back = await to.read(path);
    if (back === undefined || hashOf(back) !== hash) throw new StorageUnavailable('a file that was stored came back different');
    moved.copied += 1;
    moved.copiedBytes += bytes.length;
  }
  if (named !== undefined && named !== hash) moved.damaged.push(path);
  if (!deleteSource) return;
  await from.remove(path);
  moved.deleted += 1;
}

function hashInName(path: string): string | undefined {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\..*$/, '');
  return HASH_NAME.test(name) ? name : undefined;
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
