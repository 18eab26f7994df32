import {
  type ArgumentNode, BREAK, type DirectiveNode, type DocumentNode, type FieldNode, GraphQLIncludeDirective, type GraphQLInputType,
  GraphQLSkipDirective, type GraphQLSchema, Kind, type OperationDefinitionNode, type SelectionNode, TypeInfo, type ValueNode,
  type VariableDefinitionNode, getDirectiveValues, getNamedType, isAbstractType, print, valueFromAST, visit, visitWithTypeInfo,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/** The name of the stand-in type of every variable of a rewritten document: its values are coerced already. */
export const COERCED_VALUE = 'GatewayCoercedValue';

export interface RewrittenDocument {
  readonly document: DocumentNode;
  /** Adds the values of the hoisted arguments to the coerced variables; undefined when one is not valid. */
  bind(coerced: Variables): Variables | undefined;
}

interface HoistedArgument {
  readonly variable: string;
  readonly value: ValueNode;
  readonly type: GraphQLInputType;
}

/**
 * Rewrites one operation so that graphql-jit has nothing left to interpret that it interprets differently from
 * graphql-js, for one set of values of the variables in `@skip` and `@include`:
 * - those directives are resolved and removed (the compiler mixes up the conditions of a fragment used twice);
 * - every argument becomes a variable, its value computed by graphql-js (the compiler loses defaults and optional
 *   variables inside input objects, and it puts the text of literals into the code it generates: a hostile literal
 *   could become code);
 * - every variable gets a stand-in type, for the values come coerced by graphql-js.
 * Undefined when the operation must not be compiled: abstract types, whose resolution may be asynchronous here.
 */
export function rewriteForCompiler(
  schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, coerced: Variables,
): RewrittenDocument | undefined {
  const prefix = unusedPrefix(operation);
  const hoisted = new Map<string, HoistedArgument>();
  const typeInfo = new TypeInfo(schema);
  let compilable = true;

  const resolveConditions = <T extends SelectionNode>(node: T): T | null =>
    isIncluded(node, coerced) ? { ...node, directives: node.directives?.filter((it) => !isCondition(it)) } : null;

  const hoist = (node: ArgumentNode): ArgumentNode | undefined => {
    if (node.value.kind === Kind.VARIABLE || typeInfo.getDirective()) return undefined;
    const type = typeInfo.getInputType();
    if (!type) {
      compilable = false;
      return undefined;
    }
    // Fields that are merged must keep equal arguments: the same value gets the same variable.
    const key = `${type.toString()} ${print(node.value)}`;
    const known = hoisted.get(key) ?? { variable: `${prefix}${hoisted.size}`, value: node.value, type };
    hoisted.set(key, known);
    return { ...node, value: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: known.variable } } };
  };

  const kept = document.definitions.filter((it) => it === operation || it.kind === Kind.FRAGMENT_DEFINITION);
  const rewritten = visit({ kind: Kind.DOCUMENT, definitions: kept }, visitWithTypeInfo(typeInfo, {
    Field(node: FieldNode) {
      if (isAbstractType(getNamedType(typeInfo.getType()))) {
        compilable = false;
        return BREAK;
      }
      return resolveConditions(node);
    },
    InlineFragment: resolveConditions,
    FragmentSpread: resolveConditions,
    Argument: hoist,
    VariableDefinition: () => false,
  }));
  if (!compilable) return undefined;

  const variableNames = (operation.variableDefinitions ?? []).map((it) => it.variable.name.value);
  const definitions = [...variableNames, ...[...hoisted.values()].map((it) => it.variable)].map(coercedVariable);
  return {
    document: {
      kind: Kind.DOCUMENT,
      definitions: rewritten.definitions.map((it) =>
        it.kind === Kind.OPERATION_DEFINITION ? { ...it, variableDefinitions: definitions } : it),
    },
    bind: (variables) => bindArguments([...hoisted.values()], variables),
  };
}

/** Names of the variables that decide which fields an operation of this document selects. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive(node) {
      if (!isCondition(node)) return;
      for (const argument of node.arguments ?? []) {
        if (argument.value.kind === Kind.VARIABLE) names.add(argument.value.name.value);
      }
    },
  });
  return [...names];
}

function bindArguments(hoisted: readonly HoistedArgument[], coerced: Variables): Variables | undefined {
  const bound: Record<string, unknown> = { ...coerced };
  for (const { variable, value, type } of hoisted) {
    const argument = valueFromAST(value, type, coerced);
    if (argument === undefined) return undefined;
    bound[variable] = argument;
  }
  return bound;
}

function coercedVariable(name: string): VariableDefinitionNode {
  return {
    kind: Kind.VARIABLE_DEFINITION,
    variable: { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } },
    type: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: COERCED_VALUE } },
  };
}

function isCondition(directive: DirectiveNode): boolean {
  return directive.name.value === GraphQLSkipDirective.name || directive.name.value === GraphQLIncludeDirective.name;
}

function isIncluded(node: SelectionNode, variables: Variables): boolean {
  if (!node.directives || node.directives.length === 0) return true;
  return getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] !== true
    && getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
}

function unusedPrefix(operation: OperationDefinitionNode): string {
  let prefix = 'argument';
  while (operation.variableDefinitions?.some((it) => it.variable.name.value.startsWith(prefix))) prefix = `_${prefix}`;
  return prefix;
}
