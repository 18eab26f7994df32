import { type DocumentNode, getOperationAST } from 'graphql';
import { LRUCache } from 'lru-cache';
import { type AdmissionOptions, type RefusedDocument, admit } from '../admission/admission.js';
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
/** Longer ones are read anew each time. */
const LONGEST_REMEMBERED = 20_000;

/**
 * Documents that came in, and the one cache of what is known of them: by the text, a refused document with its refusal, an admitted
 * one with its operations, each with its cost, the counts of its filters, its rights and its plans. All of it is forgotten together.
 */
export class Documents {
  readonly #remembered = new LRUCache<string, Remembered>({ maxSize: REMEMBERED_BYTES, sizeCalculation: ({ bytes }) => bytes });

  constructor(private readonly options: AdmissionOptions) {}

  /** What is remembered of a text. */
  known(source: string): AdmittedDocument | RefusedDocument | undefined {
    return this.#remembered.get(source)?.read;
  }

  read(source: string): AdmittedDocument | RefusedDocument {
    return this.known(source) ?? this.#readNow(source);
  }

  /** Admits a document of the program, which keeps it itself. */
  admit(document: DocumentNode): AdmittedDocument | RefusedDocument {
    return this.#admitted(document);
  }

  #readNow(source: string): AdmittedDocument | RefusedDocument {
    const read = this.#admitted(source, (bytes) => this.#grow(source, read, bytes));
    if (source.length <= LONGEST_REMEMBERED)
      this.#remembered.set(source, { read, bytes: BYTES_OF_A_DOCUMENT + BYTES_OF_A_CHARACTER * source.length });
    return read;
  }

  #admitted(given: string | DocumentNode, onGrowth = (_bytes: number): void => {}): AdmittedDocument | RefusedDocument {
    const { schema, limits } = this.options;
    const document = admit(given, this.options);
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
