import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  OverlappingFieldsCanBeMergedRule,
  type ValidationRule,
  getOperationAST,
  parse,
  specifiedRules,
  validate,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { RequestError, type RequestReason } from '../errors/request-error.js';
import { Operation } from '../execution/operation.js';
import { limitErrors } from '../limits/document-limits.js';
import type { QueryLimits } from '../limits/limits.js';
import { sourceError } from '../limits/source-limits.js';
import { textRule } from '../limits/text-rule.js';
import { mergeErrors } from './mergeable-fields.js';

/** A document that may be executed. */
export interface AdmittedDocument {
  readonly document: DocumentNode;
  /** The operation of this name, or the only one; undefined when there is none. The same object at each call. */
  operation(name: string | null | undefined): Operation | undefined;
}

/** A document that may not, in the words of whichever check refused it. */
export interface RefusedDocument {
  readonly errors: readonly GraphQLError[];
}

interface AdmissionOptions {
  readonly schema: GraphQLSchema;
  readonly limits: QueryLimits;
  /** Whether `__schema` and `__type` may be asked. */
  readonly introspection: boolean;
}

/** Characters of all documents that are remembered; parsed, one takes up to some 150 bytes a character. */
const REMEMBERED_CHARACTERS = 1_000_000;
/** Longer ones are read anew each time. */
const LONGEST_REMEMBERED = 20_000;
/** Further mistakes of a document are not looked for: each costs a search for names that might have been meant. */
const MAX_ERRORS = 10;

/** graphql-js compares every two fields of a place; `mergeErrors` stands in for it. */
const LINEAR_RULES = [...specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule), textRule];

/**
 * The one way in for documents of clients: parsed, held against the limits, validated. What came out is remembered by the text, the
 * operations of an admitted document with their plans, a refused one with its refusal.
 */
export class Admission {
  readonly #documents = new LRUCache<string, AdmittedDocument | RefusedDocument>({
    maxSize: REMEMBERED_CHARACTERS,
    maxEntrySize: LONGEST_REMEMBERED,
    sizeCalculation: (_document, source) => Math.max(1, source.length),
  });
  readonly #rules: readonly ValidationRule[];

  constructor(private readonly options: AdmissionOptions) {
    this.#rules = options.introspection ? LINEAR_RULES : [...LINEAR_RULES, noIntrospection];
  }

  /** What is remembered of a text. */
  known(source: string): AdmittedDocument | RefusedDocument | undefined {
    return this.#documents.get(source);
  }

  read(source: string): AdmittedDocument | RefusedDocument {
    const known = this.#documents.get(source);
    if (known !== undefined) return known;
    const read = this.#readNow(source);
    this.#documents.set(source, read);
    return read;
  }

  #readNow(source: string): AdmittedDocument | RefusedDocument {
    const { schema, limits } = this.options;
    const tooLarge = sourceError(source, limits);
    if (tooLarge) return { errors: [tooLarge] };
    let document: DocumentNode;
    try {
      document = parse(source);
    } catch (error) {
      return { errors: [refusal(error, 'GRAPHQL_PARSE_FAILED')] };
    }
    const errors = firstOf(
      () => [...limitErrors(document, limits)],
      () => validate(schema, document, this.#rules, { maxErrors: MAX_ERRORS }),
      () => [...mergeErrors(schema, document, limits.fields)],
    );
    return errors.length > 0
      ? { errors: errors.map((error) => refusal(error, 'GRAPHQL_VALIDATION_FAILED')) }
      : admitted(schema, document, limits);
  }
}

function firstOf(...checks: readonly (() => readonly GraphQLError[])[]): readonly GraphQLError[] {
  for (const check of checks) {
    const errors = check();
    if (errors.length > 0) return errors;
  }
  return [];
}

function admitted(schema: GraphQLSchema, document: DocumentNode, limits: QueryLimits): AdmittedDocument {
  const operations = new Map<string, Operation>();
  return {
    document,
    operation: (name) => {
      const definition = getOperationAST(document, name);
      if (!definition) return undefined;
      const key = definition.name?.value ?? '';
      let operation = operations.get(key);
      if (operation === undefined)
        operations.set(key, (operation = new Operation({ schema, document, definition, filterLimits: limits.filters })));
      return operation;
    },
  };
}

/** The error with its code, and without the nodes, which would keep the whole document in memory. */
function refusal(error: unknown, code: RequestReason): GraphQLError {
  if (!(error instanceof GraphQLError)) throw error;
  const { message, source = null, positions = null } = error;
  return error instanceof RequestError ? error.withoutNodes() : new GraphQLError(message, { source, positions, extensions: { code } });
}

const noIntrospection: ValidationRule = (context) => ({
  Field(node) {
    if (node.name.value !== '__schema' && node.name.value !== '__type') return;
    context.reportError(
      new RequestError('INTROSPECTION_DISABLED', 'Introspection is switched off on this server: __schema and __type cannot be asked.', {
        nodes: [node],
      }),
    );
  },
});
