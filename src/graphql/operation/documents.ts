import { type DocumentNode, Kind, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type AdmissionOptions, type RefusedDocument, admit } from '../admission/admission.js';
import { sourceError } from '../admission/limits/source-limits.js';
import { RequestError } from '../errors/request-error.js';
import { Operation } from './operation.js';

/** A document that may be executed. */
export interface AdmittedDocument {
  readonly document: DocumentNode;
  /** The operation of this name, or the only one; undefined when there is none. The same object at each call. */
  operation(name: string | null | undefined): Operation | undefined;
}

/** All that is remembered of a text. */
interface Remembered {
  readonly read: AdmittedDocument | RefusedDocument;
  bytes: number;
}

/** What all documents that are remembered may take, with their operations and plans. */
const REMEMBERED_BYTES = 200_000_000;
/** What one takes when it is parsed, for each character of its text. */
const BYTES_OF_A_CHARACTER = 150;
/** What one takes however short it is, its operation included. */
const BYTES_OF_A_DOCUMENT = 10_000;
/** Longer ones are read anew each time, but for those that are trusted. */
const LONGEST_REMEMBERED = 20_000;

const NOT_TRUSTED: RefusedDocument = {
  errors: [
    new RequestError(
      'DOCUMENT_NOT_TRUSTED',
      'This server answers trusted documents only, and this is none of them: it has to be added to them before clients send it.',
    ),
  ],
};

/**
 * Documents that came in, and the one cache of what is known of them: by the text, a refused document with its refusal, an admitted
 * one with its operations, each with its cost, the counts of its filters, its rights and its plans. All of it is forgotten together.
 */
export class Documents {
  readonly #remembered = new LRUCache<string, Remembered>({ maxSize: REMEMBERED_BYTES, sizeCalculation: ({ bytes }) => bytes });

  #trusted: ReadonlySet<string> = new Set();

  /** @param options `trustedOnly`: whether clients may send no other documents than those of `trust`. */
  constructor(private readonly options: AdmissionOptions & { readonly trustedOnly?: boolean }) {}

  /** What is known of a text: it was read before and is remembered, or it is trusted. */
  known(source: string): AdmittedDocument | RefusedDocument | undefined {
    const trusted = this.#trusted.has(source);
    if (this.options.trustedOnly === true && !trusted) return undefined;
    return this.#remembered.get(source)?.read ?? (trusted ? this.#readNow(source) : undefined);
  }

  /** For documents of clients. */
  read(source: string): AdmittedDocument | RefusedDocument {
    return this.known(source) ?? (this.options.trustedOnly === true ? NOT_TRUSTED : this.#readNow(source));
  }

  /** Whether a text is within the limits that are looked at before it is parsed. */
  isSmall(source: string): boolean {
    return sourceError(source, this.options.limits) === undefined;
  }

  /** These texts, and from now on no others, are trusted: always known, and where `trustedOnly` says so the only ones that are read. */
  trust(sources: ReadonlySet<string>): void {
    this.#trusted = sources;
  }

  /** Reads a document before it is trusted, with all that does not depend on who asks. Answers why it could never run. */
  prepare(source: string): string | undefined {
    const read = this.#readNow(source);
    if ('errors' in read) return read.errors.map(({ message }) => message).join(' ');
    const definitions = read.document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    for (const { name, variableDefinitions } of definitions) {
      const operation = read.operation(name?.value);
      // With variables it may be cheap enough.
      const refusal = variableDefinitions?.length ? undefined : operation?.costRefusal({});
      if (refusal) return refusal.message;
    }
    return definitions.length === 0 ? 'It has no operation.' : undefined;
  }

  #readNow(source: string): AdmittedDocument | RefusedDocument {
    const read = this.#admitted(source, (bytes) => this.#grow(source, read, bytes));
    if (source.length <= LONGEST_REMEMBERED || this.#trusted.has(source))
      this.#remembered.set(source, { read, bytes: BYTES_OF_A_DOCUMENT + BYTES_OF_A_CHARACTER * source.length });
    return read;
  }

  #admitted(source: string, onGrowth: (bytes: number) => void): AdmittedDocument | RefusedDocument {
    const { schema, limits } = this.options;
    const document = admit(source, this.options);
    if ('errors' in document) return document;
    const operations = new Map<string, Operation>();
    return {
      document,
      operation: (name) => {
        const definition = getOperationAST(document, name);
        if (!definition) return undefined;
        const key = definition.name?.value ?? '';
        let operation = operations.get(key);
        if (operation === undefined) operations.set(key, (operation = new Operation({ schema, document, definition, limits, onGrowth })));
        return operation;
      },
    };
  }

  /** A document that was forgotten meanwhile, or read anew, is no longer this cache's. */
  #grow(source: string, read: AdmittedDocument | RefusedDocument, bytes: number): void {
    const remembered = this.#remembered.peek(source);
    if (remembered?.read !== read) return;
    // `set` looks at the size of what is new only.
    this.#remembered.delete(source);
    this.#remembered.set(source, { read, bytes: remembered.bytes + bytes });
  }
}
