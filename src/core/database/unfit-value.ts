import { Prisma } from '../../generated/prisma/client.js';

/**
 * Whether the database refused a value itself: a zero byte, a text too long, a number out of range, a forged cursor, a
 * broken CHECK. It is the client's mistake then, although no rule caught it before.
 */
export function isUnfitValue(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false;
  if (error.code === 'P2000' || error.code === 'P2020') return true;
  // PostgreSQL's error class 22, data exception, and a broken CHECK.
  const code: unknown = JSON.parse(JSON.stringify(error.meta ?? {}))?.driverAdapterError?.cause?.originalCode;
  return typeof code === 'string' && (code.startsWith('22') || code === '23514');
}
