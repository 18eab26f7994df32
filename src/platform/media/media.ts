import { createHash, randomBytes } from 'node:crypto';
import { PlatformError } from '../errors.js';
import { documentExtension, imageExtension, type ImageKind, imageKindOf } from './content-type.js';
import type { FileStorage } from './file-storage.js';
import { type CheckOptions, Pictures } from './pictures.js';

/** Where files are served: before the relative path, and behind the public URL. */
export const MEDIA_PREFIX = '/media/';

const MAX_BYTES = 10 * 1024 * 1024;
const FOLDER = /^[a-z][a-z_-]*(\/[a-z][a-z_-]*)*$/;

export interface StoreFileOptions {
  /** First part of the path, such as `images` or `course/syllabus`. */
  readonly folder?: string;
  /** Default: 10 MiB. */
  readonly maxBytes?: number;
  /** The input field that the error names. */
  readonly field?: string;
  /** Whose file it is; of many that wait to be decoded, those of one owner wait for each other. */
  readonly owner?: number;
}

export interface StoreImageOptions extends StoreFileOptions {
  /** Named by chance and never one with an equal file, straight in its folder: for what must not be recognised by its content. */
  readonly ownName?: boolean;
  /** Default: png, jpeg, gif and webp. */
  readonly allowed?: readonly ImageKind[];
}

/** Media without the ways to store in it, which services have by `Uploads` only: it knows whose file it is, and counts it. */
export type ServedMedia = Pick<Media, 'readImage' | 'has' | 'ping' | 'urlOf'> & {
  readonly storage: Pick<FileStorage, 'name' | 'facts' | 'open'>;
};

/** A file that was stored: its path below `/media/`, which is what the database keeps. */
export interface StoredFile {
  readonly path: string;
}

/**
 * Uploaded files. A file is named by the SHA-256 of its content: equal files are one, a served file never changes, and whoever does not
 * have the content cannot guess the name.
 */
export class Media {
  /** Where they are kept. */
  readonly storage: FileStorage;
  readonly pictures = new Pictures();
  private readonly publicUrl: string;

  constructor({ storage, publicUrl }: { storage: FileStorage; publicUrl: string }) {
    this.storage = storage;
    this.publicUrl = publicUrl;
  }

  /**
   * Keeps a picture as it was sent; everything that is kept can be decoded whole. Throws FILE_TOO_LARGE and what
   * `Pictures.check` throws: what a picture is, its bytes say and not its sender.
   */
  async storeImage(bytes: Buffer, options: StoreImageOptions = {}): Promise<StoredFile> {
    const kind = imageKindOf(bytes);
    if (kind !== undefined && options.allowed?.includes(kind) === false) throw new PlatformError('NOT_AN_IMAGE', { field: options.field });
    const checked = await this.checkImage(bytes, options);
    return this.store(bytes, options.folder ?? 'images', imageExtension(checked), options.ownName);
  }

  /** What `storeImage` makes sure of, for a picture that is not kept. */
  async checkImage(bytes: Buffer, options: CheckOptions & StoreFileOptions): Promise<ImageKind> {
    refuseTooLarge(bytes, options);
    return this.pictures.check(bytes, options);
  }

  /** The bytes of a picture that is there, checked anew: an operator may have put it there. Undefined where there is none. */
  async readImage(path: string, options: CheckOptions): Promise<Buffer | undefined> {
    const bytes = await this.storage.read(path);
    if (bytes === undefined) return undefined;
    await this.pictures.check(bytes, options);
    return bytes;
  }

  /**
   * A file of any kind; only pictures are ever shown by a browser, the others are saved. Throws FILE_TOO_LARGE, and for
   * what begins like a picture what `storeImage` throws.
   */
  async storeFile(bytes: Buffer, options: StoreFileOptions = {}): Promise<StoredFile> {
    const folder = options.folder ?? 'files';
    if (imageKindOf(bytes) !== undefined) return this.storeImage(bytes, { ...options, folder });
    refuseTooLarge(bytes, options);
    return this.store(bytes, folder, documentExtension(bytes));
  }

  async has(path: string): Promise<boolean> {
    return (await this.storage.facts(path)) !== undefined;
  }

  /** Resolves when files can be stored. */
  ping(): Promise<void> {
    return this.storage.ping();
  }

  /** The absolute URL of a stored file. */
  urlOf(path: string): string {
    return `${this.publicUrl}${MEDIA_PREFIX}${encodeURI(path)}`;
  }

  private async store(bytes: Buffer, folder: string, extension: string, ownName = false): Promise<StoredFile> {
    if (!FOLDER.test(folder)) throw new Error(`"${folder}" is not a folder of media.`);
    const hash = createHash('sha256').update(bytes).digest('hex');
    const name = ownName ? randomBytes(16).toString('hex') : `${hash.slice(0, 2)}/${hash}`;
    const path = `${folder}/${name}.${extension}`;
    const there = await this.storage.facts(path);
    if (there?.size !== bytes.length) await this.storage.write(path, bytes);
    return { path };
  }
}

function refuseTooLarge(bytes: Buffer, { maxBytes = MAX_BYTES, field }: StoreFileOptions): void {
  if (bytes.byteLength > maxBytes) throw new PlatformError('FILE_TOO_LARGE', { field, params: { maxBytes } });
}
