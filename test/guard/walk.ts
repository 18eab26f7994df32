import {
  getNamedType,
  isInterfaceType,
  isLeafType,
  isNonNullType,
  isObjectType,
  parse,
  type DocumentNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { nodeTypeOf, typeReading } from '../../src/read/readable.js';

const PAGE = 100;

/**
 * Everything that can be selected of a type without naming values: every field, objects and lists down to `depth` more
 * levels, and at the end of each path who is there.
 */
export function selectionOf(type: GraphQLObjectType, depth: number, page = PAGE): string {
  const parts = ['__typename'];
  for (const field of Object.values(type.getFields())) {
    if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) continue;
    const target = getNamedType(field.type);
    if (isLeafType(target)) parts.push(field.name);
    else if (isObjectType(target)) parts.push(`${field.name}${objectSelection(target, depth, page)}`);
  }
  return `{ ${parts.join(' ')} }`;
}

/** The selection, and the page, of a field that answers objects. */
export function objectSelection(type: GraphQLObjectType, depth: number, page = PAGE): string {
  const node = nodeTypeOf(type);
  if (node === undefined) return depth > 0 ? selectionOf(type, depth - 1, page) : identityOf(type);
  const nodes = depth > 0 ? selectionOf(node, depth - 1, page) : identityOf(node);
  return `(first: ${page}) { __typename totalCount pageInfo { __typename hasNextPage hasPreviousPage startCursor endCursor } nodes ${nodes} edges { __typename cursor node ${identityOf(node)} } }`;
}

function identityOf(type: GraphQLObjectType): string {
  return 'id' in type.getFields() ? '{ __typename id }' : '{ __typename }';
}

/** Root queries that list a type. */
export function lists(schema: GraphQLSchema): { field: string; type: string }[] {
  return queries(schema).flatMap((field) => {
    const target = getNamedType(field.type);
    const node = isObjectType(target) ? nodeTypeOf(target) : undefined;
    return node === undefined ? [] : [{ field: field.name, type: node.name }];
  });
}

/** Root queries for one thing by its id, null when there is none. */
export function singles(schema: GraphQLSchema): { field: string; type: string }[] {
  return queries(schema).flatMap((field) => {
    const target = getNamedType(field.type);
    const byId = field.args.length === 1 && field.args[0]?.name === 'id' && !isNonNullType(field.type);
    return byId && typeReading(target) !== undefined ? [{ field: field.name, type: target.name }] : [];
  });
}

/** Types whose things `node` finds. */
export function nodeTypes(schema: GraphQLSchema): string[] {
  const node = schema.getType('Node');
  if (!isInterfaceType(node)) throw new Error('There is no interface Node.');
  return schema.getPossibleTypes(node).map(({ name }) => name);
}

/** As the schema's `nodeId` has it: opaque to clients, not to the guard. */
export function nodeIdOf(type: string, id: unknown): string {
  return Buffer.from(`${type}:${String(id)}`).toString('base64');
}

/** Every other root query. */
export function questions(schema: GraphQLSchema): string[] {
  const known = new Set(['node', ...[...lists(schema), ...singles(schema)].map(({ field }) => field)]);
  return queries(schema)
    .map(({ name }) => name)
    .filter((name) => !known.has(name));
}

/** `{ field <everything> }` */
export function deepQuery(schema: GraphQLSchema, field: string, depth: number, args = ''): DocumentNode {
  const target = getNamedType(schema.getQueryType()?.getFields()[field]?.type);
  if (!isObjectType(target)) throw new Error(`${field} answers no objects.`);
  return parse(`{ ${field}${args}${objectSelection(target, depth)} }`);
}

function queries(schema: GraphQLSchema): GraphQLField<unknown, unknown>[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {});
}

/** An object of an answer, by its type. */
export interface Met {
  readonly type: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly path: string;
}

/** Every object in an answer that was asked for its `__typename`. */
export function* objectsIn(value: unknown, path = ''): Generator<Met> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* objectsIn(item, `${path}[${index}]`);
  } else if (typeof value === 'object' && value !== null) {
    const fields = value as Readonly<Record<string, unknown>>;
    if (typeof fields['__typename'] === 'string') yield { type: fields['__typename'], fields, path };
    for (const [key, inner] of Object.entries(fields)) yield* objectsIn(inner, path === '' ? key : `${path}.${key}`);
  }
}
