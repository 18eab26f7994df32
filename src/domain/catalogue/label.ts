import type { FieldReading } from '../../core/read/readable.js';
import { sql } from '../../core/read/sql.js';

/** A column of a related row that stays readable when the row itself was taken out of the catalogue: old rows are still labelled. */
export function labelOf(relation: string, column: string): FieldReading {
  return {
    sql: (table) => {
      const { table: other, on } = table.related(relation);
      return sql`(SELECT ${other.column(column)} FROM ${other.from} WHERE ${on})`;
    },
  };
}
