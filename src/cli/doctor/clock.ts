import { failure, type Finding, ok, skipped, warning } from './finding.js';
import type { Check } from './surroundings.js';

/** Tokens count in seconds. */
const NOTED_MS = 2000;
/** Sessions, signatures and codes are judged by times that another machine has written. */
const WRONG_MS = 30_000;

/** @param aheadMs how much later it is here than there */
export function clock(name: string, aheadMs: number): Finding {
  const apart = Math.abs(aheadMs);
  if (apart < NOTED_MS) return ok(name, `${Math.round(apart)} ms apart from this machine's`);
  const found = `${(apart / 1000).toFixed(1)} s ${aheadMs > 0 ? 'behind' : 'ahead of'} this machine's`;
  const advice = 'Let both machines keep their time by NTP (timedatectl, chronyc tracking).';
  return apart < WRONG_MS ? warning(name, found, advice) : failure(name, found, advice);
}

export const checkDatabaseClock: Check = async ({ settings, database }) => {
  const name = 'clock of the database';
  if (settings.databaseUrl === undefined) return [skipped(name, 'the embedded database has the clock of this machine')];
  const facts = await database();
  return facts === undefined ? [] : [clock(name, facts.clockAheadMs)];
};
