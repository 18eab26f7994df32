import type { Transaction } from './database.js';

/**
 * Reserves a job for this transaction, by an advisory lock. False: another process is at it.
 *
 * @param job a number that no other job has: four letters of its name
 */
export async function reserveJob(tx: Transaction, job: number): Promise<boolean> {
  const [lock] = await tx.$queryRaw<{ taken: boolean }[]>`SELECT pg_try_advisory_xact_lock(${job}::bigint) AS taken`;
  return lock?.taken === true;
}
