import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLField,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  type SelectionSetNode,
  isNonNullType,
} from 'graphql';
import { ignoresToken, needsSignIn } from '../../access/open-to-everybody.js';
import { PlatformError, ReasonedError } from '../../platform/errors.js';
import { rootReading } from '../../read/readable.js';
import type { ViewerKind } from '../../read/rules.js';
import { requireSight } from '../../read/sight.js';
import { type SelectedField, objectTypeOf, selectedFields } from '../../read/statement/selection.js';
import { fragmentsOf } from '../admission/limits/document-limits.js';

type Variables = Readonly<Record<string, unknown>>;

/** The refusal of an operation whose caller may not ask it, whatever the variables; undefined: it is to be run. */
export type RightsCheck = (variables: Variables, context: unknown) => ExecutionResult | undefined;

/**
 * Rights come before values: who may not ask for a root field is told so before anything looks at the variables. What the
 * answer is then is known without them where a refused field may not be null, or where none is left. Else the operation
 * runs, and refuses the field in its place.
 */
export function rightsCheck(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): RightsCheck {
  const root = schema.getRootType(operation.operation);
  if (!root || operation.operation === OperationTypeNode.SUBSCRIPTION) return () => undefined;
  const fragments = Object.fromEntries(fragmentsOf(document));
  const fieldsFor = (variableValues: Variables): SelectedField[] =>
    selectedFields({ schema, fragments, variableValues }, root, [operation]);
  const always = attempt(() => fieldsFor({}));

  return (variables, context) => {
    // Conditions that these variables do not decide are complained of when they are coerced.
    const fields = always ?? attempt(() => fieldsFor(variables));
    if (!fields) return undefined;
    const viewer = (context as { readonly viewer?: ViewerKind | null }).viewer ?? null;
    const refused = fields.flatMap((field) => {
      const refusal = refusalOf(field.definition, viewer);
      return refusal ? [{ field, error: located(refusal, field) }] : [];
    });
    const deciding = refused.find(({ field }) => isNonNullType(field.definition.type));
    if (deciding) return { data: null, errors: [deciding.error] };
    if (refused.length === 0 || refused.length < fields.length) return undefined;
    return { data: Object.fromEntries(refused.map(({ field }) => [field.responseName, null])), errors: refused.map(({ error }) => error) };
  };
}

/** Whether each root field, also one that a condition leaves out, is introspection, `__typename` or does the same whoever asks. */
export function allIgnoreToken(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const fields = schema.getRootType(operation.operation)?.getFields() ?? {};
  const fragments = fragmentsOf(document);
  const seen = new Set<string>();
  const allIn = ({ selections }: SelectionSetNode): boolean =>
    selections.every((selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return allIn(selection.selectionSet);
      const name = selection.name.value;
      if (selection.kind === Kind.FIELD) return name.startsWith('__') || (fields[name] !== undefined && ignoresToken(fields[name]));
      if (seen.has(name)) return true;
      seen.add(name);
      const fragment = fragments.get(name);
      return fragment !== undefined && allIn(fragment.selectionSet);
    });
  return allIn(operation.selectionSet);
}

function refusalOf(definition: GraphQLField<unknown, unknown>, viewer: ViewerKind | null): ReasonedError | undefined {
  const reading = rootReading(definition);
  const type = objectTypeOf(definition);
  try {
    reading?.may?.(viewer as never);
    if (reading && type) requireSight(type, viewer);
  } catch (error) {
    if (error instanceof ReasonedError) return error;
    throw error;
  }
  return needsSignIn(definition) && viewer === null ? new PlatformError('UNAUTHENTICATED') : undefined;
}

function located(
  refusal: ReasonedError,
  { responseName, nodes }: { readonly responseName: string; readonly nodes: readonly FieldNode[] },
): GraphQLError {
  return new GraphQLError(refusal.message, { nodes, path: [responseName], originalError: refusal });
}

function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
