import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  typeFromAST,
  visit,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { DEFAULT_PAGE_SIZE, PUBLIC_LIMITS } from '../../../read/statement/connection-sql.js';
import { fragmentsOf } from './document-limits.js';

type Variables = Readonly<Record<string, unknown>>;

/** `{ __schema }` answers the whole schema however it is asked: ten fit into the default limit. */
const SCHEMA_COST = 10_000;
const TYPE_COST = 500;

const MAX_REMEMBERED_COSTS = 200;

/** The arguments that say how large a page is. */
const PAGE_SIZES = new Set(['first', 'last']);

interface Walk {
  readonly schema: GraphQLSchema;
  readonly variables: Variables;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Costs of fragments; each is computed once, or nested spreads would take exponential time. */
  readonly known: Map<string, number>;
}

/**
 * What an operation may cost at worst, in fields of the answer: a field costs 1, and what is selected inside a list
 * counts once for each row: for a connection its `first` or `last` (20 when absent), for a list without paging 20.
 * @param variables as the client sent them; not yet checked.
 */
export function queryCost(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode, variables: Variables): number {
  const root = schema.getRootType(operation.operation);
  if (!root) return 0;
  return costOf(operation.selectionSet, root, false, {
    schema,
    variables: withDefaults(operation, variables),
    fragments: fragmentsOf(document),
    known: new Map(),
  });
}

/** `queryCost` of an operation that is asked often: computed once for each set of page sizes. */
export function rememberedCost(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): (variables: Variables) => number {
  const names = pageSizeVariables(document);
  if (names.length === 0) {
    const cost = queryCost(schema, document, operation, {});
    return () => cost;
  }
  const known = new LRUCache<string, number>({ max: MAX_REMEMBERED_COSTS });
  return (variables) => {
    const key = names.map((name) => sizeKey(variables[name])).join();
    let cost = known.get(key);
    if (cost === undefined) known.set(key, (cost = queryCost(schema, document, operation, variables)));
    return cost;
  };
}

/** Whatever is no number costs the same: nothing the default, anything else a full page. */
function sizeKey(size: unknown): string {
  return typeof size === 'number' ? String(size) : size === undefined || size === null ? '' : '?';
}

function pageSizeVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Argument({ name, value }) {
      if (PAGE_SIZES.has(name.value) && value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/** @param inConnection whether the parent is a connection, whose `nodes` and `edges` were counted with its page size. */
function costOf(set: SelectionSetNode, parent: GraphQLCompositeType, inConnection: boolean, walk: Walk): number {
  let cost = 0;
  for (const selection of set.selections) {
    if (selection.kind === Kind.FIELD) {
      cost += fieldCost(selection, parent, inConnection, walk);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      cost += costOf(selection.selectionSet, conditionType(selection.typeCondition, parent, walk), inConnection, walk);
    } else {
      cost += fragmentCost(selection.name.value, parent, inConnection, walk);
    }
  }
  return cost;
}

function fragmentCost(name: string, parent: GraphQLCompositeType, inConnection: boolean, walk: Walk): number {
  const fragment = walk.fragments.get(name);
  if (!fragment) return 0;
  const key = `${name} ${inConnection}`;
  const known =
    walk.known.get(key) ?? costOf(fragment.selectionSet, conditionType(fragment.typeCondition, parent, walk), inConnection, walk);
  walk.known.set(key, known);
  return known;
}

function fieldCost(node: FieldNode, parent: GraphQLCompositeType, inConnection: boolean, walk: Walk): number {
  const name = node.name.value;
  if (name === '__schema') return SCHEMA_COST;
  if (name === '__type') return TYPE_COST;
  const field = isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
  const type = field && getNamedType(field.type);
  if (!field || !node.selectionSet || !isCompositeType(type)) return 1;
  const paged = field.args.some((it) => it.name === 'first');
  const rows = paged ? pageSize(node, walk.variables) : plainListSize(field, inConnection);
  return 1 + rows * costOf(node.selectionSet, type, paged, walk);
}

function plainListSize(field: GraphQLField<unknown, unknown>, inConnection: boolean): number {
  return isListType(getNullableType(field.type)) && !inConnection ? DEFAULT_PAGE_SIZE : 1;
}

/** A size that is out of range or no number costs a full page here; the engine refuses it with a better message. */
function pageSize(node: FieldNode, variables: Variables): number {
  const sizes = node.arguments?.flatMap(({ name, value }) => (PAGE_SIZES.has(name.value) ? sizeIn(value, variables) : [])) ?? [];
  return sizes.length === 0 ? DEFAULT_PAGE_SIZE : Math.max(...sizes);
}

function sizeIn(value: ValueNode, variables: Variables): number[] {
  const size = value.kind === Kind.VARIABLE ? variables[value.name.value] : 'value' in value ? Number(value.value) : NaN;
  if (value.kind === Kind.NULL || size === undefined || size === null) return [];
  return [typeof size === 'number' && size >= 0 && size <= PUBLIC_LIMITS.pageSize ? Math.max(1, size) : PUBLIC_LIMITS.pageSize];
}

function withDefaults(operation: OperationDefinitionNode, variables: Variables): Variables {
  const known: Record<string, unknown> = { ...variables };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    const name = variable.name.value;
    if (defaultValue?.kind === Kind.INT && known[name] === undefined) known[name] = Number(defaultValue.value);
  }
  return known;
}

function conditionType(
  condition: FragmentDefinitionNode['typeCondition'] | undefined,
  parent: GraphQLCompositeType,
  walk: Walk,
): GraphQLCompositeType {
  const type = condition && typeFromAST(walk.schema, condition);
  return isCompositeType(type) ? type : parent;
}
