import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';
import type { AnyShape } from '../../platform/shape/index.js';
import type { ShownRows } from '../../read/reader.js';
import { type QueryLimits, ownLimits } from '../admission/limits/limits.js';
import type { ErrorFormatter, ShownError } from '../errors/format.js';
import { Documents } from './documents.js';
import { type Operation, type Outcome, type Variables, executed } from './operation.js';
import { storedTexts } from './stored-texts.js';

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

/** Runs the program's own operations, in process. */
export interface Operations {
  /** For documents of one operation, at start: throws when one does not fit the schema. */
  prepare(document: DocumentNode): void;
  /** How many characters the columns take in which a document's texts end up, by the name of the input field. */
  storedTexts(document: DocumentNode): ReadonlyMap<string, number>;
  /** Runs a document, prepared now if it was not before. Rejects only where it does not fit the schema. */
  execute<TData, TVariables extends Variables>(
    document: TypedDocument<TData, TVariables>,
    variables: TVariables,
    context: object,
  ): Promise<Answer<TData>>;
  /** As `execute`, or the rows of the document's one root field as an API shows them, where the database can write them. */
  show<TData, TVariables extends Variables>(
    document: TypedDocument<TData, TVariables>,
    variables: TVariables,
    context: object,
    shown: AnyShape,
  ): Promise<Answer<TData> | ShownRows>;
}

/** @param limits those of clients; of the program's own operations they bound the values in filters only. */
export function createOperations(schema: GraphQLSchema, formatError: ErrorFormatter, limits: QueryLimits): Operations {
  const documents = new Documents({ schema, limits: ownLimits(limits), introspection: true });
  /** What is known of a document goes with it. */
  const operations = new WeakMap<DocumentNode, Operation>();

  const operationOf = (document: DocumentNode): Operation => {
    let operation = operations.get(document);
    if (operation === undefined) operations.set(document, (operation = operationIn(documents.admit(document))));
    return operation;
  };

  const failed = (error: unknown): Outcome => ({ data: null, errors: [error as GraphQLError] });

  const answerOf = (outcome: Outcome): Answer<never> => {
    const { data, errors } = executed(outcome) as { data?: never; errors?: readonly unknown[] };
    return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(formatError) }) };
  };

  return {
    prepare: (document) => void operationOf(document),

    storedTexts: (document) => storedTexts(document, schema),

    async execute(document, variables, context) {
      return answerOf(await operationOf(document).run(variables, context).catch(failed));
    },

    async show(document, variables, context, shown) {
      const outcome = await operationOf(document).show(variables, context, shown).catch(failed);
      return 'text' in outcome ? outcome : answerOf(outcome);
    },
  };
}

function operationIn(read: ReturnType<Documents['admit']>): Operation {
  const operation = 'errors' in read ? undefined : read.operation(null);
  if (operation) return operation;
  const reasons = 'errors' in read ? read.errors.map(({ message }) => message).join(' ') : 'It has no operation, or several.';
  throw new Error(`An operation of the program does not fit the schema. ${reasons}`);
}
