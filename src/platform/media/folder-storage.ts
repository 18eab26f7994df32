import { randomBytes } from 'node:crypto';
import type { Dirent, Stats } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Log } from '../log.js';
import { syncFolder } from '../sync.js';
import {
  type FileFacts,
  type FilePart,
  type FileStorage,
  isFilePath,
  type ListedFile,
  type OpenFile,
  StorageUnavailable,
} from './file-storage.js';

/** A page: a full disk takes empty files still. */
const PING = Buffer.alloc(4096);
/** What says that there is no such file. */
const MISSING = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG']);

/** Files in a folder; machines that serve together share it. */
export class FolderStorage implements FileStorage {
  constructor(
    readonly name: string,
    private readonly log: Log,
  ) {}

  async prepare(): Promise<void> {
    await mkdir(this.name, { recursive: true });
  }

  /** Rejects when the folder is read-only or missing, or the disk is full. */
  async ping(): Promise<void> {
    const draft = join(this.name, `.${randomBytes(8).toString('hex')}.ping`);
    try {
      await writeFile(draft, PING, { flag: 'wx' });
    } finally {
      await rm(draft, { force: true });
    }
  }

  async facts(path: string): Promise<FileFacts | undefined> {
    const found = await this.#orMissing(stat(this.#fileOf(path)));
    return found?.isFile() === true ? factsOf(found) : undefined;
  }

  async open(path: string, part?: FilePart): Promise<OpenFile | undefined> {
    const file = await this.#orMissing(open(this.#fileOf(path)));
    if (file === undefined) return undefined;
    try {
      const found = await file.stat();
      // A stream to the end of an empty file would read what is appended later.
      if (found.isFile()) {
        const length = part === undefined ? found.size : part.end - part.start + 1;
        return { ...factsOf(found), length, body: file.createReadStream(part ?? { end: Math.max(found.size - 1, 0) }) };
      }
    } catch (error) {
      await file.close();
      throw error;
    }
    await file.close();
    return undefined;
  }

  read(path: string): Promise<Buffer | undefined> {
    return this.#orMissing(readFile(this.#fileOf(path)));
  }

  async write(path: string, bytes: Buffer): Promise<void> {
    const target = this.#fileOf(path);
    await this.#work(() => this.#replace(target, bytes));
  }

  async remove(path: string): Promise<void> {
    const file = this.#fileOf(path);
    await this.#work(() => rm(file, { force: true }));
  }

  async *list(below = ''): AsyncIterable<ListedFile> {
    const entries: Dirent[] = (await this.#orMissing(readdir(join(this.name, below), { withFileTypes: true }))) ?? [];
    for (const entry of entries) {
      const path = `${below}${entry.name}`;
      if (!isFilePath(path)) continue;
      if (entry.isDirectory()) yield* this.list(`${path}/`);
      else {
        const found = await this.facts(path);
        if (found !== undefined) yield { path, size: found.size };
      }
    }
  }

  close(): void {
    // Nothing is open between calls.
  }

  /** By a draft that is renamed. Its leading dot keeps it from being served. */
  async #replace(target: string, bytes: Buffer): Promise<void> {
    const folder = dirname(target);
    await mkdir(folder, { recursive: true });
    const draft = join(folder, `.${randomBytes(8).toString('hex')}.tmp`);
    try {
      const file = await open(draft, 'wx', 0o644);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(draft, target);
    } finally {
      await rm(draft, { force: true });
    }
    await syncFolder(folder);
  }

  #fileOf(path: string): string {
    if (!isFilePath(path)) throw new Error(`"${path}" is no path of a stored file.`);
    return join(this.name, path);
  }

  #orMissing<T>(found: Promise<T>): Promise<T | undefined> {
    return this.#work(() =>
      found.catch((error: NodeJS.ErrnoException) => {
        if (MISSING.has(error.code ?? '')) return undefined;
        throw error;
      }),
    );
  }

  /** A full disk, a folder that is read-only, a server of files that is away: trying again later may help. */
  async #work<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      if (code === undefined) throw error;
      this.log.warn({ operation: syscall, reason: code }, 'The folder of the files did not do what it was asked.');
      throw new StorageUnavailable(code);
    }
  }
}

function factsOf({ size, mtime }: Stats): FileFacts {
  return { size, modifiedAt: mtime, etag: `W/"${size.toString(16)}-${mtime.getTime().toString(16)}"` };
}
