import { type ExecutionResult, GraphQLError, GraphQLScalarType, type GraphQLSchema, type OperationDefinitionNode, type DocumentNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import { COERCED_VALUE, rewriteForCompiler } from './rewrite.js';

type Variables = Readonly<Record<string, unknown>>;

/** Runs a compiled operation; undefined when these variables need the interpreter (which then says what is wrong). */
export type CompiledOperation = (context: unknown, coerced: Variables) => Promise<ExecutionResult> | undefined;

const coercedValue = new GraphQLScalarType({ name: COERCED_VALUE });

/** Compiles one operation for one choice of its conditional fields; undefined when it is not fit for compilation. */
export function compileOperation(
  schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, coerced: Variables,
): CompiledOperation | undefined {
  const rewritten = rewriteForCompiler(schema, document, operation, coerced);
  if (!rewritten) return undefined;
  const compiled = compileQuery(withCoercedValue(schema), rewritten.document, operation.name?.value, {
    disablingCapturingStackErrors: true,
  });
  if (!isCompiledQuery(compiled)) return undefined;

  return (context, variables) => {
    const bound = rewritten.bind(variables);
    return bound && run(() => compiled.query(undefined, context, bound));
  };
}

async function run(query: () => Promise<ExecutionResult> | ExecutionResult): Promise<ExecutionResult> {
  const result = await query();
  return result.errors ? { ...result, errors: result.errors.map(asGraphQLError) } : result;
}

/** The same schema, knowing the stand-in type of rewritten variables, which clients must not see. */
function withCoercedValue(schema: GraphQLSchema): GraphQLSchema {
  return Object.create(schema, {
    getType: { value: (name: string) => (name === COERCED_VALUE ? coercedValue : schema.getType(name)) },
  });
}

/** The compiler's errors lack `extensions`, which everything after us reads. */
function asGraphQLError(error: GraphQLError): GraphQLError {
  const { originalError, path, locations } = error;
  const located = new GraphQLError(error.message, {
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: originalError instanceof GraphQLError ? originalError.extensions : null,
  });
  return Object.assign(located, { locations });
}
