import type { FieldReading } from '../../read/readable.js';
import { parameter, raw, sql } from '../../read/sql.js';

/**
 * How a field reads somebody as clients named them: what was given, where the key doesn't say it; else the key's id; else `nobody`, or
 * null where there is no such value.
 */
export function givenOrKey(given: string, key: string, nobody: string | number | null = null): FieldReading {
  return {
    sql: (table) => {
      const type = table.typeOf(given);
      return nobody === null
        ? sql`coalesce(${table.column(given)}, ${table.column(key)}::${raw(type)})`
        : sql`coalesce(${table.column(given)}, ${table.column(key)}::${raw(type)}, ${parameter(type, () => nobody)})`;
    },
  };
}
