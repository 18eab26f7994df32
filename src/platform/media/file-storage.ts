import type { Readable } from 'node:stream';
import { PlatformError } from '../errors.js';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';

/** What is known of a stored file without reading it. */
export interface FileFacts {
  readonly size: number;
  readonly modifiedAt: Date;
  /** As a header has it, in quotes. */
  readonly etag: string;
}

/** A part of a file, both ends included. */
export interface FilePart {
  readonly start: number;
  readonly end: number;
}

export interface OpenFile extends FileFacts {
  /** Of the body: a server may answer the whole file where a part was asked for. */
  readonly length: number;
  /** Whoever opened it reads it to its end, or destroys it. */
  readonly body: Readable;
}

/** A file as a list of all of them names it. */
export interface ListedFile {
  readonly path: string;
  readonly size: number;
}

/**
 * Where files are kept, below paths such as `images/ab/abc.png`. There is the whole file of a path or none, whatever happens meanwhile, and
 * several processes share it. What the place cannot do now is thrown as `StorageUnavailable`.
 */
export interface FileStorage {
  /** For people: a folder, or `s3://bucket/prefix`. */
  readonly name: string;
  /** Makes sure of the place at the start. Throws StartRefused for what does not mend itself. */
  prepare(): Promise<void>;
  /** Resolves when files can be stored; rejects otherwise. */
  ping(): Promise<void>;
  facts(path: string): Promise<FileFacts | undefined>;
  open(path: string, part?: FilePart): Promise<OpenFile | undefined>;
  read(path: string): Promise<Buffer | undefined>;
  /** In the place of what may be there. */
  write(path: string, bytes: Buffer): Promise<void>;
  remove(path: string): Promise<void>;
  /** Every file, in no order. */
  list(): AsyncIterable<ListedFile>;
  close(): void;
}

/** The place of the files was not reached, or did not do what it was asked: a refusal, to try again later. */
export class StorageUnavailable extends PlatformError {
  /** @param why for logs and operators: without a key, an address, or a name of a file. */
  constructor(readonly why: string) {
    super('UNAVAILABLE', { params: { retryAfterSeconds: RETRY_AFTER_SECONDS } });
  }
}

/** No segment is empty or begins with a dot, and none climbs by another name. What else lies in a storage is no file of ours. */
const PATH = /^(?!.*(?:^|\/)\.)[^\\/\0]+(?:\/[^\\/\0]+)*$/;

export function isFilePath(path: string): boolean {
  return PATH.test(path);
}
