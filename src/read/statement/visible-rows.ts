import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { COMBINING } from '../filter/filter-marks.js';
import { fieldReading, typeReading, type FieldReading, type TypeReading } from '../readable.js';
import { conditionOf, is, type ViewerKind } from '../rules.js';
import { raw, sql, type Sql, type Table } from '../sql.js';
import type { Bound } from './arguments.js';

/** How a type is read; throws where it is no type of rows. */
export function readingOf(type: GraphQLObjectType): TypeReading {
  const reading = typeReading(type);
  if (reading === undefined) throw new Error(`${type.name} is not @Readable.`);
  return reading;
}

/** The rows behind a field, joined to the row that has it, and what the field itself narrows them by. */
export interface RelatedRows {
  readonly table: Table;
  readonly on: Sql;
  readonly where: readonly Sql[];
}

export function relatedRows(definition: GraphQLField<unknown, unknown>, of: Table): RelatedRows {
  const reading = fieldReading(definition);
  const { table, on } = reading.join?.(of) ?? of.related(reading.relation ?? definition.name);
  return { table, on, where: reading.where === undefined ? [] : [reading.where(table)] };
}

/** A field's value for those who see it; null for the others. */
export function guarded({ visible }: FieldReading, table: Table, kind: ViewerKind | null, expression: Sql): Sql {
  const outcome = visible?.(kind) ?? true;
  if (outcome === true) return expression;
  return outcome === false ? raw('NULL') : sql`CASE WHEN ${outcome(table)} THEN ${expression} END`;
}

/** What a viewer of this kind may see of a type: rows that exist and are visible, or (`visibleWithParent`) come with a visible one. */
export function visibleRows(type: GraphQLObjectType, table: Table, kind: ViewerKind | null, visibleWithParent = false): Sql[] {
  const { existing, visible } = readingOf(type);
  const outcome = visibleWithParent || visible(kind);
  return [...(existing === undefined ? [] : [existing(table)]), ...(outcome === true ? [] : [conditionOf(outcome, table)])];
}

/** What a list leaves of the rows that are seen: where every row is, those in force, unless the filter asks about that itself. */
export function listedRows(type: GraphQLObjectType, table: Table, kind: ViewerKind | null, filter: Bound | undefined): Sql[] {
  const { listedWhile, visible } = readingOf(type);
  if (listedWhile === undefined || visible(kind) !== true || asksAbout(listedWhile, filter)) return [];
  return [is(listedWhile, true)(table)];
}

function asksAbout(column: string, filter: Bound | undefined): boolean {
  if (filter?.kind === 'list') return filter.items.some((item) => asksAbout(column, item));
  if (filter?.kind !== 'object') return false;
  return [...filter.fields].some(([name, value]) => name === column || (COMBINING.has(name) && asksAbout(column, value)));
}
