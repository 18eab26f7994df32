import {
  Kind,
  getNullableType,
  isInputObjectType,
  isListType,
  valueFromAST,
  type ArgumentNode,
  type GraphQLArgument,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type ValueNode,
} from 'graphql';

type Variables = Readonly<Record<string, unknown>>;

/**
 * An argument as the compiler sees it: its shape now, its values at each execution. Objects and lists of objects are
 * shape (they decide which conditions a statement has); leaves and lists of leaves are values (they become parameters).
 * `null` is an inner place that was named and given nothing: a null, or a variable that is absent.
 */
export type Bound =
  | { kind: 'value'; read: (variables: Variables) => unknown; now: unknown }
  | { kind: 'object'; type: GraphQLInputObjectType; fields: ReadonlyMap<string, Bound> }
  | { kind: 'list'; items: readonly Bound[] }
  | { kind: 'null' };

const NULL: Bound = { kind: 'null' };

/** Binds the arguments of a field; absent and null ones are left out. */
export function bindArguments(
  definitions: readonly GraphQLArgument[],
  nodes: readonly ArgumentNode[] | undefined,
  variables: Variables,
): ReadonlyMap<string, Bound> {
  const bound = new Map<string, Bound>();
  for (const definition of definitions) {
    const node = nodes?.find((candidate) => candidate.name.value === definition.name);
    const value =
      node === undefined || isAbsentVariable(node.value, variables)
        ? bindConstant(definition.type, definition.defaultValue)
        : bindNode(definition.type, node.value, variables);
    if (value !== undefined && value.kind !== 'null') bound.set(definition.name, value);
  }
  return bound;
}

function isAbsentVariable(node: ValueNode, variables: Variables): boolean {
  return node.kind === Kind.VARIABLE && variables[node.name.value] === undefined;
}

function bindNode(type: GraphQLInputType, node: ValueNode, variables: Variables): Bound {
  if (node.kind === Kind.VARIABLE) {
    const name = node.name.value;
    return bindValue(type, variables[name], (current) => current[name]) ?? NULL;
  }
  if (node.kind === Kind.NULL) return NULL;
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable) && node.kind === Kind.OBJECT) {
    const fields = new Map<string, Bound>();
    for (const field of Object.values(nullable.getFields())) {
      const given = node.fields.find((candidate) => candidate.name.value === field.name);
      const value = given === undefined ? bindConstant(field.type, field.defaultValue) : bindNode(field.type, given.value, variables);
      if (value !== undefined) fields.set(field.name, value);
    }
    return { kind: 'object', type: nullable, fields };
  }
  if (isListType(nullable) && isInputObjectType(getNullableType(nullable.ofType))) {
    const nodes = node.kind === Kind.LIST ? node.values : [node];
    return { kind: 'list', items: nodes.map((item) => bindNode(nullable.ofType, item, variables)) };
  }
  const read = (current: Variables): unknown => valueFromAST(node, type, current);
  const now = read(variables);
  return now === undefined || now === null ? NULL : { kind: 'value', read, now };
}

/** Undefined where nothing was given. */
function bindValue(type: GraphQLInputType, value: unknown, read: (variables: Variables) => unknown): Bound | undefined {
  if (value === undefined) return undefined;
  if (value === null) return NULL;
  const nullable = getNullableType(type);
  if (isInputObjectType(nullable)) {
    const fields = new Map<string, Bound>();
    for (const { name, type: fieldType } of Object.values(nullable.getFields())) {
      const field = bindValue(fieldType, property(value, name), (variables) => property(read(variables), name));
      if (field !== undefined) fields.set(name, field);
    }
    return { kind: 'object', type: nullable, fields };
  }
  if (isListType(nullable) && isInputObjectType(getNullableType(nullable.ofType))) {
    const items = Array.isArray(value) ? value : [value];
    return {
      kind: 'list',
      items: items.map((item, index) => bindValue(nullable.ofType, item, (variables) => element(read(variables), index)) ?? NULL),
    };
  }
  return { kind: 'value', read, now: value };
}

function bindConstant(type: GraphQLInputType, value: unknown): Bound | undefined {
  return bindValue(type, value, () => value);
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function element(value: unknown, index: number): unknown {
  return Array.isArray(value) ? value[index] : index === 0 ? value : undefined;
}
