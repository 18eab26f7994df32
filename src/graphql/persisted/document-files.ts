import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { StartRefused } from '../../platform/start-refused.js';
import { isRecord } from './is-record.js';

/** A document that somebody trusts, and by what it is asked for. */
export interface DocumentEntry {
  readonly id: string;
  readonly text: string;
}

/** What a file holds. */
export interface DocumentsOfFile {
  readonly entries: readonly DocumentEntry[];
  /** When `campus documents add` wrote it; absent in files of others, which nobody here changes. */
  readonly addedAt?: Date;
}

/** A file as it lies there. */
export interface DocumentFile {
  /** Its path below the folder, or its name. */
  readonly name: string;
  readonly path: string;
  readonly modifiedAt: Date;
  /** Another one where the file is another one. */
  readonly signature: string;
}

/** Of `format` in the manifests that Apollo's generator writes, and we. */
export const MANIFEST_FORMAT = 'apollo-persisted-query-manifest';

const LONGEST_ID = 200;
const SHA256_ID = /^sha256:([0-9a-f]{64})$/;

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The hash in the document id of GraphQL over HTTP; undefined for ids of other forms. */
export function hashIn(id: string): string | undefined {
  return SHA256_ID.exec(id)?.[1];
}

/** The files that hold documents: the one named, or those of a folder and below it. Names that begin with a dot are others' (editors, Kubernetes). */
export async function listDocumentFiles(place: string): Promise<DocumentFile[]> {
  const found = await stat(place).catch((error: unknown) => unreadable(place, error));
  if (!found.isDirectory()) return [fileOf(basename(place), place, found)];
  const names = await readdir(place, { recursive: true }).catch((error: unknown) => unreadable(place, error));
  const files = await Promise.all(
    names
      .filter((name) => ['.json', '.graphql', '.gql'].includes(extname(name)) && !name.split(/[\\/]/).some((part) => part.startsWith('.')))
      .sort()
      .map(async (name) => {
        const path = join(place, name);
        // One that goes between the two is not there.
        const stats = await stat(path).catch(() => undefined);
        return stats?.isFile() ? [fileOf(name, path, stats)] : [];
      }),
  );
  return files.flat();
}

function fileOf(name: string, path: string, { size, mtime, ino }: { size: number; mtime: Date; ino: number }): DocumentFile {
  return { name, path, modifiedAt: mtime, signature: `${ino} ${size} ${mtime.getTime()}` };
}

/** Throws `StartRefused` naming file and entry where it is none of the forms that are understood. */
export async function readDocumentFile({ name, path }: Pick<DocumentFile, 'name' | 'path'>): Promise<DocumentsOfFile> {
  const content = await readFile(path, 'utf8').catch((error: unknown) => unreadable(path, error));
  const found = extname(name) === '.json' ? inJson(name, content) : { entries: [{ id: basename(name, extname(name)), text: content }] };
  for (const { id, text } of found.entries) {
    const hash = hashIn(id);
    if (hash !== undefined && hash !== sha256(text)) throw mistake(name, id, 'is not the document that the hash in its id is of');
    if (id === '' || id.length > LONGEST_ID) throw mistake(name, id, `has an id that is not 1 to ${LONGEST_ID} characters long`);
  }
  return found;
}

function inJson(name: string, content: string): DocumentsOfFile {
  let json: unknown;
  try {
    json = JSON.parse(content);
  } catch {
    throw new StartRefused(`${name} is not JSON.`);
  }
  if (!isRecord(json)) throw new StartRefused(`${name} must be a JSON object.`);
  if (typeof json['format'] !== 'string' || !('operations' in json)) return { entries: entriesOfMap(name, json) };
  const entries = entriesOfManifest(name, json);
  const addedAt = new Date(String(json['addedAt']));
  return Number.isNaN(addedAt.getTime()) ? { entries } : { entries, addedAt };
}

function entriesOfManifest(name: string, { format, version, operations }: Readonly<Record<string, unknown>>): DocumentEntry[] {
  if (format !== MANIFEST_FORMAT || version !== 1) throw new StartRefused(`${name} must be of the format "${MANIFEST_FORMAT}", version 1.`);
  if (!Array.isArray(operations)) throw new StartRefused(`${name} has no list of operations.`);
  return operations.map((operation: unknown, index) => {
    if (!isRecord(operation) || typeof operation['id'] !== 'string' || typeof operation['body'] !== 'string')
      throw mistake(name, String(index), 'must have the texts id and body');
    return { id: operation['id'], text: operation['body'] };
  });
}

/** As relay-compiler and GraphQL Code Generator's client preset write them. */
function entriesOfMap(name: string, map: Readonly<Record<string, unknown>>): DocumentEntry[] {
  return Object.entries(map).map(([id, text]) => {
    if (typeof text !== 'string') throw mistake(name, id, 'must be the text of a document');
    return { id, text };
  });
}

/** What is wrong with one entry of a file. */
export function mistake(file: string, id: string, what: string): StartRefused {
  return new StartRefused(`${file}, document "${id.slice(0, LONGEST_ID)}": ${what}.`);
}

function unreadable(path: string, error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  throw new StartRefused(`${path} could not be read (${code}).`);
}
