import { CHINA_OFFSET, isCalendarDay, isTakenInstant } from '../../platform/scalars/index.js';
import { CHINA, dateOf, type Instant, isoIn, UTC } from '../../platform/shape/index.js';

/** Times at the edges of the old APIs. Inside there are instants: ISO texts in UTC from GraphQL, or Dates. */
export type { Instant };

/** `1678678579` */
export function unixSeconds(instant: Instant): number {
  return Math.floor(dateOf(instant).getTime() / 1000);
}

/** `2023-03-13 11:36:19`, in Shanghai. */
export function shanghaiText(instant: Instant): string {
  return shanghaiIso(instant).slice(0, 19).replace('T', ' ');
}

/** `2018-06-19T14:34:32` or `2018-06-19T14:34:32.826399`, in Shanghai, without a zone. */
export function shanghaiIso(instant: Instant): string {
  return isoIn(instant, CHINA);
}

/** `2017-06-19T14:34:32Z` or `2017-06-19T14:34:32.826399Z`. */
export function utcIso(instant: Instant): string {
  return isoIn(instant, UTC);
}

const DAY = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const DATE_TIME = /^(\d{4}-\d{1,2}-\d{1,2})(?:[T ]([01]?\d|2[0-3]):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** `YYYY-MM-DD`, or null when the text is no day of the calendar. */
export function parseDay(text: string): string | null {
  const [, year, month, day] = DAY.exec(text.trim()) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const padded = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return isCalendarDay(Number(year), Number(month), Number(day)) ? padded : null;
}

/**
 * Reads `2018-06-19T14:34:32.826399`, with a blank for the T, with or without seconds, a Z or an offset; a date alone is its
 * midnight. Null for anything else, and for an instant that is outside what `isTakenInstant` says.
 *
 * @param zone offset of a text that has none
 */
export function parseDateTime(text: string, zone: string = CHINA_OFFSET): Date | null {
  const match = DATE_TIME.exec(text.trim());
  const day = match?.[1] === undefined ? null : parseDay(match[1]);
  if (match === null || day === null) return null;
  const [, , hour = '00', minute = '00', second = '00', part = '', offset = zone] = match;
  const colon = /^[+-]\d{4}$/.test(offset) ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset.toUpperCase();
  const date = new Date(`${day}T${hour.padStart(2, '0')}:${minute}:${second}.${part.slice(0, 3).padEnd(3, '0')}${colon}`);
  return isTakenInstant(date) ? date : null;
}
