import type { Readable } from 'node:stream';
import type * as Sdk from '@aws-sdk/client-s3';
import type { Log } from '../log.js';
import { part } from '../observe/call.js';
import { StartRefused } from '../start-refused.js';
import { contentTypeOf } from './content-type.js';
import {
  type FileFacts,
  type FilePart,
  type FileStorage,
  isFilePath,
  type ListedFile,
  type OpenFile,
  StorageUnavailable,
} from './file-storage.js';
import { isMissing, lastsUntilMended, whyUnavailable } from './s3-errors.js';

/** A place in a bucket. */
export interface S3Place {
  readonly bucket: string;
  /** What all keys begin with, with a slash at its end; empty for the whole bucket. */
  readonly prefix: string;
}

export interface S3Options {
  readonly place: S3Place;
  /** Of a server other than Amazon's. */
  readonly endpoint: string | undefined;
  readonly region: string | undefined;
  /** The bucket in the path of the address, not in its host name. */
  readonly pathStyle: boolean;
  readonly log: Log;
}

const CONNECT_MS = 2000;
/** The longest that an operation takes with all its tries, to the headers of its answer; */
const QUICK_MS = 6000;
/** and one that sends or reads much, to its end. */
const LONG_MS = 20_000;
/** A connection on which nothing moves: as long as clients may take nothing of an answer. */
const STILL_MS = 60_000;
const TRIES = 3;
/** What has been written within this time shows that files can be stored. */
const WRITTEN_IS_GOOD_FOR_MS = 60_000;
/** Overwritten again and again; its leading dot keeps it from being served. */
const PING_NAME = '.ping';
const ENDPOINT_REGION = 'us-east-1';

type Sent = { readonly abortSignal: AbortSignal };

/**
 * Files in a bucket, by what every S3 server knows: no checksums in trailers, no deletions of many at once, no conditional writes. An object
 * appears whole or not at all, so there are no drafts. Credentials are found as the SDK does it: AWS_ACCESS_KEY_ID and its
 * like, a profile, a role of the machine or the container.
 */
export class S3Storage implements FileStorage {
  readonly name: string;
  readonly #place: S3Place;
  readonly #log: Log;
  #writtenAt = -Infinity;

  private constructor(
    private readonly sdk: typeof Sdk,
    private readonly client: Sdk.S3Client,
    { place, log }: S3Options,
  ) {
    this.name = nameOfPlace(place);
    this.#place = place;
    this.#log = log;
  }

  /** Loads the SDK, and asks nothing yet. */
  static async open(options: S3Options): Promise<S3Storage> {
    const sdk = await import('@aws-sdk/client-s3');
    const { endpoint, pathStyle } = options;
    const region = options.region ?? (endpoint === undefined ? undefined : ENDPOINT_REGION);
    // As many as there are calls: a client that takes its file slowly must not keep others from theirs.
    const agent = { keepAlive: true, maxSockets: Infinity };
    const client = new sdk.S3Client({
      ...(endpoint !== undefined && { endpoint }),
      ...(region !== undefined && { region }),
      forcePathStyle: pathStyle,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Some servers do not answer to it, and each upload would wait for a second.
      expectContinueHeader: false,
      followRegionRedirects: true,
      maxAttempts: TRIES,
      requestHandler: { connectionTimeout: CONNECT_MS, socketTimeout: STILL_MS, httpAgent: agent, httpsAgent: agent },
    });
    return new S3Storage(sdk, client, options);
  }

  /** A server that is away may come: only readiness tells. What it refuses, somebody has to mend. */
  async prepare(): Promise<void> {
    try {
      await this.#within(QUICK_MS, (sent) => this.#headBucket(sent));
    } catch (error) {
      if (!lastsUntilMended(error)) return;
      throw new StartRefused(`MEDIA_URL: ${this.name} cannot be used: ${whyUnavailable(error)}.`);
    }
  }

