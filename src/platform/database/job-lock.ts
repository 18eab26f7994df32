import type { Transaction } from './database.js';

/**
 * Reserves a job until the transaction ends: one row, or none where another process is at it.
 *
 * @param job a number that no other job has: four letters of its name
 */
export function jobLockText(job: number): string {
  return `SELECT 1 WHERE pg_try_advisory_xact_lock(${job})`;
}

/** Reserves a job for a transaction that Prisma began. False: another process is at it. */
export async function reserveJob(tx: Transaction, job: number): Promise<boolean> {
  const rows = await tx.$queryRawUnsafe<unknown[]>(jobLockText(job));
  return rows.length > 0;
}
