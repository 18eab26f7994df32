import type { GraphQLInputObjectType, GraphQLObjectType } from 'graphql';
import { fieldReading, nodeTypeOf } from '../readable.js';
import { conditionOf, type ViewerKind } from '../rules.js';
import type { Sql, Table } from '../sql.js';
import { objectTypeOf } from '../statement/selection.js';
import { relatedRows, visibleRows } from '../statement/visible-rows.js';
import { isShownWithParent } from './filter-marks.js';
import type { Compared } from './filter-operators.js';

/** The rows that a filter is about: those of a table as an object type shows them to a kind of viewer. */
export interface Target {
  readonly table: Table;
  /** Undefined for rows that no type of their own shows, see `shownWithParent`. */
  readonly type: GraphQLObjectType | undefined;
  readonly kind: ViewerKind | null;
}

/** Related rows, and the conditions that join them to the row and leave those that the viewer sees. */
export interface RelatedTarget extends Target {
  readonly conditions: readonly Sql[];
}

/**
 * The rows behind a relation of a filter: those that the viewer finds in the field of this name, and no others, or a
 * filter would tell what nobody shows.
 */
export function relatedTarget(filter: GraphQLInputObjectType, name: string, { table, type, kind }: Target): RelatedTarget {
  if (isShownWithParent(filter, name)) {
    const related = table.related(name);
    return { table: related.table, type: undefined, kind, conditions: [related.on] };
  }
  const field = type?.getFields()[name];
  const shown = field && objectTypeOf(field);
  if (field === undefined || shown === undefined)
    throw new Error(`${filter.name}.${name} asks about rows that ${type?.name ?? 'its type'} does not show.`);
  const reading = fieldReading(field);
  const related = relatedRows(field, table);
  const ofField = reading.visible?.(kind) ?? true;
  const conditions = [
    related.on,
    ...visibleRows(nodeTypeOf(shown) ?? shown, related.table, kind, reading.visibleWithParent),
    ...related.where,
    ...(ofField === true ? [] : [conditionOf(ofField, table)]),
  ];
  return { table: related.table, type: nodeTypeOf(shown) ?? shown, kind, conditions };
}

/** What a filter compares under a name: a column, or the expression behind the type's field of this name. */
export function comparedOf(name: string, { table, type }: Target): Compared & { readonly nullable: boolean } {
  if (table.has(name)) return { sql: table.column(name), type: table.typeOf(name), nullable: table.columnOf(name).nullable };
  const field = type?.getFields()[name];
  const expression = field && fieldReading(field).sql?.(table);
  const sqlType = field && EXPRESSION_TYPES[String(field.type).replace('!', '')];
  if (expression === undefined || sqlType === undefined) throw new Error(`Nothing to compare under the name ${name}.`);
  return { sql: expression, type: sqlType, nullable: true };
}

const EXPRESSION_TYPES: Readonly<Record<string, string>> = { Int: 'int', String: 'text', Boolean: 'boolean' };
