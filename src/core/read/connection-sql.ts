import type { FieldNode } from 'graphql';
import { DomainError } from '../errors.js';
import type { Bound } from './arguments.js';
import { filterCondition } from './filter.js';
import { afterCursor, cursorOf, orderBy, parseOrder } from './order.js';
import { objectTypeOf, selectedFields, type Document, type SelectedField } from './selection.js';
import { join, parameter, raw, sql, type Inputs, type PageLimits, type Sql, type Table, whereSql } from './sql.js';

export const DEFAULT_PAGE_SIZE = 20;

/** Limits of the public API. The legacy layer, whose contracts document complete lists, runs without them. */
export const PUBLIC_LIMITS: PageLimits = { pageSize: 100, offset: 10_000 };
export const NO_LIMITS: PageLimits = { pageSize: 1_000_000_000, offset: 2 ** 31 - 1 };

interface ConnectionParts {
  document: Document;
  selection: readonly SelectedField[];
  args: ReadonlyMap<string, Bound>;
  table: Table;
  /** Scope and visibility of the rows. */
  conditions: readonly Sql[];
  /** `SELECT` list of one row for the nodes that select it. */
  rowOf: (nodes: readonly FieldNode[]) => Sql;
}

/** A connection as one SELECT of one JSON object; parts that are not selected cost nothing. */
export function connectionSql({ document, selection, args, table, conditions, rowOf }: ConnectionParts): Sql {
  const nodesOf = (name: string): FieldNode[] => selection.filter(({ definition }) => definition.name === name).flatMap(({ nodes }) => nodes);
  const edges = selection.filter(({ definition }) => definition.name === 'edges');
  const edgeFields = edges.flatMap((field) => {
    const type = objectTypeOf(field.definition);
    return type === undefined ? [] : selectedFields(document, type, field.nodes);
  });
  const pageInfo = nodesOf('pageInfo').length > 0;
  const rowNodes = [...nodesOf('nodes'), ...edgeFields.filter(({ definition }) => definition.name === 'node').flatMap(({ nodes }) => nodes)];

  const order = parseOrder(valueOf(args.get('orderBy')) ?? 'id asc');
  const filter = filterCondition(args.get('filter'), table);
  const counted = filter === undefined ? conditions : [...conditions, filter];
  const after = args.get('after');
  const rows = after?.kind === 'value' ? [...counted, afterCursor(order, table, ({ variables }) => after.read(variables))] : counted;
  const first = parameter('int', pageSize(args.get('first')));
  const offset = parameter('int', pageOffset(args.get('offset')));
  const from = sql`FROM ${table.from} ${whereSql(rows)} ORDER BY ${orderBy(order, table)}`;
  const skip = args.has('offset') ? sql` OFFSET ${offset}` : raw('');

  const withRows = rowNodes.length > 0 || edges.length > 0 || pageInfo;
  // Parameters check the page's limits when they are filled: a count alone refuses what a page of rows would.
  const limits = withRows ? [] : [sql`${first} >= 0`, ...(args.has('offset') ? [sql`${offset} >= 0`] : [])];

  const parts: Sql[] = [];
  if (nodesOf('totalCount').length > 0) parts.push(sql`'totalCount', (SELECT count(*) FROM ${table.from} ${whereSql([...counted, ...limits])})`);

  if (edges.length === 0 && !pageInfo) {
    if (rowNodes.length > 0) parts.push(sql`'nodes', (SELECT coalesce(json_agg(r), '[]') FROM (${rowOf(rowNodes)} ${from} LIMIT ${first}${skip}) r)`);
    return sql`SELECT json_build_object(${join(parts.length === 0 ? [raw('')] : parts, ', ')})`;
  }

  const row = rowNodes.length === 0 ? raw('NULL::json') : sql`(SELECT row_to_json(r) FROM (${rowOf(rowNodes)}) r)`;
  const inPage = sql`FILTER (WHERE p.position <= ${first})`;
  // One order for all aggregates: PostgreSQL sorts their common input by it, and one without would get that of another.
  const cursors = sql`(array_agg(p.cursor ORDER BY p.position) ${inPage})`;
  if (nodesOf('nodes').length > 0) parts.push(sql`'nodes', coalesce(json_agg(p.node ORDER BY p.position) ${inPage}, '[]')`);
  if (edges.length > 0) parts.push(sql`'edges', coalesce(json_agg(json_build_object('cursor', p.cursor, 'node', p.node) ORDER BY p.position) ${inPage}, '[]')`);
  if (pageInfo) {
    const previous = after !== undefined ? raw('true') : args.has('offset') ? sql`${offset} > 0` : raw('false');
    parts.push(sql`'pageInfo', json_build_object('hasNextPage', count(*) > ${first}, 'hasPreviousPage', ${previous},
      'startCursor', ${cursors}[1], 'endCursor', ${cursors}[least(${first}, count(*))])`);
  }
  return sql`SELECT json_build_object(${join(parts, ', ')}) FROM (
    SELECT q.*, row_number() OVER () AS position FROM (
      SELECT ${row} AS node, ${cursorOf(order, table)} AS cursor ${from} LIMIT ${first} + 1${skip}) q) p`;
}

function valueOf(bound: Bound | undefined): unknown {
  return bound?.kind === 'value' ? bound.now : undefined;
}

function pageSize(bound: Bound | undefined): (inputs: Inputs) => number {
  return ({ variables, limits }) => {
    const size = bound?.kind === 'value' ? bound.read(variables) : DEFAULT_PAGE_SIZE;
    if (typeof size !== 'number' || size < 0) throw new DomainError('BAD_PAGE_SIZE', { field: 'first', params: { max: limits.pageSize } });
    if (size > limits.pageSize) throw new DomainError('BAD_PAGE_SIZE', { field: 'first', params: { max: limits.pageSize } });
    return size;
  };
}

function pageOffset(bound: Bound | undefined): (inputs: Inputs) => number {
  return ({ variables, limits }) => {
    const offset = bound?.kind === 'value' ? bound.read(variables) : 0;
    if (typeof offset !== 'number' || offset < 0 || offset > limits.offset) {
      throw new DomainError('BAD_OFFSET', { field: 'offset', params: { max: limits.offset } });
    }
    return offset;
  };
}
