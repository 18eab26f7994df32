import { CHINA_OFFSET } from './china.js';

/**
 * Instants are taken whose year has four digits both in UTC, as GraphQL and half of the old APIs write it, and in China (UTC+8), as
 * the others do: anything else no client could read back. It is the instant that counts, not the year in its text.
 */
const FIRST = Date.parse('0001-01-01T00:00:00Z');
const LAST = Date.parse(`9999-12-31T23:59:59.999${CHINA_OFFSET}`);

/** False also for a `Date` that is no instant at all. */
export function isTakenInstant(instant: Date): boolean {
  return instant.getTime() >= FIRST && instant.getTime() <= LAST;
}

/** The ends of what four digits of a year can say, in whatever zone they are read. */
export const FIRST_TEXT = '0001-01-01T00:00:00.000Z';
export const LAST_TEXT = '9999-12-31T23:59:59.999Z';
const FIRST_WRITTEN = Date.parse(FIRST_TEXT);
const LAST_WRITTEN = Date.parse(LAST_TEXT);

/** For an instant, or a wall clock as UTC, the nearest that can be written with four digits: what is stored already is answered. */
export function writableTime(milliseconds: number): Date {
  return new Date(Math.min(Math.max(milliseconds, FIRST_WRITTEN), LAST_WRITTEN));
}
