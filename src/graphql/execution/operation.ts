import { type DocumentNode, type ExecutionResult, type GraphQLSchema, type OperationDefinitionNode, execute, getVariableValues } from 'graphql';
import { type CompiledOperation, compileOperation } from './compile.js';
import { conditionVariables } from './rewrite.js';

type Variables = Readonly<Record<string, unknown>>;

/** More shapes than this of one operation are interpreted: each `@skip` or `@include` variable doubles their number. */
const MAX_SHAPES = 16;

/** One operation of a document, compiled once for each set of conditional fields that clients ask for. */
export class Operation {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #definition: OperationDefinitionNode;
  readonly #conditions: readonly string[];
  /** By the values of the condition variables; undefined stands for "not fit for compilation". */
  readonly #shapes = new Map<string, CompiledOperation | undefined>();
  #runsBeforeCompiling: number;

  /** @param runsBeforeCompiling how many runs are interpreted first. */
  constructor(schema: GraphQLSchema, document: DocumentNode, definition: OperationDefinitionNode, runsBeforeCompiling: number) {
    this.#schema = schema;
    this.#document = document;
    this.#definition = definition;
    this.#conditions = conditionVariables(document);
    this.#runsBeforeCompiling = runsBeforeCompiling;
  }

  /** Runs the operation with variables as the client sent them. */
  async run(variables: Variables, context: unknown): Promise<ExecutionResult> {
    if (this.#runsBeforeCompiling > 0) {
      this.#runsBeforeCompiling -= 1;
      return this.#interpret(variables, context);
    }
    const { coerced, errors } = getVariableValues(this.#schema, this.#definition.variableDefinitions ?? [], variables, { maxErrors: 50 });
    if (errors) return { errors };
    return this.#shape(coerced)?.(context, coerced) ?? this.#interpret(variables, context);
  }

  #shape(coerced: Variables): CompiledOperation | undefined {
    const choices = this.#conditions.map((name) => coerced[name]);
    // A null is an error, which graphql-js words; a condition of another operation in the document has no value here.
    if (choices.includes(null)) return undefined;
    const key = choices.map((choice) => (choice === true ? '1' : '0')).join('');
    if (!this.#shapes.has(key) && this.#shapes.size < MAX_SHAPES) {
      this.#shapes.set(key, compileOperation(this.#schema, this.#document, this.#definition, coerced));
    }
    return this.#shapes.get(key);
  }

  async #interpret(variableValues: Variables, contextValue: unknown): Promise<ExecutionResult> {
    return execute({
      schema: this.#schema, document: this.#document, operationName: this.#definition.name?.value, variableValues, contextValue,
    });
  }
}