  /** Rejects when the bucket is away, or takes no files: one is written where none has been for a minute. */
  async ping(): Promise<void> {
    if (performance.now() - this.#writtenAt < WRITTEN_IS_GOOD_FOR_MS)
      return void (await this.#ask('HeadBucket', QUICK_MS, (sent) => this.#headBucket(sent)));
    await this.#put(PING_NAME, Buffer.alloc(0), QUICK_MS);
  }

  async facts(path: string): Promise<FileFacts | undefined> {
    const found = await this.#ask('HeadObject', QUICK_MS, (sent) =>
      this.client.send(new this.sdk.HeadObjectCommand(this.#object(path)), sent),
    );
    return found === undefined ? undefined : factsOf(found, found.ContentLength);
  }

  async open(path: string, part?: FilePart): Promise<OpenFile | undefined> {
    const input = { ...this.#object(path), ...(part !== undefined && { Range: `bytes=${part.start}-${part.end}` }) };
    const found = await this.#ask('GetObject', QUICK_MS, (sent) => this.client.send(new this.sdk.GetObjectCommand(input), sent));
    if (found === undefined) return undefined;
    const { ContentRange, ContentLength: length } = found;
    const size = ContentRange === undefined ? length : Number(/\/(\d+)$/.exec(ContentRange)?.[1]);
    return { ...factsOf(found, size), length: length ?? size ?? 0, body: found.Body as Readable };
  }

  read(path: string): Promise<Buffer | undefined> {
    return this.#ask('GetObject', LONG_MS, async (sent) => {
      const found = await this.client.send(new this.sdk.GetObjectCommand(this.#object(path)), sent);
      return Buffer.from((await found.Body?.transformToByteArray()) ?? []);
    });
  }

  write(path: string, bytes: Buffer): Promise<void> {
    if (!isFilePath(path)) throw new Error(`"${path}" is no path of a stored file.`);
    return this.#put(path, bytes, LONG_MS);
  }

  async remove(path: string): Promise<void> {
    await this.#ask('DeleteObject', QUICK_MS, (sent) => this.client.send(new this.sdk.DeleteObjectCommand(this.#object(path)), sent));
  }

  async *list(): AsyncIterable<ListedFile> {
    const { bucket, prefix } = this.#place;
    let ContinuationToken: string | undefined;
    do {
      const input = { Bucket: bucket, Prefix: prefix, ...(ContinuationToken !== undefined && { ContinuationToken }) };
      const page = await this.#ask('ListObjectsV2', LONG_MS, (sent) => this.client.send(new this.sdk.ListObjectsV2Command(input), sent));
      for (const { Key = '', Size = 0 } of page?.Contents ?? []) {
        const path = Key.slice(prefix.length);
        if (isFilePath(path)) yield { path, size: Size };
      }
      ContinuationToken = page?.NextContinuationToken;
    } while (ContinuationToken !== undefined);
  }

  close(): void {
    this.client.destroy();
  }

  #object(path: string): { readonly Bucket: string; readonly Key: string } {
    return { Bucket: this.#place.bucket, Key: this.#place.prefix + path };
  }

  #headBucket(sent: Sent): Promise<unknown> {
    return this.client.send(new this.sdk.HeadBucketCommand({ Bucket: this.#place.bucket }), sent);
  }

  async #put(path: string, bytes: Buffer, limitMs: number): Promise<void> {
    const input = { ...this.#object(path), Body: bytes, ContentLength: bytes.length, ContentType: contentTypeOf(path) };
    this.#writtenAt = -Infinity;
    const done = await this.#ask('PutObject', limitMs, (sent) => this.client.send(new this.sdk.PutObjectCommand(input), sent));
    if (done === undefined) throw new StorageUnavailable('there is no such bucket');
    this.#writtenAt = performance.now();
  }

  /** Undefined: there is no such file. Throws StorageUnavailable, having said why in the log. */
  async #ask<T>(operation: string, limitMs: number, send: (sent: Sent) => Promise<T>): Promise<T | undefined> {
    try {
      return await part('media', operation, () =>
        this.#within(limitMs, send).catch((error: unknown) => {
          if (isMissing(error)) return undefined;
          throw error;
        }),
      );
    } catch (error) {
      const reason = whyUnavailable(error);
      this.#log.warn({ operation, reason }, 'The bucket of the files did not do what it was asked.');
      throw new StorageUnavailable(reason);
    }
  }

  /** The limit ends with what `send` waits for: a body that is handed on may take longer. */
  async #within<T>(limitMs: number, send: (sent: Sent) => Promise<T>): Promise<T> {
    const limit = new AbortController();
    const timer = setTimeout(() => limit.abort(), limitMs);
    try {
      return await send({ abortSignal: limit.signal });
    } finally {
      clearTimeout(timer);
    }
  }
}

/** @returns `s3://bucket/prefix` */
export function nameOfPlace({ bucket, prefix }: S3Place): string {
  return `s3://${bucket}/${prefix}`.replace(/\/$/, '');
}

interface ObjectFacts {
  readonly LastModified?: Date | undefined;
  readonly ETag?: string | undefined;
}

function factsOf({ LastModified, ETag }: ObjectFacts, size: number | undefined): FileFacts {
  if (size === undefined || !Number.isSafeInteger(size)) throw new StorageUnavailable('the size of a file is missing in its answer');
  return { size, modifiedAt: LastModified ?? new Date(0), etag: ETag ?? `W/"${size.toString(16)}"` };
}
