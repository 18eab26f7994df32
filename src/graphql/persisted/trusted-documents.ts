import { utimes } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type DocumentNode, parse, print } from 'graphql';
import { errorName, type Log } from '../../platform/log.js';
import { StartRefused } from '../../platform/start-refused.js';
import type { Documents } from '../operation/documents.js';
import { type DocumentFile, type DocumentsOfFile, hashIn, listDocumentFiles, mistake, readDocumentFile, sha256 } from './document-files.js';

export interface TrustedParts {
  /** A file, or a folder of them. */
  readonly place: string;
  readonly documents: Documents;
  readonly log: Log;
}

/** What is asked for by an id that nobody knows is looked for in the files anew, at most this often. */
export const LOOK_INTERVAL_MS = 1000;
/** Without such questions, so that what was taken away goes. */
const WATCH_INTERVAL_MS = 10_000;
/** How exactly the time of a file says when its documents were last asked for. */
const MARK_INTERVAL_MS = 3_600_000;

type ReadFile = DocumentFile & DocumentsOfFile;

interface TrustedDocument {
  readonly text: string;
  /** The youngest of those that hold it. */
  readonly file: ReadFile;
}

/**
 * The documents that an operator trusts: read at start, and again when their files have changed. What is wrong with them refuses the
 * start; later it is logged, and those that were good before stay.
 */
export class TrustedDocuments {
  #files: readonly ReadFile[] = [];
  #byId: ReadonlyMap<string, TrustedDocument> = new Map();
  #byHash: ReadonlyMap<string, TrustedDocument> = new Map();
  #byText: ReadonlyMap<string, TrustedDocument> = new Map();
  /** By what a text is without its layout and the order of its definitions. Made where somebody first asks. */
  #byForm: ReadonlyMap<string, TrustedDocument> | undefined;
  #look: Promise<void> | undefined;
  #lookedAt = 0;
  readonly #used = new Set<string>();
  readonly #watch: NodeJS.Timeout;

  private constructor(private readonly parts: TrustedParts) {
    this.#watch = setInterval(() => void this.#lookAgain().then(() => this.#markUsed()), WATCH_INTERVAL_MS).unref();
  }

  /** Throws `StartRefused` naming file and entry of what can't be trusted. */
  static async open(parts: TrustedParts): Promise<TrustedDocuments> {
    const trusted = new TrustedDocuments(parts);
    try {
      await trusted.#load(await listDocumentFiles(parts.place));
    } catch (error) {
      trusted.close();
      throw error;
    }
    if (trusted.#byText.size === 0) parts.log.warn({ place: parts.place }, 'There are no trusted documents yet.');
    return trusted;
  }

  close(): void {
    clearInterval(this.#watch);
  }

  /** The text that has this id, or this hash (`sha256:…`, or without the prefix). */
  async byId(id: string): Promise<string | undefined> {
    const hash = hashIn(id);
    return this.#found(() => (hash === undefined ? (this.#byId.get(id) ?? this.#byHash.get(id)) : this.#byHash.get(hash)));
  }

  /** The trusted text that says the same as this one. */
  async byText(text: string): Promise<string | undefined> {
    return this.#found(() => this.#byText.get(text) ?? this.#byFormOf(text));
  }

  async #found(find: () => TrustedDocument | undefined): Promise<string | undefined> {
    let found = find();
    if (found === undefined && Date.now() - this.#lookedAt >= LOOK_INTERVAL_MS) {
      await this.#lookAgain();
      found = find();
    }
    if (found === undefined) return undefined;
    if (found.file.addedAt) this.#used.add(found.file.path);
    return found.text;
  }

  #byFormOf(text: string): TrustedDocument | undefined {
    const form = this.parts.documents.isSmall(text) ? formOf(text) : undefined;
    if (form === undefined) return undefined;
    this.#byForm ??= new Map([...this.#byText.values()].map((document) => [formOf(document.text) ?? document.text, document]));
    return this.#byForm.get(form);
  }

  async #lookAgain(): Promise<void> {
    this.#look ??= this.#readChanged().finally(() => (this.#look = undefined));
    await this.#look;
  }

  async #readChanged(): Promise<void> {
    this.#lookedAt = Date.now();
    try {
      const files = await listDocumentFiles(this.parts.place);
      const same = files.length === this.#files.length && files.every((file, at) => isSame(file, this.#files[at]));
      if (same) return;
      const before = this.#byText.size;
      await this.#load(files);
      this.parts.log.info({ documents: this.#byText.size, before }, 'The trusted documents have changed.');
    } catch (error) {
      if (!(error instanceof StartRefused)) throw error;
      this.parts.log.error({ reason: error.message }, 'The trusted documents have changed and are wrong; those of before stay.');
    }
  }

  async #load(listed: readonly DocumentFile[]): Promise<void> {
    const { documents } = this.parts;
    const files = await Promise.all(listed.map(async (file) => ({ ...file, ...(await readDocumentFile(file)) })));
    const byId = new Map<string, TrustedDocument>();
    const byText = new Map<string, TrustedDocument>();
    for (const { file, id, text } of youngestFirst(files)) {
      const other = byId.get(id);
      if (other && other.text !== text) throw mistake(file.name, id, `is another one in ${other.file.name}`);
      if (!byText.has(text)) {
        const refusal = this.#byText.has(text) ? undefined : documents.prepare(text);
        if (refusal !== undefined) throw mistake(file.name, id, `cannot run here: ${refusal}`);
        byText.set(text, { text, file });
        // Other requests have their turn.
        await nextTurn();
      }
      byId.set(id, byText.get(text) ?? { text, file });
    }
    documents.trust(new Set(byText.keys()));
    const byHash = new Map([...byText].map(([text, document]) => [sha256(text), document]));
    [this.#files, this.#byId, this.#byHash, this.#byText, this.#byForm] = [files, byId, byHash, byText, undefined];
  }

  /** The time of a file that `campus documents add` wrote is when its documents were last asked for: by it, `prune` knows what nobody uses. */
  async #markUsed(): Promise<void> {
    const now = new Date();
    for (const { path, modifiedAt } of this.#files) {
      if (!this.#used.has(path) || now.getTime() - modifiedAt.getTime() < MARK_INTERVAL_MS) continue;
      // Where the gateway may not write, the time stays that of the addition.
      await utimes(path, now, now).catch((error: unknown) =>
        this.parts.log.info({ path, error: errorName(error) }, 'When these trusted documents were last used could not be noted.'),
      );
    }
    this.#used.clear();
  }
}

function isSame(one: DocumentFile, other: DocumentFile | undefined): boolean {
  return one.name === other?.name && one.signature === other.signature;
}

/** Files of others before ours, ours by when they were added. */
function youngestFirst(files: readonly ReadFile[]): { file: ReadFile; id: string; text: string }[] {
  const ageOf = ({ addedAt }: ReadFile): number => addedAt?.getTime() ?? Infinity;
  return files
    .toSorted((one, other) => (ageOf(one) === ageOf(other) ? 0 : ageOf(other) - ageOf(one)))
    .flatMap((file) => file.entries.map((entry) => ({ file, ...entry })));
}

/** Apollo's generator sorts the definitions of what it hashes, and clients send them in the order in which they were written. */
function formOf(text: string): string | undefined {
  let document: DocumentNode;
  try {
    document = parse(text, { noLocation: true });
  } catch {
    return undefined;
  }
  return document.definitions
    .map((definition) => print(definition))
    .sort()
    .join('\n\n');
}
