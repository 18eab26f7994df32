import type { FieldReading } from '../core/read/readable.js';
import { parameter, sql } from '../core/read/sql.js';

/** How a field answers the address of an uploaded file whose media path a column holds; null where there is none. */
export function mediaUrl(column: string): FieldReading {
  return {
    // Media paths are made of letters, digits and slashes: nothing in them has to be encoded.
    sql: (table) => sql`${parameter('text', ({ mediaBase }) => mediaBase)} || nullif(${table.column(column)}, '')`,
  };
}
