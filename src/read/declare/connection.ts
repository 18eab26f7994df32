import { ArgsType, Extensions, Field, Int, ObjectType } from 'type-graphql';
import { DEFAULT_PAGE_SIZE, PUBLIC_LIMITS } from '../statement/connection-sql.js';
import { declaredObject, named, objectNamed, type TypeClass } from './types-by-name.js';

@ObjectType({ description: 'Where a page of a list stands in the whole.', simpleResolvers: true })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether items follow this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether items precede this page.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first item, for `before`; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last item, for `after`; null on an empty page.' })
  endCursor!: string | null;
}

/** The connection type of the object type of this name, `<Name>Connection`: declared at the first call. */
export function connectionOf(name: string): TypeClass {
  const declared = declaredObject(`${name}Connection`);
  if (declared !== undefined) return declared;
  const node = (): TypeClass => objectNamed(name);
  const edge = named(`${name}Edge`);
  ObjectType({ description: `One ${name} in a list, with its place in it.`, simpleResolvers: true })(edge);
  Field(() => String, { description: 'The place of this item, for `after` and `before`.' })(edge.prototype, 'cursor');
  Field(node, { description: 'The item.' })(edge.prototype, 'node');

  const connection = named(`${name}Connection`);
  ObjectType({
    description: `A page of a list of ${name} items, always in one order: that of \`orderBy\`, or by id.`,
    simpleResolvers: true,
  })(connection);
  Extensions({ connection: true })(connection);
  Field(() => [node()], { description: 'The items of this page.' })(connection.prototype, 'nodes');
  Field(() => [edge], { description: 'The items of this page with their cursors.' })(connection.prototype, 'edges');
  Field(() => Int, { description: 'How many items the whole list has; counted only when asked for.' })(connection.prototype, 'totalCount');
  Field(() => PageInfo, { description: 'Where this page stands in the list.' })(connection.prototype, 'pageInfo');
  return connection;
}

export interface ListOptions {
  description: string;
  /** Filter input made by `filterInput`. */
  filter?: TypeClass;
  /** Order enum whose values are `<Prisma field> asc|desc`, and its default. */
  orderBy?: { enum: object; default: string };
}

/** The arguments of a list. */
export function listArguments({ filter, orderBy }: Omit<ListOptions, 'description'>): TypeClass {
  const type = named('ListArguments');
  ArgsType()(type);
  const field = (name: string, typeOf: () => never, description: string, defaultValue?: unknown): void =>
    Field(typeOf, { nullable: true, description, ...(defaultValue === undefined ? {} : { defaultValue }) })(type.prototype, name);
  const size = `0 to ${PUBLIC_LIMITS.pageSize}`;
  field(
    'first',
    () => Int as never,
    `How many items at most, from the beginning: ${size}; ${DEFAULT_PAGE_SIZE} where \`last\` is absent too.`,
  );
  field('after', () => String as never, 'Only items behind this cursor.');
  field('last', () => Int as never, `How many items at most, from the end: ${size}. Not beside \`first\` or \`offset\`.`);
  field('before', () => String as never, 'Only items before this cursor.');
  field('offset', () => Int as never, `How many items to leave out first, 0 to ${PUBLIC_LIMITS.offset}; prefer \`after\` for paging on.`);
  if (filter !== undefined) field('filter', () => filter as never, 'Only items that meet this.');
  if (orderBy !== undefined)
    field(
      'orderBy',
      () => orderBy.enum as never,
      'The order of the list; equal items follow their ids, so pages fit together.',
      orderBy.default,
    );
  return type;
}
