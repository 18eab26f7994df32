import { type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode, execute, getVariableValues } from 'graphql';
import { type CompiledOperation, compileOperation } from './compile.js';
import { type DirectAnswer, directAnswer } from './direct.js';
import { conditionVariables } from './rewrite.js';
import { type RightsCheck, rightsCheck } from './rights.js';
import { type FilterCheck, filterCheck } from '../limits/filter-check.js';
import type { FilterLimits } from '../../core/read/filter-limits.js';

type Variables = Readonly<Record<string, unknown>>;

/** What an operation came to: `data` as the database wrote it, or as resolvers made it. */
export type Outcome = { readonly dataText: string } | ExecutionResult;

/** The outcome as an executor has it. */
export function executed(outcome: Outcome): ExecutionResult {
  return 'dataText' in outcome ? { data: JSON.parse(outcome.dataText) } : outcome;
}

/** More shapes than this of one operation are interpreted: each `@skip` or `@include` variable doubles their number. */
const MAX_SHAPES = 16;

/** The ways to run an operation for one choice of its conditional fields; undefined stands for "not fit for it". */
interface Shape {
  readonly direct: DirectAnswer | undefined;
  /** Compiles at the first call: what is answered directly never needs it. */
  readonly compiled: () => CompiledOperation | undefined;
}

const INTERPRETED: Shape = { direct: undefined, compiled: () => undefined };

/** One operation of a document, prepared once for each set of conditional fields that clients ask for. */
export class Operation {
  readonly document: DocumentNode;
  readonly definition: OperationDefinitionNode;
  readonly #schema: GraphQLSchema;
  readonly #conditions: readonly string[];
  /** By the values of the condition variables. */
  readonly #shapes = new Map<string, Shape>();
  readonly #mayNot: RightsCheck;
  readonly #tooLarge: FilterCheck;
  #runsBeforeCompiling: number;

  /** @param runsBeforeCompiling how many runs are interpreted first. */
  constructor(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode, runsBeforeCompiling: number, filterLimits: FilterLimits) {
    this.document = document;
    this.definition = definition;
    this.#schema = schema;
    this.#conditions = conditionVariables(document);
    this.#runsBeforeCompiling = runsBeforeCompiling;
    this.#mayNot = rightsCheck(schema, document, definition);
    this.#tooLarge = filterCheck(schema, document, definition, filterLimits);
  }

  /** Runs the operation with variables as the client sent them. */
  async run(variables: Variables, context: unknown): Promise<Outcome> {
    const refused = this.#mayNot(variables, context);
    if (refused) return refused;
    const tooLarge = this.#tooLarge(variables);
    if (tooLarge) return { errors: [tooLarge] };
    if (this.#runsBeforeCompiling > 0) {
      this.#runsBeforeCompiling -= 1;
      return this.#interpret(variables, context);
    }
    const { coerced, errors } = getVariableValues(this.#schema, this.definition.variableDefinitions ?? [], variables, { maxErrors: 50 });
    if (errors) return { errors };
    const { direct, compiled } = this.#shape(coerced);
    const dataText = direct && (await answerOrNothing(direct, context, coerced));
    if (dataText !== undefined) return { dataText };
    return compiled()?.(context, coerced) ?? this.#interpret(variables, context);
  }

  /** Does now what the first run would do: for operations that are known at start. */
  prepare(): void {
    if (this.#conditions.length > 0) return;
    const { direct, compiled } = this.#shape({});
    if (!direct) compiled();
  }

  #shape(coerced: Variables): Shape {
    const choices = this.#conditions.map((name) => coerced[name]);
    // A null is an error, which graphql-js words; a condition of another operation in the document has no value here.
    if (choices.includes(null)) return INTERPRETED;
    const key = choices.map((choice) => (choice === true ? '1' : '0')).join('');
    let shape = this.#shapes.get(key);
    if (shape === undefined && this.#shapes.size < MAX_SHAPES) {
      shape = {
        direct: directAnswer(this.#schema, this.document, this.definition, coerced),
        compiled: once(() => compileOperation(this.#schema, this.document, this.definition, coerced)),
      };
      this.#shapes.set(key, shape);
    }
    return shape ?? INTERPRETED;
  }

  async #interpret(variableValues: Variables, contextValue: unknown): Promise<ExecutionResult> {
    return execute({
      schema: this.#schema, document: this.document, operationName: this.definition.name?.value, variableValues, contextValue,
    });
  }
}

/** Whatever goes wrong on the short way goes wrong on the long one too, which says where: a query can be run again. */
async function answerOrNothing(direct: DirectAnswer, context: unknown, coerced: Variables): Promise<string | undefined> {
  try {
    return await direct(context, coerced);
  } catch {
    return undefined;
  }
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
