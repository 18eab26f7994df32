import { TypeNameMetaFieldDef, type FieldNode, type GraphQLObjectType } from 'graphql';
import { PlatformError } from '../../platform/errors.js';
import type { Target } from '../filter/filter-target.js';
import { isDear } from '../filter/filter-weight.js';
import { filterCondition } from '../filter/filter.js';
import type { Tally } from '../readable.js';
import { join, parameter, raw, sql, whereSql, type Inputs, type PageLimits, type Sql, type Table } from '../sql.js';
import type { Bound } from './arguments.js';
import { besideCursor, cursorOf, orderBy, parseOrder, reversed } from './order.js';
import { pageOf } from './page-extent.js';
import { selectedType, type SelectedField } from './selection.js';
import { countSql } from './tally.js';

export const DEFAULT_PAGE_SIZE = 20;

/** Limits of the public API. The legacy layer, whose contracts document complete lists, runs without them. */
export const PUBLIC_LIMITS: PageLimits = { pageSize: 100, offset: 10_000 };
export const NO_LIMITS: PageLimits = { pageSize: 1_000_000_000, offset: 2 ** 31 - 1 };

interface ConnectionParts {
  type: GraphQLObjectType;
  /** The selected parts of the connection, under the names by which they are answered. */
  selection: readonly SelectedField[];
  /** The same for what is selected of `edges` or `pageInfo`. */
  selectionOf: (part: SelectedField) => readonly SelectedField[];
  args: ReadonlyMap<string, Bound>;
  /** The rows that are listed. */
  target: Target;
  /** Tells how many rows there are where nothing else narrows them. */
  tally: Tally | undefined;
  /** Scope and visibility of the rows. */
  conditions: readonly Sql[];
  /** `SELECT` list of one row for the nodes that select it. */
  rowOf: (nodes: readonly FieldNode[]) => Sql;
  /** The rows as a JSON array alone, behind the number of all rows where it is selected. */
  bare: boolean;
}

/**
 * A connection as one SELECT of one JSON object; parts that are not selected cost nothing. `sharesRows`: several parts
 * select rows, and each row has what all of them ask for.
 */
export function connectionSql({ type, selection, selectionOf, args, target, tally, conditions, rowOf, bare }: ConnectionParts): {
  sql: Sql;
  sharesRows: boolean;
} {
  const { table } = target;
  const named = (fields: readonly SelectedField[], name: string): SelectedField[] =>
    fields.filter(({ definition }) => definition.name === name);
  const edges = named(selection, 'edges');
  const rowSelections = [...named(selection, 'nodes'), ...edges.flatMap((edge) => named(selectionOf(edge), 'node'))];
  const rowNodes = rowSelections.flatMap(({ nodes }) => nodes);
  const withEdges = edges.length > 0 || named(selection, 'pageInfo').length > 0;
  const sharesRows = rowSelections.length > 1;

  const order = parseOrder(valueOf(args.get('orderBy')) ?? 'id asc');
  const filter = filterCondition(args.get('filter'), target);
  const matching =
    filter !== undefined && isDear(args.get('filter')) && named(selection, 'totalCount').length > 0
      ? matchingRows(table, [...conditions, filter])
      : undefined;
  const counted = matching !== undefined ? [matching.condition] : filter === undefined ? conditions : [...conditions, filter];
  const beside = (['after', 'before'] as const).flatMap((side) => {
    const cursor = args.get(side);
    return cursor?.kind === 'value' ? [besideCursor(side, order, table, ({ variables }) => cursor.read(variables))] : [];
  });
  const rows = [...counted, ...beside];
  const size = pageSizeIn(args);
  // A page from the end is read from there on, and turned around when it is put together.
  const backward = size.name === 'last';
  const wanted = parameter('int', size.read);
  const offset = parameter('int', pageOffset(args.get('offset')));
  const skip = args.has('offset') ? sql` OFFSET ${offset}` : raw('');
  const now = [size.now, valueOf(args.get('offset')) ?? 0] as const;
  const read = orderBy(backward ? reversed(order) : order, table);
  const page = (limit: Sql): Sql => pageOf({ table, conditions: rows, order: read, now, limit: sql`LIMIT ${limit}${skip}` });

  // Parameters check the page's limits when they are filled: a count alone refuses what a page of rows would.
  const limits = rowNodes.length > 0 || withEdges ? [] : [sql`${wanted} >= 0`, ...(args.has('offset') ? [sql`${offset} >= 0`] : [])];
  const totalCount = (): Sql => matching?.count(limits) ?? countSql({ target, tally, conditions, filter: args.get('filter') }, limits);
  const whole = (list: Sql): Sql => (matching === undefined ? list : sql`WITH ${matching.query} ${list}`);

  if (bare) {
    if (withEdges || rowSelections.length !== 1) throw new Error(`${type.name}: only totalCount and nodes can be selected of shown rows.`);
    const list = sql`(SELECT coalesce(array_to_json(array_agg(row_to_json(r))), '[]')::text FROM (${rowOf(rowNodes)} ${page(wanted)}) r)`;
    const count = named(selection, 'totalCount').length > 0;
    return { sql: whole(count ? sql`SELECT ${totalCount()} || ${list}` : sql`SELECT ${list}`), sharesRows };
  }
  if (!withEdges && !backward) {
    const nodes = (): Sql => sql`(SELECT coalesce(json_agg(r), '[]') FROM (${rowOf(rowNodes)} ${page(wanted)}) r)`;
    return { sql: whole(sql`SELECT ${object(type, selection, { totalCount, nodes })}`), sharesRows };
  }

  const row = rowNodes.length === 0 ? raw('NULL::json') : sql`(SELECT row_to_json(r) FROM (${rowOf(rowNodes)}) r)`;
  const inPage = sql`FILTER (WHERE p.position <= ${wanted})`;
  const inOrder = raw(`ORDER BY p.position${backward ? ' DESC' : ''}`);
  // One order for all aggregates: PostgreSQL sorts their common input by it, and one without would get that of another.
  const list = (item: Sql): Sql => sql`coalesce(json_agg(${item} ${inOrder}) ${inPage}, '[]')`;
  const cursors = sql`(array_agg(p.cursor ${inOrder}) ${inPage})`;
  const hasMore = sql`count(*) > ${wanted}`;
  const isSkipped = args.has('offset') ? sql`${offset} > 0` : raw('false');
  const pageInfo = {
    // The item of a cursor lies on its other side.
    hasNextPage: () => (args.has('before') ? raw('true') : backward ? raw('false') : hasMore),
    hasPreviousPage: () => (args.has('after') ? raw('true') : backward ? hasMore : isSkipped),
    startCursor: () => sql`${cursors}[1]`,
    endCursor: () => sql`${cursors}[least(${wanted}, count(*))]`,
  };
  const parts = {
    totalCount,
    nodes: () => list(raw('p.node')),
    edges: (part: SelectedField) =>
      list(object(selectedType(part), selectionOf(part), { cursor: () => raw('p.cursor'), node: () => raw('p.node') })),
    pageInfo: (part: SelectedField) => object(selectedType(part), selectionOf(part), pageInfo),
  };
  const all = sql`SELECT ${object(type, selection, parts)} FROM (
    SELECT q.*, row_number() OVER () AS position FROM (
      SELECT ${row} AS node, ${cursorOf(order, table)} AS cursor ${page(sql`${wanted} + 1`)}) q) p`;
  return { sql: whole(all), sharesRows };
}

