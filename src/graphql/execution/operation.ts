import {
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
  type OperationDefinitionNode,
  OperationTypeNode,
  execute,
  getVariableValues,
} from 'graphql';
import type { FilterLimits } from '../../read/filter-limits.js';
import { rememberedCost } from '../limits/cost.js';
import { type FilterCheck, filterCheck } from '../limits/filter-check.js';
import { type Answered, QueryAnswers, conditionVariables } from './query-answers.js';
import { type RightsCheck, rightsCheck } from './rights.js';

type Variables = Readonly<Record<string, unknown>>;

/** What an operation came to: `data` as JSON text, or as values that are yet to be written. */
export type Outcome = Answered | ExecutionResult;

/** The outcome as an executor has it. */
export function executed(outcome: Outcome): ExecutionResult {
  if (!('dataText' in outcome)) return outcome;
  const { dataText, errors } = outcome;
  return { ...(errors.length > 0 && { errors }), data: JSON.parse(dataText) };
}

/** Plans for more choices of conditional fields than this are not kept: each `@skip` or `@include` variable doubles their number. */
const MAX_CHOICES = 16;

/**
 * One operation of a document that was admitted. Root fields of queries that the database can answer whole are answered by it; everything
 * else is executed by graphql-js.
 */
export class Operation {
  /** What the operation may cost with these variables, in fields of the answer (see `queryCost`). */
  readonly costOf: (variables: Variables) => number;
  /** Why its filters may not be run with these variables. */
  readonly filterRefusal: FilterCheck;
  readonly #rightsRefusal: RightsCheck;
  readonly #conditions: readonly string[];
  /** By the values of the condition variables. */
  readonly #answers = new Map<string, QueryAnswers>();

  constructor(
    private readonly schema: GraphQLSchema,
    readonly document: DocumentNode,
    readonly definition: OperationDefinitionNode,
    filterLimits: FilterLimits,
  ) {
    this.costOf = rememberedCost(schema, document, definition);
    this.filterRefusal = filterCheck(schema, document, definition, filterLimits);
    this.#rightsRefusal = rightsCheck(schema, document, definition);
    this.#conditions = conditionVariables(document);
  }

  /** Runs the operation with variables as the client sent them. */
  async run(variables: Variables, context: unknown): Promise<Outcome> {
    const refused = this.#rightsRefusal(variables, context);
    if (refused) return refused;
    const tooLarge = this.filterRefusal(variables);
    if (tooLarge) return { errors: [tooLarge] };
    if (this.definition.operation !== OperationTypeNode.QUERY) return this.#execute(variables, context);
    const { coerced, errors } = getVariableValues(this.schema, this.definition.variableDefinitions ?? [], variables, { maxErrors: 50 });
    if (errors) return { errors };
    const answered = await this.#answersFor(coerced)?.run(context, variables, coerced);
    return answered ?? this.#execute(variables, context);
  }

  #answersFor(coerced: Variables): QueryAnswers | undefined {
    const choices = this.#conditions.map((name) => coerced[name]);
    // A null is an error, which graphql-js words; a condition of another operation in the document has no value here.
    if (choices.includes(null)) return undefined;
    const key = choices.map((choice) => (choice === true ? '1' : '0')).join('');
    let answers = this.#answers.get(key);
    if (answers === undefined) {
      answers = new QueryAnswers(this.schema, this.document, this.definition, coerced);
      if (this.#answers.size < MAX_CHOICES) this.#answers.set(key, answers);
    }
    return answers;
  }

  async #execute(variableValues: Variables, contextValue: unknown): Promise<ExecutionResult> {
    return execute({
      schema: this.schema,
      document: this.document,
      operationName: this.definition.name?.value,
      variableValues,
      contextValue,
    });
  }
}
