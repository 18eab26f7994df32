import { type DocumentNode, type GraphQLError, type GraphQLSchema, getOperationAST } from 'graphql';
import type { AnyShape } from '../../platform/shape/index.js';
import type { ShownRows } from '../../read/reader.js';
import { type QueryLimits, ownLimits } from '../admission/limits/limits.js';
import type { ErrorFormatter, ShownError } from '../errors/format.js';
import { Operation, type Outcome, type Variables, executed } from './operation.js';
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

/**
 * Runs the program's own operations, in process. They are not admitted as clients' are: what they say is known when the program is built, and the
 * build and a test refuse those that do not fit the schema.
 */
export interface Operations {
  /** How many characters the columns take in which a document's texts end up, by the name of the input field. */
  storedTexts(document: DocumentNode): ReadonlyMap<string, number>;
  /** Runs a document of one operation; what is compiled of it is kept. Rejects only where it has none, or several. */
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
  const own = ownLimits(limits);
  /** What is known of a document goes with it. */
  const operations = new WeakMap<DocumentNode, Operation>();

  const operationOf = (document: DocumentNode): Operation => {
    let operation = operations.get(document);
    if (operation !== undefined) return operation;
    const definition = getOperationAST(document);
    if (!definition) throw new Error('A document of the program has no operation, or several.');
    operations.set(document, (operation = new Operation({ schema, document, definition, limits: own })));
    return operation;
  };

  const failed = (error: unknown): Outcome => ({ data: null, errors: [error as GraphQLError] });

  const answerOf = (outcome: Outcome): Answer<never> => {
    const { data, errors } = executed(outcome) as { data?: never; errors?: readonly unknown[] };
    return { ...(data !== undefined && { data }), ...(errors && { errors: errors.map(formatError) }) };
  };

  return {
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
