import { join, parameter, raw, sql, type Sql, type Table } from './sql.js';
import type { Bound } from './arguments.js';

/**
 * A bound filter input as a condition, or undefined where it demands nothing. A field of the filter is a column (its
 * value an operator object), a relation (its value a filter of the other type), or one of `and`, `or`, `not`.
 */
export function filterCondition(filter: Bound | undefined, table: Table): Sql | undefined {
  if (filter === undefined || filter.kind !== 'object') return undefined;
  const parts: Sql[] = [];
  for (const [name, value] of filter.fields) {
    const part = fieldCondition(name, value, table);
    if (part !== undefined) parts.push(part);
  }
  return parts.length === 0 ? undefined : sql`(${join(parts, ' AND ')})`;
}

function fieldCondition(name: string, value: Bound, table: Table): Sql | undefined {
  if (name === 'and' || name === 'or') {
    const parts = value.kind === 'list' ? value.items.flatMap((item) => filterCondition(item, table) ?? []) : [];
    return parts.length === 0 ? undefined : sql`(${join(parts, name === 'and' ? ' AND ' : ' OR ')})`;
  }
  if (name === 'not') {
    const inner = filterCondition(value, table);
    return inner === undefined ? undefined : sql`NOT ${inner}`;
  }
  if (table.has(name)) return columnCondition(name, value, table);
  const { table: other, on } = table.related(name);
  const inner = filterCondition(value, other);
  return sql`EXISTS (SELECT 1 FROM ${other.from} WHERE ${inner === undefined ? on : sql`${on} AND ${inner}`})`;
}

function columnCondition(name: string, value: Bound, table: Table): Sql | undefined {
  if (value.kind !== 'object') return undefined;
  const parts = [...value.fields].map(([operator, operand]) => {
    const compile = OPERATORS[operator];
    if (compile === undefined) throw new Error(`No filter operator ${operator}.`);
    if (operand.kind !== 'value') throw new Error(`Filter operator ${operator} wants a value.`);
    return compile(table.column(name), table.typeOf(name), operand);
  });
  return parts.length === 0 ? undefined : join(parts, ' AND ');
}

type Operand = Extract<Bound, { kind: 'value' }>;
type Operator = (column: Sql, type: string, operand: Operand) => Sql;

const compare = (sign: string): Operator => (column, type, { read }) =>
  sql`${column} ${raw(sign)} ${parameter(type, ({ variables }) => bindable(read(variables)))}`;

const like = (pattern: (escaped: string) => string): Operator => (column, _type, { read }) =>
  sql`${column} ILIKE ${parameter('text', ({ variables }) => pattern(String(read(variables)).replace(/[\\%_]/g, '\\$&')))}`;

const OPERATORS: Readonly<Record<string, Operator>> = {
  eq: compare('='),
  ne: compare('IS DISTINCT FROM'),
  lt: compare('<'),
  lte: compare('<='),
  gt: compare('>'),
  gte: compare('>='),
  in: (column, type, { read }) => sql`${column} = ANY(${parameter(`${type}[]`, ({ variables }) => bindableList(read(variables)))})`,
  contains: like((text) => `%${text}%`),
  startsWith: like((text) => `${text}%`),
  isNull: (column, _type, { read }) => sql`(${column} IS NULL) = ${parameter('boolean', ({ variables }) => read(variables))}`,
};

/** Values as drivers take them: a Date as ISO text, so that no driver applies a zone of its own. */
export function bindable(value: unknown): unknown {
  return value instanceof Date ? value.toISOString() : value;
}

function bindableList(value: unknown): unknown[] {
  return (Array.isArray(value) ? value : [value]).map(bindable);
}
