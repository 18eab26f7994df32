import {
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  execute,
  getVariableValues,
} from 'graphql';
import { learn, part } from '../../platform/observe/call.js';
import type { AnyShape } from '../../platform/shape/index.js';
import type { Reader, ShownRows } from '../../read/reader.js';
import { choiceOf } from '../../read/statement/conditional.js';
import { Plans } from '../../read/statement/plans.js';
import { rememberedCost } from '../admission/limits/cost.js';
import { fragmentsOf } from '../admission/limits/document-limits.js';
import { type FilterCheck, filterCheck } from '../admission/limits/filter-check.js';
import type { QueryLimits } from '../admission/limits/limits.js';
import { RequestError } from '../errors/request-error.js';
import { type Answered, QueryAnswers } from './query-answers.js';
import { type RightsCheck, allIgnoreToken, rightsCheck } from './rights.js';

/** Variables by name. */
export type Variables = Readonly<Record<string, unknown>>;

/** What an operation came to: `data` as JSON text, or as values that are yet to be written. */
export type Outcome = Answered | ExecutionResult;

/** The outcome as an executor has it. */
export function executed(outcome: Outcome): ExecutionResult {
  if (!('dataText' in outcome)) return outcome;
  const { dataText, errors } = outcome;
  return { ...(errors.length > 0 && { errors }), data: JSON.parse(dataText) };
}

interface OperationParts {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly limits: Pick<QueryLimits, 'cost' | 'filters'>;
  /** Told when what is known of the operation takes so many bytes more. */
  readonly onGrowth?: (bytes: number) => void;
}

/** Plans for more choices of conditional fields than this are not kept: each `@skip` or `@include` variable doubles their number. */
const MAX_CHOICES = 16;

/**
 * One operation of a document that was admitted, with all that is known of it: rights, cost, filters and the plans of its fields go
 * when it goes. Root fields of queries that the database can answer whole are answered by it; everything else is executed by graphql-js.
 */
export class Operation {
  /** Why its filters may not be run with these variables. */
  readonly filterRefusal: FilterCheck;
  readonly definition: OperationDefinitionNode;
  /** Whether it does the same whoever asks, so that a bad token is no reason to refuse it. */
  readonly ignoresToken: boolean;
  readonly #limits: Pick<QueryLimits, 'cost' | 'filters'>;
  /** What the operation may cost with these variables, in fields of the answer (see `queryCost`). */
  readonly #costOf: (variables: Variables) => number;
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly #rightsRefusal: RightsCheck;
  readonly #choiceOf: (variables: Variables) => string | undefined;
  /** By what variables choose. */
  readonly #answers = new Map<string, QueryAnswers>();
  readonly #plans: Plans;

  constructor({ schema, document, definition, limits, onGrowth }: OperationParts) {
    this.definition = definition;
    this.#schema = schema;
    this.#document = document;
    this.#fragments = Object.fromEntries(fragmentsOf(document));
    this.#limits = limits;
    this.#costOf = rememberedCost(schema, document, definition);
    this.filterRefusal = filterCheck(schema, document, definition, limits.filters);
    this.ignoresToken = allIgnoreToken(schema, document, definition);
    this.#rightsRefusal = rightsCheck(schema, document, definition);
    this.#choiceOf = choiceOf(document);
    this.#plans = new Plans({ schema, operation: definition, fragments: this.#fragments }, onGrowth);
  }

  /** Why it is too expensive with these variables. Not part of the document's own check: page sizes may be variables. */
  costRefusal(variables: Variables): RequestError | undefined {
    const cost = this.#costOf(variables);
    const limit = this.#limits.cost;
    if (cost <= limit) return undefined;
    return new RequestError(
      'QUERY_TOO_EXPENSIVE',
      `The operation costs ${cost}; at most ${limit} is allowed. Ask for smaller pages or fewer levels.`,
      { nodes: [this.definition], params: { limit, actual: cost } },
    );
  }

  /** Runs the operation with variables as the client sent them. */
  async run(variables: Variables, context: object): Promise<Outcome> {
    return this.#observed(() => this.#run(variables, context, (answers, args, coerced) => answers.run(args, coerced)));
  }

  /** The rows of the operation's one root field as an API shows them, where the database can write them; else as `run`. */
  async show(variables: Variables, context: object, shown: AnyShape): Promise<Outcome | ShownRows> {
    return this.#observed(() =>
      this.#run(
        variables,
        context,
        async (answers, args, coerced) => (await answers.shown(shown, args, coerced)) ?? answers.run(args, coerced),
      ),
    );
  }

  #observed<Found>(run: () => Promise<Found>): Promise<Found> {
    const name = this.definition.name?.value ?? '';
    learn({ operation: name });
    return part('operation', name, run);
  }

  /** @param byDatabase how the database answers a query; undefined where it can't */
  async #run<Found>(
    variables: Variables,
    context: object,
    byDatabase: (answers: QueryAnswers, args: ExecutionArgs, coerced: Variables) => Promise<Found | undefined>,
  ): Promise<Found | Outcome> {
    const refused = this.#rightsRefusal(variables, context);
    if (refused) return refused;
    const tooLarge = this.filterRefusal(variables);
    if (tooLarge) return { errors: [tooLarge] };
    const args = this.executionArgs(variables, context);
    if (this.definition.operation !== OperationTypeNode.QUERY) {
      const result = await execute(args);
      if (isWriting(context)) await context.wrote();
      return result;
    }
    const { coerced, errors } = getVariableValues(this.#schema, this.definition.variableDefinitions ?? [], variables, { maxErrors: 50 });
    if (errors) return { errors };
    const answers = this.#answersFor(coerced);
    return (answers && (await byDatabase(answers, args, coerced))) ?? execute(args);
  }

  /** The operation as graphql-js is to execute it; what its resolvers read is planned once. */
  executionArgs(variableValues: Variables | null | undefined, context: object): ExecutionArgs {
    return {
      schema: this.#schema,
      document: this.#document,
      operationName: this.definition.name?.value,
      variableValues,
      contextValue: isReading(context) ? { ...context, read: context.read.planningIn(this.#plans) } : context,
    };
  }

  #answersFor(coerced: Variables): QueryAnswers | undefined {
    const choice = this.#choiceOf(coerced);
    if (choice === undefined) return undefined;
    let answers = this.#answers.get(choice);
    if (answers === undefined) {
      answers = new QueryAnswers(this.#schema, this.#fragments, this.definition, coerced);
      if (this.#answers.size < MAX_CHOICES) this.#answers.set(choice, answers);
    }
    return answers;
  }
}

/** Whether it wants to know that something was written. */
function isWriting(context: object): context is { readonly wrote: () => Promise<void> } {
  return 'wrote' in context;
}

/** Whether resolvers find the read engine in this context. */
function isReading(context: object): context is { readonly read: Reader } {
  return 'read' in context;
}
