import type { FieldReading } from '../core/read/readable.js';
import { parameter, sql } from '../core/read/sql.js';

/** How a field answers the address of an uploaded file whose media path a column holds; null where there is none. */
export function mediaUrl(column: string): FieldReading {
  return {
    // Nothing in a media path has to be encoded: see `mediaPath` for what one is made of.
    sql: (table) => sql`${parameter('text', ({ mediaBase }) => mediaBase)} || nullif(${table.column(column)}, '')`,
  };
}