/** The rows that are both counted and paged through where finding them is dear: found once, by their ids. */
function matchingRows(table: Table, conditions: readonly Sql[]): { query: Sql; condition: Sql; count: (checks: readonly Sql[]) => Sql } {
  const name = raw(table.nextAlias());
  return {
    query: sql`${name} AS MATERIALIZED (SELECT ${table.column('id')} AS id FROM ${table.from} ${whereSql(conditions)})`,
    condition: sql`${table.column('id')} IN (SELECT id FROM ${name})`,
    count: (checks) => sql`(SELECT count(*) FROM ${name} ${whereSql(checks)})`,
  };
}

/** A JSON object of what is selected of a type. */
function object(
  type: GraphQLObjectType,
  selection: readonly SelectedField[],
  parts: Readonly<Record<string, (field: SelectedField) => Sql>>,
): Sql {
  const pairs = selection.flatMap((field) => {
    const part = field.definition === TypeNameMetaFieldDef ? raw(`'${type.name}'::text`) : parts[field.definition.name]?.(field);
    return part === undefined ? [] : [sql`${raw(`'${field.responseName}'`)}, ${part}`];
  });
  return sql`json_build_object(${pairs.length === 0 ? raw('') : join(pairs, ', ')})`;
}

function valueOf(bound: Bound | undefined): unknown {
  return bound?.kind === 'value' ? bound.now : undefined;
}

/** Which argument says how large the page is; of a list whose `last` is asked for, it is that. */
function pageSizeIn(args: ReadonlyMap<string, Bound>): { name: 'first' | 'last'; now: unknown; read: (inputs: Inputs) => number } {
  const name = args.has('last') ? 'last' : 'first';
  if (name === 'last' && (args.has('first') || args.has('offset'))) throw new PlatformError('PAGE_FROM_BOTH_ENDS', { field: 'last' });
  const bound = args.get(name);
  return {
    name,
    now: valueOf(bound) ?? DEFAULT_PAGE_SIZE,
    read: ({ variables, limits }) => {
      const size = bound?.kind === 'value' ? bound.read(variables) : DEFAULT_PAGE_SIZE;
      if (typeof size !== 'number' || size < 0 || size > limits.pageSize)
        throw new PlatformError('BAD_PAGE_SIZE', { field: name, params: { max: limits.pageSize } });
      return size;
    },
  };
}

function pageOffset(bound: Bound | undefined): (inputs: Inputs) => number {
  return ({ variables, limits }) => {
    const offset = bound?.kind === 'value' ? bound.read(variables) : 0;
    if (typeof offset !== 'number' || offset < 0 || offset > limits.offset) {
      throw new PlatformError('BAD_OFFSET', { field: 'offset', params: { max: limits.offset } });
    }
    return offset;
  };
}
