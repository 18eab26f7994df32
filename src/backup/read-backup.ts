import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createTarDecoder, type TarHeader } from 'modern-tar';
import { StartRefused } from '../platform/start-refused.js';
import { type BackupHeader, Checksum, FORMAT, HEADER, MANIFEST, PARTS } from './format.js';

/** Told of what a backup holds. A file's bytes come one after the other; names are checked. */
export interface BackupReader {
  /** Before anything else. Throws where this backup is not wanted. */
  header?(header: BackupHeader): Promise<void>;
  directory?(name: string, mode: number): Promise<void>;
  file?(name: string, mode: number, bytes: AsyncIterable<Uint8Array>): Promise<void>;
}

export interface BackupContents {
  readonly header: BackupHeader;
  readonly files: number;
  /** Of the files, unpacked. */
  readonly bytes: number;
}

/** Enough for a header, and for the manifest of some millions of files. */
const LONGEST_TEXT = 512 * 1024 * 1024;

/**
 * Reads a backup to its end, and holds everything in it against its checksums. Throws StartRefused where it is damaged or cut off, is
 * none, or has a form that this version does not know.
 */
export async function readBackup(file: string, reader: BackupReader = {}): Promise<BackupContents> {
  const source = createReadStream(file, { highWaterMark: 256 * 1024 });
  const gunzip = createGunzip();
  source.on('error', (error) => gunzip.destroy(error));
  source.pipe(gunzip);
  const faults = new Set<unknown>();
  try {
    return await readEntries(file, gunzip, reader, faults);
  } catch (thrown) {
    const error = thrown instanceof ReaderFailed ? thrown.cause : thrown;
    // What the reader threw by itself is no fault of the backup.
    if (error instanceof StartRefused || (thrown instanceof ReaderFailed && !faults.has(error))) throw error;
    if (error instanceof Error && 'syscall' in error)
      throw new StartRefused(`${file} cannot be read: ${String(Reflect.get(error, 'code'))}.`);
    throw damaged(file, error instanceof Error ? error.message.replace(/\.$/, '') : String(error));
  } finally {
    source.destroy();
    gunzip.destroy();
  }
}

/** Thrown by the reader, or through it. */
class ReaderFailed extends Error {
  constructor(override readonly cause: unknown) {
    super();
  }
}

async function readEntries(file: string, bytes: Readable, reader: BackupReader, faults: Set<unknown>): Promise<BackupContents> {
  const tell = (told: Promise<void> | undefined): Promise<void> =>
    Promise.resolve(told).catch((error: unknown) => {
      throw new ReaderFailed(error);
    });
  const sums = new Map<string, string>();
  let header: BackupHeader | undefined;
  let manifest: string | undefined;
  let total = 0;
  const decoder = createTarDecoder({ strict: true });
  const entries = (Readable.toWeb(bytes) as ReadableStream<Uint8Array>).pipeThrough(decoder);
  for await (const { header: entry, body } of entries as unknown as AsyncIterable<{
    header: TarHeader;
    body: ReadableStream<Uint8Array>;
  }>) {
    const name = entry.name.replace(/\/$/, '');
    if (manifest !== undefined) throw damaged(file, 'something follows its manifest');
    if (header === undefined && name !== HEADER) throw new StartRefused(`${file} is no backup of this gateway.`);
    const sum = new Checksum();
    const passing = passed(body as unknown as AsyncIterable<Uint8Array>, sum, faults);
    if (name === MANIFEST) {
      manifest = await textOf(passing);
      continue;
    }
    if (name === HEADER) {
      header = headerOf(file, await textOf(passing));
      await tell(reader.header?.(header));
    } else {
      if (!isBackedUp(name)) throw damaged(file, 'it names what is no part of a backup');
      if (entry.type === 'directory') {
        await drained(passing);
        await tell(reader.directory?.(name, entry.mode ?? 0o700));
        continue;
      }
      if (entry.type !== 'file') throw damaged(file, 'it holds something else than files');
      if (reader.file === undefined) await drained(passing);
      else await tell(reader.file(name, entry.mode ?? 0o600, passing));
      total += sum.bytes;
    }
    sums.set(name, sum.hex());
  }
  if (header === undefined || manifest === undefined) throw damaged(file, 'it was cut off');
  compare(file, manifest, sums);
  return { header, files: sums.size - 1, bytes: total };
}

function compare(file: string, manifest: string, sums: ReadonlyMap<string, string>): void {
  const lines = manifest.split('\n').slice(0, -1);
  const listed = new Map(lines.map((line) => [line.slice(66), line.slice(0, 64)]));
  if (listed.size !== sums.size) throw damaged(file, `it holds ${sums.size} files, and its manifest lists ${listed.size}`);
  for (const [name, sum] of sums) {
    if (listed.get(name) !== sum) throw damaged(file, `${name} is not what its checksum says`);
  }
}

/** Below one of the parts, and nowhere else on the disk. */
function isBackedUp(name: string): boolean {
  const [part = '', ...rest] = name.split('/');
  const known: readonly string[] = PARTS;
  return known.includes(part) && rest.every((step) => step !== '' && step !== '.' && step !== '..') && !/[\\\0]/.test(name);
}

function headerOf(file: string, text: string): BackupHeader {
  const header = JSON.parse(text) as BackupHeader;
  if (header.format !== FORMAT) {
    throw new StartRefused(
      `${file} has format ${header.format} and was made by version ${header.gateway}; this one reads format ${FORMAT}. Use that version.`,
    );
  }
  return header;
}

function damaged(file: string, how: string): StartRefused {
  return new StartRefused(`${file} is damaged: ${how}. Use another backup.`);
}

async function* passed(bytes: AsyncIterable<Uint8Array>, sum: Checksum, faults: Set<unknown>): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of bytes) {
      sum.add(chunk);
      yield chunk;
    }
  } catch (error) {
    faults.add(error);
    throw error;
  }
}

async function drained(bytes: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const _ of bytes);
}

async function textOf(bytes: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > LONGEST_TEXT) throw new Error('A text in it is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}
