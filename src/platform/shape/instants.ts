import { CHINA_OFFSET_MS, writableTime } from '../scalars/index.js';

/** An ISO text in UTC, as GraphQL writes it, or a Date. */
export type Instant = Date | string;

/** A clock on a wall: how far it is ahead of UTC, and what is written behind its time. */
export interface Zone {
  readonly ahead: number;
  readonly suffix: string;
}

export const UTC: Zone = { ahead: 0, suffix: 'Z' };
/** China's clock, without saying so. */
export const CHINA: Zone = { ahead: CHINA_OFFSET_MS, suffix: '' };

/** `2018-06-19T14:34:32` or `2018-06-19T14:34:32.826399`, and the zone's suffix. */
export function isoIn(instant: Instant, { ahead, suffix }: Zone): string {
  return (
    writableTime(dateOf(instant).getTime() + ahead)
      .toISOString()
      .slice(0, 19) +
    fraction(instant) +
    suffix
  );
}

export function dateOf(instant: Instant): Date {
  return typeof instant === 'string' ? new Date(instant) : instant;
}

/** Six digits, or nothing where the instant is on the second. A text may be finer than a Date's milliseconds. */
function fraction(instant: Instant): string {
  const digits = typeof instant === 'string' ? digitsOf(instant) : String(instant.getMilliseconds()).padStart(3, '0');
  const six = digits.slice(0, 6).padEnd(6, '0');
  return six === '000000' ? '' : `.${six}`;
}

/** The fraction of a second; a page has dozens of times, nearly all in GraphQL's own form, `2024-01-31T08:00:00.123Z`. */
function digitsOf(text: string): string {
  return text.length === 24 && text.endsWith('Z') ? text.slice(20, 23) : (/\.(\d+)/.exec(text)?.[1] ?? '');
}
