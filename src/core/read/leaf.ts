import { sql, type Sql, type Table } from './sql.js';

/** A column as its GraphQL scalar wants to find it: final text for times and decimals, so that nothing is converted twice. */
export function leafSql(table: Table, field: string): Sql {
  const column = table.column(field);
  const { type, native, list, enum: isEnum } = table.columnOf(field);
  if (list) return isEnum ? sql`${column}::text[]` : column;
  if (type === 'Decimal' || type === 'BigInt') return sql`${column}::text`;
  if (type === 'DateTime' && native !== 'Date') return timestampSql(column);
  return column;
}

/** A timestamptz as ISO 8601 in UTC with milliseconds. */
export function timestampSql(expression: Sql): Sql {
  return sql`to_char(${expression} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
