import type { Transaction } from '../../../src/platform/database/database.js';
import { asText, type SendOne } from '../../../src/platform/database/statement.js';

/** Sends single statements in a transaction that Prisma began. */
export function sendThrough(transaction: Transaction): SendOne {
  return async ({ text, values }) => {
    const rows = await transaction.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values.map(asText));
    const value = Object.values(rows[0] ?? {})[0];
    return value === undefined || value === null ? null : String(value);
  };
}
