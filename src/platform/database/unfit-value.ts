import { Prisma } from '../../generated/prisma/client.js';
import { sqlState } from './sql-state.js';

/**
 * Whether the database refused a value itself: a zero byte, a text too long, a number out of range, a forged cursor, a
 * broken CHECK. It is the client's mistake then, although no rule caught it before.
 */
export function isUnfitValue(error: unknown): boolean {
  if (error instanceof Prisma.PrismaClientKnownRequestError && (error.code === 'P2000' || error.code === 'P2020')) return true;
  const code = sqlState(error);
  // PostgreSQL's error class 22, data exception, and a broken CHECK.
  return code !== undefined && (code.startsWith('22') || code === '23514');
}
