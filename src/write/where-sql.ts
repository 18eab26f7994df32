import { join, raw, sql, type Sql, type Table } from '../read/sql.js';
import { AnySpelling } from './any-spelling.js';

/** Writes a value of a condition into a statement, as a parameter or a literal; `type` is its PostgreSQL type, `list`: several. */
export type ValueSql = (value: unknown, type: string, list: boolean) => Sql;

/**
 * A condition in Prisma's words as SQL: `AND`, `OR`, `NOT`, columns by value, `equals`, `not`, `in`, `notIn`, `lt`, `lte`,
 * `gt`, `gte`, texts by `anySpelling`, relations by `is`, `some` and `none` (a condition right on a single relation is `is`).
 * Anything else throws, undefined too: an id that is missing by mistake would find every row.
 */
export function whereCondition(table: Table, where: object, valueSql: ValueSql): Sql {
  const parts = Object.entries(where).map(([key, value]) => {
    if (value === undefined) throw new Error(`A condition on ${table.modelName} says nothing about ${key}: undefined.`);
    return partOf(table, key, value, valueSql);
  });
  return parts.length === 0 ? raw('true') : parts.length === 1 ? (parts[0] ?? raw('true')) : sql`(${join(parts, ' AND ')})`;
}

function partOf(table: Table, key: string, value: unknown, valueSql: ValueSql): Sql {
  if (key === 'AND' || key === 'OR') {
    const parts = [value].flat().map((part) => whereCondition(table, objectOf(part, key), valueSql));
    if (parts.length === 0) return raw(key === 'AND' ? 'true' : 'false');
    return sql`(${join(parts, ` ${key} `)})`;
  }
  if (key === 'NOT') return sql`NOT ${whereCondition(table, objectOf(value, key), valueSql)}`;
  if (key in table.model.relations) return related(table, key, objectOf(value, key), valueSql);
  return compared(table, key, value, valueSql);
}

function related(table: Table, relation: string, value: object, valueSql: ValueSql): Sql {
  const { table: other, on, list } = table.related(relation);
  const quantified = list || 'is' in value ? Object.entries(value) : [];
  // Another would have to look at rows of its own.
  if (quantified.length > 1 || (list && quantified.length === 0))
    throw new Error(`A condition on ${table.modelName}.${relation} says one of some, none and is.`);
  const [quantifier, condition] = quantified[0] ?? ['is', value];
  const exists = sql`EXISTS (SELECT 1 FROM ${other.from} WHERE ${on} AND ${whereCondition(other, objectOf(condition, relation), valueSql)})`;
  if (quantifier === 'some' || quantifier === 'is') return exists;
  if (quantifier === 'none') return sql`NOT ${exists}`;
  throw new Error(`A condition on ${table.modelName}.${relation} says ${quantifier}, which is not understood.`);
}

const COMPARISONS: Readonly<Record<string, string>> = { lt: '<', lte: '<=', gt: '>', gte: '>=' };

function compared(table: Table, field: string, value: unknown, valueSql: ValueSql): Sql {
  const column = table.column(field);
  const type = table.typeOf(field);
  const equals = (to: unknown): Sql => {
    if (to instanceof AnySpelling) return sql`normal_form(${column}) = normal_form(${valueSql(to.text, type, false)})`;
    return to === null ? sql`${column} IS NULL` : sql`${column} = ${valueSql(to, type, false)}`;
  };
  if (!isOperators(value)) return equals(value);
  const parts = Object.entries(value).map(([operator, operand]) => {
    if (operator === 'equals') return equals(operand);
    if (operator === 'not')
      return operand === null ? sql`${column} IS NOT NULL` : sql`${column} IS DISTINCT FROM ${valueSql(operand, type, false)}`;
    if (operator === 'in') return sql`${column} = ANY(${valueSql(operand, type, true)})`;
    if (operator === 'notIn') return sql`${column} <> ALL(${valueSql(operand, type, true)})`;
    const sign = COMPARISONS[operator];
    if (sign === undefined) throw new Error(`A condition on ${table.modelName}.${field} says ${operator}, which is not understood.`);
    return sql`${column} ${raw(sign)} ${valueSql(operand, type, false)}`;
  });
  return sql`(${join(parts, ' AND ')})`;
}

/** Plain objects are operators; instances (dates, decimals, parameters) are values. */
function isOperators(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

function objectOf(value: unknown, key: string): object {
  if (typeof value !== 'object' || value === null) throw new Error(`A condition says ${key}: ${String(value)}.`);
  return value;
}
