import type { FieldReading } from '../../core/read/readable.js';
import { sql } from '../../core/read/sql.js';

/** How a profile type reads a field that lies in its account: `@Reads(ofAccount('username'))`. */
export function ofAccount(field: 'username' | 'active' | 'lastLoginAt'): FieldReading {
  return {
    sql: (table) => {
      const { table: account, on } = table.related('account');
      return sql`(SELECT ${account.column(field)} FROM ${account.from} WHERE ${on})`;
    },
  };
}
