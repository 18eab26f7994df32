import { readFile, stat } from 'node:fs/promises';
import { join, normalize } from 'node:path';
import { LRUCache } from 'lru-cache';
import { PlatformError } from '../../platform/errors.js';
import type { Media } from '../../platform/media/media.js';
import type { StoredFile } from '../mapping/declare.js';

/** Larger ones than clients may upload are taken too: the old system had no limit. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Of each a few hundred bytes are kept. */
const REMEMBERED_FILES = 10_000;

/** What became of a file: its path here, or why it was not taken over. */
export type Taken = { readonly path: string } | { readonly problem: string };

/** The media folder of an old system. */
export class OldFiles {
  private readonly taken = new LRUCache<string, Promise<Taken>>({ max: REMEMBERED_FILES });

  constructor(
    private readonly folder: string | undefined,
    private readonly media: Media,
    private readonly dryRun: boolean,
  ) {}

  /** Whether there is such a file. */
  async has(path: string): Promise<boolean> {
    const file = this.fileOf(path);
    return (
      file !== undefined &&
      stat(file).then(
        (found) => found.isFile(),
        () => false,
      )
    );
  }

  /** Stores a file as uploads are: checked, under a name made from its content. One that many rows name is read once in a run. */
  take(file: StoredFile): Promise<Taken> {
    const name = JSON.stringify([file.path, file.folder, file.document]);
    let taken = this.taken.get(name);
    if (taken === undefined) this.taken.set(name, (taken = this.store(file)));
    return taken;
  }

  private async store({ path, folder, document }: StoredFile): Promise<Taken> {
    if (this.folder === undefined) return { problem: 'no media folder was given' };
    const file = this.fileOf(path);
    const bytes = file === undefined ? undefined : await readFile(file).catch(() => undefined);
    if (bytes === undefined) return { problem: 'the file is missing' };
    try {
      if (this.dryRun) {
        if (!document) await this.media.checkImage(bytes, { maxBytes: MAX_BYTES });
        return { path };
      }
      const options = { folder, maxBytes: MAX_BYTES };
      return { path: (document ? await this.media.storeFile(bytes, options) : await this.media.storeImage(bytes, options)).path };
    } catch (error) {
      // What cannot be stored now ends the import, which then goes on where it was.
      if (error instanceof PlatformError && error.code !== 'UNAVAILABLE') return { problem: `the file was refused: ${error.message}` };
      throw error;
    }
  }

  /** Never one outside the folder, whatever the old system's column says. */
  private fileOf(path: string): string | undefined {
    const inside = normalize(path);
    return this.folder === undefined || inside.startsWith('..') || inside.startsWith('/') ? undefined : join(this.folder, inside);
  }
}
