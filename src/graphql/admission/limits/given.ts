import { Kind, type OperationDefinitionNode, type ValueNode } from 'graphql';

export type RawVariables = Readonly<Record<string, unknown>>;

/** A value as a client gave it: in the document, or in a variable that nobody has checked yet. */
export type Given = { readonly node: ValueNode; readonly variables: RawVariables } | { readonly raw: unknown };

/** A value one level deep. */
export type Seen =
  | { readonly kind: 'list'; readonly items: readonly Given[] }
  | { readonly kind: 'object'; readonly fields: readonly (readonly [string, Given])[] }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'other' };

const OTHER: Seen = { kind: 'other' };

export function look(given: Given): Seen {
  return 'node' in given ? lookAtNode(given.node, given.variables) : lookAtRaw(given.raw);
}

function lookAtNode(node: ValueNode, variables: RawVariables): Seen {
  if (node.kind === Kind.VARIABLE) return lookAtRaw(variables[node.name.value]);
  if (node.kind === Kind.LIST) return { kind: 'list', items: node.values.map((item) => ({ node: item, variables })) };
  if (node.kind === Kind.OBJECT)
    return { kind: 'object', fields: node.fields.map(({ name, value }) => [name.value, { node: value, variables }]) };
  return 'value' in node && typeof node.value === 'string' ? { kind: 'text', text: node.value } : OTHER;
}

function lookAtRaw(value: unknown): Seen {
  if (typeof value === 'string') return { kind: 'text', text: value };
  if (typeof value !== 'object' || value === null) return OTHER;
  if (value instanceof Default) return lookAtNode(value.node, {});
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item: unknown) => ({ raw: item })) };
  return {
    kind: 'object',
    fields: Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => [name, { raw: inner }]),
  };
}

/** Stands for a variable that was left out. */
class Default {
  constructor(readonly node: ValueNode) {}
}

/** The variables, with the operation's defaults for those that were left out. */
export function withDefaults({ variableDefinitions = [] }: OperationDefinitionNode, variables: RawVariables): RawVariables {
  const defaults = variableDefinitions.flatMap(({ variable: { name }, defaultValue }) =>
    defaultValue !== undefined && variables[name.value] === undefined ? [[name.value, new Default(defaultValue)] as const] : [],
  );
  return defaults.length === 0 ? variables : { ...variables, ...Object.fromEntries(defaults) };
}
