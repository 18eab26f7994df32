import type { GraphQLResolveInfo } from 'graphql';
import { Args, ArgsType, Extensions, Field, Info, Int, ObjectType, Query, Arg, Ctx } from 'type-graphql';
import { DEFAULT_PAGE_SIZE } from './connection-sql.js';
import { Reads, ReadsRoot, type FieldReading } from './readable.js';
import type { Reader } from './reader.js';

/** A class as TypeGraphQL's type functions return it. */
export type TypeClass = new () => object;

@ObjectType({ description: 'Where a page of a list stands in the whole.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item, for `after`; null on an empty page.' })
  endCursor!: string | null;
}

const connections = new Map<TypeClass, TypeClass>();

/** The connection type of an object type, `<Name>Connection`; the same class at each call. */
export function connectionOf(node: TypeClass): TypeClass {
  const known = connections.get(node);
  if (known !== undefined) return known;
  const edge = named(`${node.name}Edge`);
  ObjectType({ description: `One ${node.name} in a list, with its place in it.`, simpleResolvers: true })(edge);
  Field(() => String, { description: 'The place of this item, for `after`.' })(edge.prototype, 'cursor');
  Field(() => node, { description: 'The item.' })(edge.prototype, 'node');

  const connection = named(`${node.name}Connection`);
  ObjectType({ description: `A page of a list of ${node.name} items.`, simpleResolvers: true })(connection);
  Extensions({ connection: true })(connection);
  Field(() => [node], { description: 'The items of this page.' })(connection.prototype, 'nodes');
  Field(() => [edge], { description: 'The items of this page with their cursors.' })(connection.prototype, 'edges');
  Field(() => Int, { description: 'How many items the whole list has; counted only when asked for.' })(connection.prototype, 'totalCount');
  Field(() => PageInfo, { description: 'Where this page stands in the list.' })(connection.prototype, 'pageInfo');
  connections.set(node, connection);
  return connection;
}

export interface ListOptions {
  description: string;
  /** Filter input made by `filterInput`. */
  filter?: TypeClass;
  /** Order enum whose values are `<Prisma field> asc|desc`, and its default. */
  orderBy?: { enum: object; default: string };
}

const argumentClasses = new Map<string, TypeClass>();

function listArguments(node: TypeClass, { filter, orderBy }: ListOptions): TypeClass {
  const key = [node.name, filter?.name, orderBy?.default].join();
  const known = argumentClasses.get(key);
  if (known !== undefined) return known;
  const type = named(`${node.name}ListArguments`);
  ArgsType()(type);
  const field = (name: string, typeOf: () => never, description: string, defaultValue?: unknown): void =>
    Field(typeOf, { nullable: true, description, ...(defaultValue === undefined ? {} : { defaultValue }) })(type.prototype, name);
  field('first', () => Int as never, 'How many items at most: 0 to 100.', DEFAULT_PAGE_SIZE);
  field('after', () => String as never, 'Only items behind this cursor.');
  field('offset', () => Int as never, 'How many items to leave out first, 0 to 10000; prefer `after` for paging on.');
  if (filter !== undefined) field('filter', () => filter as never, 'Only items that meet this.');
  if (orderBy !== undefined) field('orderBy', () => orderBy.enum as never, 'The order of the list.', orderBy.default);
  argumentClasses.set(key, type);
  return type;
}

/** Types that decorators asked for while their node types were still being loaded. */
const awaited: (() => void)[] = [];

/** Makes the connection and argument types that decorators asked for; call it before TypeGraphQL builds a schema. */
export function completeConnections(): void {
  for (const complete of awaited.splice(0)) complete();
}

function request(node: () => TypeClass, options: ListOptions): void {
  awaited.push(() => {
    connectionOf(node());
    listArguments(node(), options);
  });
}

/** What the list and single-thing queries need of the GraphQL context. */
interface ReadContext {
  read: Reader;
  viewer: unknown;
}

/**
 * Method decorator on a resolver class: a root query that lists what the viewer may see of a type. The decorated
 * property needs no body: `@ListQuery(() => Campus, {...}) campuses!: never;` `may` throws where the viewer may not ask at
 * all, for what a visibility rule cannot know, such as menu entries.
 */
export function ListQuery(node: () => TypeClass, options: ListOptions & { may?: (viewer: never) => void }): PropertyDecorator {
  return (target, key) => {
    const resolve = async (_args: object, { read, viewer }: ReadContext, info: GraphQLResolveInfo): Promise<object> => {
      options.may?.(viewer as never);
      return read.list(info);
    };
    Object.defineProperty(target, key, { value: resolve, writable: true });
    Query(() => connectionOf(node()), { description: options.description })(target, key, { value: resolve });
    ReadsRoot({ may: options.may })(target, key);
    Args(() => listArguments(node(), options))(target, key, 0);
    request(node, options);
    Ctx()(target, key, 1);
    Info()(target, key, 2);
  };
}

/** A root query for one thing by id: null where it does not exist or the viewer does not see it. */
export function OneQuery(node: () => TypeClass, options: { description: string }): PropertyDecorator {
  return (target, key) => {
    const resolve = (id: number, { read }: ReadContext, info: GraphQLResolveInfo): Promise<object | null> => read.one(info, { id });
    Object.defineProperty(target, key, { value: resolve, writable: true });
    Query(() => node(), { nullable: true, description: options.description })(target, key, { value: resolve });
    ReadsRoot({})(target, key);
    Arg('id', () => Int, { description: 'The id of the record.' })(target, key, 0);
    Ctx()(target, key, 1);
    Info()(target, key, 2);
  };
}

/** A list field of an object type, over the relation of its name (or the one in `reading`). */
export function ListField(node: () => TypeClass, options: ListOptions & { reading?: FieldReading }): PropertyDecorator {
  return (target, key) => {
    const resolve = (): never => {
      throw new Error('List fields are resolved by the read engine.');
    };
    Object.defineProperty(target, key, { value: resolve, writable: true, configurable: true });
    Field(() => connectionOf(node()), { description: options.description })(target, key, { value: resolve });
    Args(() => listArguments(node(), options))(target, key, 0);
    request(node, options);
    if (options.reading !== undefined) Reads(options.reading)(target, key);
  };
}

/** An empty class of the given name, for types that are made of others. */
export function named(name: string): TypeClass {
  return { [name]: class {} }[name] as TypeClass;
}
