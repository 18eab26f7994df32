import { type DocumentNode, type ExecutionResult, type GraphQLSchema, execute, getOperationAST, validate } from 'graphql';
import type { ErrorFormatter, ShownError } from '../errors/format.js';
import { BoundedMap } from '../../core/bounded-map.js';
import { type FilterLimits, ownFilterLimits } from '../../core/read/filter-limits.js';
import { Operation, executed } from './operation.js';

/** Variables by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** A document with the types of its variables and answer, as the code generator writes it. */
export interface TypedDocument<TData, TVariables> extends DocumentNode {
  readonly __apiType?: (variables: TVariables) => TData;
}

/** What an operation answers in process: as over HTTP, with errors in the same form. */
export interface Answer<TData> {
  /** null when an error reached the root; absent when the operation did not run. */
  readonly data?: TData | null;
  readonly errors?: readonly ShownError[];
}

/** A checked and compiled operation. It never rejects. */
export type PreparedOperation<TData, TVariables> = (variables: TVariables, context: object) => Promise<Answer<TData>>;

/** An operation of an HTTP request, after validation. */
export interface RequestedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly variables: Variables;
}

/** Runs operations against one schema, compiled by graphql-jit where it can be and interpreted by graphql-js where not. */
export interface Operations {
  /** For HTTP: errors stay raw, Apollo Server formats them. */
  run(operation: RequestedOperation, context: object): Promise<ExecutionResult>;
  /** An operation that `run` was asked for before: it has been parsed, validated and found in order. */
  known(source: string, operationName: string | undefined): Operation | undefined;
  /** For the program's own documents of one operation, at start: throws when one does not fit the schema. Once a document. */
  prepare<TData, TVariables extends Variables>(document: TypedDocument<TData, TVariables>): PreparedOperation<TData, TVariables>;
  /** Runs a document, prepared now if it was not before. */
  execute<TData, TVariables extends Variables>(document: TypedDocument<TData, TVariables>, variables: TVariables, context: object): Promise<Answer<TData>>;
}

/** Operations of clients that stay compiled; the one used longest ago leaves first. */
const CACHED_OPERATIONS = 1000;

/** Longer documents are interpreted each time: what is kept must fit into memory. */
const MAX_CACHED_SOURCE = 20_000;

/** A query asked once is not worth compiling, and a stream of made-up queries must not cost a compilation each. */
const RUNS_BEFORE_COMPILING = 1;

/** @param filterLimits for clients' operations; of the program's own they bound the values only. */
export function createOperations(schema: GraphQLSchema, formatError: ErrorFormatter, filterLimits: FilterLimits): Operations {
  const requested = new BoundedMap<string, Operation>(CACHED_OPERATIONS);
  const prepared = new WeakMap<DocumentNode, PreparedOperation<unknown, never>>();

  const operations: Operations = {
    async run({ source, document, operationName, variables }, context) {
      let operation = operations.known(source, operationName);
      if (!operation) {
        const definition = getOperationAST(document, operationName);
        // No such operation: graphql-js says so in its own words.
        if (!definition) return execute({ schema, document, operationName, variableValues: variables, contextValue: context });
        operation = new Operation(schema, document, definition, RUNS_BEFORE_COMPILING, filterLimits);
        if (source.length <= MAX_CACHED_SOURCE) requested.set(keyOf(source, operationName), operation);
      }
      return executed(await operation.run(variables, context));
    },

    known: (source, operationName) => requested.get(keyOf(source, operationName)),

    prepare<TData, TVariables extends Variables>(document: TypedDocument<TData, TVariables>) {
      const known = prepared.get(document) ?? prepareNow(document);
      prepared.set(document, known);
      return known as PreparedOperation<TData, TVariables>;
    },

    execute: async (document, variables, context) => operations.prepare(document)(variables, context),
  };

  function prepareNow(document: DocumentNode): PreparedOperation<unknown, never> {
    const mistakes = validate(schema, document);
    const definition = getOperationAST(document);
    if (mistakes.length > 0 || !definition) {
      const reasons = mistakes.map((it) => it.message).join(' ') || 'It has no operation, or several.';
      throw new Error(`An operation of the program does not fit the schema. ${reasons}`);
    }
    const operation = new Operation(schema, document, definition, 0, ownFilterLimits(filterLimits));
    operation.prepare();
    return async (variables: Variables, context: object) => {
      const result = await operation.run(variables, context).then(executed, (error: unknown) => ({ data: null, errors: [error] }));
      const { data, errors } = result as { data?: unknown; errors?: readonly unknown[] };
      return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(formatError) }) };
    };
  }
  return operations;
}

/** No document holds a zero byte, so no name can be taken for the beginning of one. */
function keyOf(source: string, operationName: string | undefined): string {
  return operationName === undefined ? source : `${operationName}\0${source}`;
}
