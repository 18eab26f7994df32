import { relatedColumn } from '../../../read/declare/related-column.js';
import type { FieldReading } from '../../../read/readable.js';

/** How a profile type reads a field that lies in its account: `@Reads(ofAccount('username'))`. */
export function ofAccount(field: 'username' | 'active' | 'lastLoginAt'): FieldReading {
  return relatedColumn('account', field);
}
