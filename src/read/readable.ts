import { getNamedType, isObjectType, type GraphQLField, type GraphQLNamedType, type GraphQLObjectType } from 'graphql';
import { Extensions } from 'type-graphql';
import { completeFields } from './declare/from-model.js';
import type { Rule, Condition } from './rules.js';
import type { Sql, Table } from './sql.js';

/**
 * A model whose rows add up to the number of rows of another: the sum of `delta`, apart for each combination of values in
 * `columns`, which both models have. Triggers write it, see the model OrderTally.
 */
export interface Tally {
  model: string;
  columns: readonly string[];
}

/** How an object type is read: the model behind it and the rows a viewer sees. */
export interface TypeReading {
  /** Prisma model. */
  model: string;
  /** Rows that exist for readers at all; soft deletion goes here. */
  existing?: Condition;
  /** Rows that a viewer sees. */
  visible: Rule;
  /** A boolean column: where it is false, lists leave the row out for who sees every row, unless their filter asks about the column. */
  listedWhile?: string;
  /** Knows how many rows there are, for whoever sees all. */
  tally?: Tally;
}

/** How a field is read, where it is not simply the column or relation of its name. */
export interface FieldReading {
  /** Prisma field of another name. */
  column?: string;
  /** Prisma relation of another name. */
  relation?: string;
  /** A relation that the Prisma schema does not name: from this row's table, the other table and the condition that joins them. */
  join?: (table: Table) => { table: Table; on: Sql };
  /** A computed field: its SQL expression over the row. */
  sql?: (table: Table) => Sql;
  /** What `sql` yields is what clients are to read, as `leafSql` writes it; the row that `join` finds always exists. */
  inAnswerForm?: boolean;
  /** A field computed in the process: the columns it needs; its value is made by `value`. */
  fromColumns?: readonly string[];
  value?: (row: never, context: never) => unknown;
  /** Not read by the engine: the field has a resolver of its own. */
  hasResolver?: boolean;
  /** Narrower than the type's own rule: to others the field is null. */
  visible?: Rule;
  /** Further condition on the rows of a list field. */
  where?: Condition;
  /**
   * Whoever sees this row sees the related one too, whatever the other type's own rule says: the project of one's own
   * order is still shown when it was taken off sale.
   */
  visibleWithParent?: boolean;
}

/**
 * A root field that the engine answers by itself: a list, one thing by its id, or (`node`) whatever a `nodeId` names. `may` throws
 * where the viewer may not ask at all.
 */
export interface RootReading {
  may?: ((viewer: never) => void) | undefined;
  node?: boolean;
}

/** Class decorator beside `@ObjectType`: this type is answered by the read engine, and has the fields of its model. */
export function Readable(reading: TypeReading): ClassDecorator {
  return (type) => {
    Extensions({ read: reading })(type);
    completeFields(type, reading.model, 'read');
  };
}

/** Property decorator beside `@Field`: how the read engine answers it. */
export function Reads(reading: FieldReading): PropertyDecorator {
  return Extensions({ read: reading }) as PropertyDecorator;
}

export function typeReading(type: GraphQLNamedType | undefined): TypeReading | undefined {
  return type?.extensions['read'] as TypeReading | undefined;
}

/** Property decorator beside `@Query`. */
export function ReadsRoot(reading: RootReading): PropertyDecorator {
  return Extensions({ readRoot: reading }) as PropertyDecorator;
}

export function rootReading(field: GraphQLField<unknown, unknown>): RootReading | undefined {
  return field.extensions['readRoot'] as RootReading | undefined;
}

/** Throws where a viewer may not ask for things of the type by their `nodeId`. */
export function nodeMay(type: GraphQLObjectType): RootReading['may'] {
  return type.extensions['nodeMay'] as RootReading['may'];
}

const NOTHING_SPECIAL: FieldReading = {};

export function fieldReading(field: GraphQLField<unknown, unknown>): FieldReading {
  return (field.extensions['read'] as FieldReading | undefined) ?? NOTHING_SPECIAL;
}

/** The object type in a connection type's `nodes`, or undefined where the type is no connection. */
export function nodeTypeOf(type: GraphQLObjectType): GraphQLObjectType | undefined {
  if (type.extensions['connection'] !== true) return undefined;
  const node = getNamedType(type.getFields()['nodes']?.type);
  return isObjectType(node) ? node : undefined;
}
