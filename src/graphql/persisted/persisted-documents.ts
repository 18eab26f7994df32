import type { Log } from '../../platform/log.js';
import type { Store } from '../../platform/store/store.js';
import { RequestError } from '../errors/request-error.js';
import type { Documents } from '../operation/documents.js';
import { AutomaticDocuments } from './automatic-documents.js';
import { hashIn, sha256 } from './document-files.js';
import { isRecord } from './is-record.js';
import { TrustedDocuments } from './trusted-documents.js';

/** The parts of a request, as they came, that say which document it is about. */
export interface Asked {
  readonly query?: unknown;
  /** GraphQL over HTTP's: `sha256:…`, or an id of the client's build. */
  readonly documentId?: unknown;
  /** With Apollo's `persistedQuery` in it. */
  readonly extensions?: unknown;
}

export interface PersistedOptions {
  /** Where trusted documents are: a file, or a folder. */
  readonly place?: string | undefined;
  /** Whether clients may send no others. */
  readonly trustedOnly: boolean;
  /** For documents that clients bring themselves. */
  readonly store: Store;
}

interface PersistedParts {
  readonly documents: Documents;
  readonly trusted: TrustedDocuments | undefined;
  /** Undefined: clients may send trusted documents only. */
  readonly automatic: AutomaticDocuments | undefined;
}

/** By what a document is asked for. */
interface Named {
  readonly id: string;
  /** Where the id is one: of the text. */
  readonly hash: string | undefined;
  readonly byApollo: boolean;
}

/** Throws `StartRefused` where a trusted document, or the file that it is in, is wrong. */
export async function openPersisted(
  documents: Documents,
  log: Log,
  { place, trustedOnly, store }: PersistedOptions,
): Promise<PersistedDocuments> {
  const trusted = place === undefined ? undefined : await TrustedDocuments.open({ place, documents, log });
  return new PersistedDocuments({ documents, trusted, automatic: trustedOnly ? undefined : new AutomaticDocuments(store, log) });
}

const HASH = /^[0-9a-f]{64}$/;

/** Finds the text of documents that requests name in place of sending them. */
export class PersistedDocuments {
  constructor(private readonly parts: PersistedParts) {}

  /** Whether the request is as it is to be run, without a question: it names no document, and may send any. */
  isPlain({ documentId, extensions }: Asked): boolean {
    const naming =
      (documentId ?? undefined) !== undefined || (isRecord(extensions) && (extensions['persistedQuery'] ?? undefined) !== undefined);
    return !naming && this.parts.automatic !== undefined;
  }

  /**
   * The text that is to be run. Undefined: the one that came, whatever it is, is somebody else's to judge.
   * Throws `RequestError` where the named document is not there, or is another one than was sent.
   */
  async textOf(asked: Asked): Promise<string | undefined> {
    const { trusted, automatic, documents } = this.parts;
    const given = typeof asked.query === 'string' && asked.query !== '' ? asked.query : undefined;
    const named = namedIn(asked);
    if (named === undefined) return given === undefined || automatic ? undefined : trusted?.byText(given);

    const text = await trusted?.byId(named.id);
    if (text !== undefined && (given === undefined || given === text)) return text;
    if (given !== undefined && automatic === undefined) return (await trusted?.byText(given)) ?? given;
    if (given === undefined) {
      const kept = named.hash === undefined ? undefined : await automatic?.find(named.hash);
      if (kept === undefined) throw this.#notFound(named);
      return kept;
    }
    if (named.hash === undefined ? text !== undefined : named.hash !== sha256(given)) throw mismatch(named);
    if (named.hash !== undefined && !('errors' in documents.read(given))) await automatic?.keep(named.hash, given);
    return given;
  }

  close(): void {
    this.parts.trusted?.close();
  }

  #notFound({ byApollo }: Named): RequestError {
    if (this.parts.automatic === undefined)
      return new RequestError(
        'DOCUMENT_NOT_TRUSTED',
        'This server answers trusted documents only, and none of them has this id: it has to be added to them before clients ask for it.',
        { field: byApollo ? 'extensions.persistedQuery.sha256Hash' : 'documentId' },
      );
    // Clients of Apollo's protocol know the answer by this text, and send the document then.
    if (byApollo) return new RequestError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound');
    return new RequestError('DOCUMENT_NOT_FOUND', 'No document has this id here. Send its text as `query`.', { field: 'documentId' });
  }
}

function namedIn({ documentId, extensions }: Asked): Named | undefined {
  const byApollo = isRecord(extensions) ? apolloIn(extensions['persistedQuery'] ?? undefined) : undefined;
  if (documentId === undefined || documentId === null) return byApollo;
  if (typeof documentId !== 'string' || documentId === '')
    throw new RequestError('BAD_REQUEST', 'documentId must be a text that is not empty.', { field: 'documentId' });
  const id = { id: documentId, hash: hashIn(documentId), byApollo: false };
  if (byApollo && byApollo.id !== (id.hash ?? documentId))
    throw new RequestError('BAD_REQUEST', 'documentId and extensions.persistedQuery name two documents.', { field: 'documentId' });
  return id;
}

function apolloIn(persistedQuery: unknown): Named | undefined {
  if (persistedQuery === undefined) return undefined;
  const field = 'extensions.persistedQuery';
  if (!isRecord(persistedQuery) || persistedQuery['version'] !== 1)
    throw new RequestError('BAD_REQUEST', 'extensions.persistedQuery must be an object with version: 1.', { field });
  const id = persistedQuery['sha256Hash'];
  if (typeof id !== 'string' || id === '')
    throw new RequestError('BAD_REQUEST', 'extensions.persistedQuery.sha256Hash must be a text that is not empty.', { field });
  return { id, hash: HASH.test(id) ? id : undefined, byApollo: true };
}

function mismatch({ byApollo }: Named): RequestError {
  return new RequestError(
    'PERSISTED_QUERY_MISMATCH',
    'The id is not that of the document: the SHA-256 hash of the text as it was sent, in small hexadecimal digits.',
    {
      field: byApollo ? 'extensions.persistedQuery.sha256Hash' : 'documentId',
    },
  );
}
