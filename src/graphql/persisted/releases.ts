import { mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StartRefused } from '../../platform/start-refused.js';
import type { Documents } from '../operation/documents.js';
import {
  type DocumentEntry,
  type DocumentFile,
  type DocumentsOfFile,
  listDocumentFiles,
  MANIFEST_FORMAT,
  mistake,
  readDocumentFile,
  sha256,
} from './document-files.js';

/** A file of trusted documents, as a command tells of it. */
export interface Release {
  readonly file: string;
  readonly documents: number;
  /** Null: `addRelease` did not write it, and nothing here removes it. */
  readonly addedAt: string | null;
  /** When its documents were last asked for, to the hour; that of the addition where nobody has, or the gateway may not write there. */
  readonly usedAt: string | null;
}

type ReadFile = DocumentFile & DocumentsOfFile;

export interface Added extends Release {
  /** Documents that no other file has. */
  readonly unknownBefore: number;
}

/**
 * Puts the documents of a file or folder into the folder of trusted ones, as one more file: what earlier releases of an app ask for stays.
 * Throws `StartRefused`, and changes nothing, where one of them could not run or its id is another document's already.
 *
 * @param name of the new file; left out: made of what is in it
 */
export async function addRelease(place: string, source: string, documents: Documents, name?: string): Promise<Added> {
  const given = (await readAll(source)).flatMap((file) => file.entries.map((entry) => ({ ...entry, file: file.name })));
  if (given.length === 0) throw new StartRefused(`${source} has no documents.`);
  await mkdir(place, { recursive: true });
  const present = await readAll(place);
  const known = new Map(present.flatMap((file) => file.entries.map(({ id, text }) => [id, { text, file: file.name }] as const)));
  const before = known.size;
  for (const { id, text, file } of given) {
    const other = known.get(id);
    if (other === undefined) {
      const refusal = documents.prepare(text);
      if (refusal !== undefined) throw mistake(file, id, `cannot run here: ${refusal}`);
      known.set(id, { text, file });
    } else if (other.text !== text) throw mistake(file, id, `is another one in ${other.file}`);
  }
  const entries = [...new Map(given.map(({ id, text }) => [id, { id, text }])).values()];
  const file = `${name ?? sha256(JSON.stringify(entries)).slice(0, 12)}.json`;
  const addedAt = await write(join(place, file), entries);
  return { file, documents: entries.length, addedAt, usedAt: addedAt, unknownBefore: known.size - before };
}

/** The files, those added last first. */
export async function listReleases(place: string): Promise<Release[]> {
  return (await readAll(place)).map(releaseOf).toSorted((one, other) => (other.addedAt ?? '').localeCompare(one.addedAt ?? ''));
}

/**
 * Removes the files that `addRelease` wrote and nobody has used for so long. The last one added stays in any case. Answers which they were.
 */
export async function pruneReleases(place: string, { unusedForMs, dryRun }: { unusedForMs: number; dryRun: boolean }): Promise<Release[]> {
  const [, ...older] = (await listReleases(place)).filter(({ addedAt }) => addedAt !== null);
  const unused = older.filter(({ usedAt }) => Date.now() - Date.parse(usedAt ?? '') > unusedForMs);
  if (!dryRun) for (const { file } of unused) await rm(join(place, file), { force: true });
  return unused;
}

async function readAll(place: string): Promise<ReadFile[]> {
  const files = await listDocumentFiles(place);
  return Promise.all(files.map(async (file) => ({ ...file, ...(await readDocumentFile(file)) })));
}

function releaseOf({ name, entries, addedAt, modifiedAt }: ReadFile): Release {
  return {
    file: name,
    documents: entries.length,
    addedAt: addedAt?.toISOString() ?? null,
    usedAt: addedAt === undefined ? null : modifiedAt.toISOString(),
  };
}

/** Whole or not at all. Answers when it was added; the same once more counts as used now. */
async function write(path: string, entries: readonly DocumentEntry[]): Promise<string> {
  const now = new Date();
  const operations = entries.map(({ id, text }) => ({ id, body: text }));
  if (await stat(path).catch(() => undefined)) {
    const present = JSON.parse(await readFile(path, 'utf8')) as { addedAt?: string; operations?: unknown };
    if (JSON.stringify(present.operations) !== JSON.stringify(operations) || present.addedAt === undefined)
      throw new StartRefused(`${path} is there already, with other documents. Choose another --name: clients may still ask for those.`);
    await utimes(path, now, now);
    return present.addedAt;
  }
  const temporary = join(path, `../.${sha256(path).slice(0, 12)}.tmp`);
  const manifest = { format: MANIFEST_FORMAT, version: 1, addedAt: now.toISOString(), operations };
  await writeFile(temporary, `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
  await rename(temporary, path);
  return manifest.addedAt;
}
