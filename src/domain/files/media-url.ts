import { SIGNATURE_DIGITS } from '../../platform/media/addresses.js';
import type { FieldReading } from '../../read/readable.js';
import { parameter, raw, sql, type Sql } from '../../read/sql.js';

/** Ends the description of a field that answers the address of a personal file. */
export const EXPIRES = 'The address is good for PRIVATE_MEDIA_TTL_SECONDS (an hour), for whoever holds it; then read it anew.';

/**
 * How a field answers the address of an uploaded file whose media path a column holds; null where there is none. What the
 * Prisma schema says of the column (`/// @file …`) decides whether it is signed.
 */
export function mediaUrl(column: string): FieldReading {
  return {
    // Nothing in a media path has to be encoded: see `namedFile` for what one is made of.
    sql: (table) => {
      const path = sql`nullif(${table.column(column)}, '')`;
      const access = table.columnOf(column).file?.access;
      if (access === undefined || access === 'elsewhere')
        throw new Error(`${table.modelName}.${column} holds no stored file, says the Prisma schema.`);
      return access === 'public' ? sql`${BASE} || ${path}` : sql`${BASE} || ${path} || ${QUERY} || ${signatureSql(table.column(column))}`;
    },
  };
}

const BASE = parameter('text', ({ addresses }) => addresses.base);
const QUERY = parameter('text', ({ addresses }) => addresses.query);
const INNER_KEY = parameter('bytea', ({ addresses }) => addresses.innerKey);
const OUTER_KEY = parameter('bytea', ({ addresses }) => addresses.outerKey);

/** HMAC-SHA256 as RFC 2104 defines it, as `FileAddresses` checks it. */
function signatureSql(path: Sql): Sql {
  return sql`left(encode(sha256(${OUTER_KEY} || sha256(${INNER_KEY} || convert_to(${path}, 'UTF8'))), 'hex'), ${raw(String(SIGNATURE_DIGITS))})`;
}
