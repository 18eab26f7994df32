import { FIRST_TEXT, LAST_TEXT } from '../../platform/scalars/index.js';
import { raw, sql, type Sql, type Table } from '../sql.js';

/** A column as its GraphQL scalar wants to find it: final text for times and decimals, so that nothing is converted twice. */
export function leafSql(table: Table, field: string): Sql {
  const column = table.column(field);
  const { type, native, list, enum: isEnum } = table.columnOf(field);
  if (list) return isEnum ? sql`${column}::text[]` : column;
  if (type === 'Decimal' || type === 'BigInt') return sql`${column}::text`;
  if (type === 'DateTime' && native !== 'Date') return timestampSql(column);
  return type === 'DateTime' ? daySql(column) : column;
}

const FIRST = raw(`'${FIRST_TEXT}'`);
const LAST = raw(`'${LAST_TEXT}'`);

/**
 * A timestamptz as ISO 8601 in UTC with milliseconds. What four digits of a year can't say (nothing of the kind is taken any more, but
 * it may be stored) is the nearest instant that they can, infinity too.
 */
export function timestampSql(expression: Sql): Sql {
  const text = sql`to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  return sql`CASE WHEN ${expression} >= '10000-01-01 00:00:00+00' THEN ${LAST} WHEN ${expression} < '0001-01-01 00:00:00+00' THEN ${FIRST} ELSE ${text} END`;
}

/** The same for a day, which is text then. */
function daySql(column: Sql): Sql {
  return sql`CASE WHEN ${column} >= '10000-01-01' THEN '9999-12-31' WHEN ${column} < '0001-01-01' THEN '0001-01-01' ELSE ${column}::text END`;
}
