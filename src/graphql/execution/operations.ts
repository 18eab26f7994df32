import { type DocumentNode, type GraphQLSchema, getOperationAST, validate } from 'graphql';
import { type FilterLimits, ownFilterLimits } from '../../read/filter-limits.js';
import type { ErrorFormatter, ShownError } from '../errors/format.js';
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

/** A checked operation. It never rejects. */
export type PreparedOperation<TData, TVariables> = (variables: TVariables, context: object) => Promise<Answer<TData>>;

/** Runs the program's own operations, in process. */
export interface Operations {
  /** For documents of one operation, at start: throws when one does not fit the schema. Once a document. */
  prepare<TData, TVariables extends Variables>(document: TypedDocument<TData, TVariables>): PreparedOperation<TData, TVariables>;
  /** Runs a document, prepared now if it was not before. */
  execute<TData, TVariables extends Variables>(
    document: TypedDocument<TData, TVariables>,
    variables: TVariables,
    context: object,
  ): Promise<Answer<TData>>;
}

/** @param filterLimits those of clients; of the program's own operations they bound the values only. */
export function createOperations(schema: GraphQLSchema, formatError: ErrorFormatter, filterLimits: FilterLimits): Operations {
  const prepared = new WeakMap<DocumentNode, PreparedOperation<unknown, never>>();

  const operations: Operations = {
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
    const operation = new Operation({ schema, document, definition, filterLimits: ownFilterLimits(filterLimits) });
    return async (variables: Variables, context: object) => {
      const result = await operation.run(variables, context).then(executed, (error: unknown) => ({ data: null, errors: [error] }));
      const { data, errors } = result as { data?: unknown; errors?: readonly unknown[] };
      return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(formatError) }) };
    };
  }
  return operations;
}
