import type { FieldReading } from '../readable.js';
import { sql } from '../sql.js';
import { leafSql } from '../statement/leaf.js';

/**
 * A field that is a column of a related row, whoever sees that row: the user name of an account, or the name of something
 * that was taken out of the catalogue and still labels old rows.
 */
export function relatedColumn(relation: string, column: string): FieldReading {
  return {
    inAnswerForm: true,
    sql: (table) => {
      const { table: other, on } = table.related(relation);
      return sql`(SELECT ${leafSql(other, column)} FROM ${other.from} WHERE ${on})`;
    },
  };
}

/** A field that counts the related rows, seen or not. */
export function relatedCount(relation: string): FieldReading {
  return {
    sql: (table) => {
      const { table: other, on } = table.related(relation);
      return sql`(SELECT count(*)::int FROM ${other.from} WHERE ${on})`;
    },
  };
}
