import type { GraphQLObjectType } from 'graphql';
import { typeReading, type TypeReading } from './readable.js';
import { conditionOf, type ViewerKind } from './rules.js';
import type { Sql, Table } from './sql.js';

/** How a type is read; throws where it is no type of rows. */
export function readingOf(type: GraphQLObjectType): TypeReading {
  const reading = typeReading(type);
  if (reading === undefined) throw new Error(`${type.name} is not @Readable.`);
  return reading;
}

/** What a viewer of this kind may see of a type: rows that exist and are visible, or (`along`) come with a visible one. */
export function visibleRows(type: GraphQLObjectType, table: Table, kind: ViewerKind | null, along = false): Sql[] {
  const { live, visible } = readingOf(type);
  const outcome = along || visible(kind);
  return [...(live === undefined ? [] : [live(table)]), ...(outcome === true ? [] : [conditionOf(outcome, table)])];
}
