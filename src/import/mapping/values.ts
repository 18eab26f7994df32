import { type Context, StoredFile } from './declare.js';

/** A text with something in it; an empty one, blanks alone or NULL are none. */
export function text(value: string | null | undefined): string | null {
  return value == null || value.trim() === '' ? null : value;
}

/** A text that may be empty but not missing. */
export function anyText(value: string | null | undefined): string {
  return value ?? '';
}

/** A whole number; null for anything else. */
export function whole(value: string | null | undefined): number | null {
  if (value == null || !/^\s*-?\d{1,15}(\.0*)?\s*$/.test(value)) return null;
  return Math.trunc(Number(value));
}

export function flag(value: string | null | undefined): boolean {
  return value != null && value !== '' && value !== '0' && value.toLowerCase() !== 'false';
}

/**
 * An amount of money, in two decimals: what a binary double stands for (0.30000000000000004 is 0.30). Halves are rounded away from
 * zero, as PostgreSQL does. Null for what is no number.
 */
export function money(value: string | null | undefined): string | null {
  if (value == null) return null;
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || Math.abs(number) >= 1e10) return null;
  // Fifteen digits are what a double is exact to: 1.005 is 1.00499999999999989, and is meant as 1.005.
  const exact = Number(number.toPrecision(15));
  const cents = Math.sign(exact) * Math.round(Number(`${Math.abs(exact)}e2`));
  return (cents / 100).toFixed(2);
}

/** A day, `YYYY-MM-DD`; null for 0000-00-00 and days that the calendar has not. */
export function day(value: string | null | undefined): string | null {
  const date = value?.slice(0, 10) ?? '';
  return instantOf(date, '00:00:00', '', 0) === null ? null : date;
}

/** An instant that the old system kept in UTC. */
export function utc(value: string | null | undefined): string | null {
  return timeIn(value, 'Z');
}

/** An instant that the old system kept as the clock shows it in China. */
export function china(value: string | null | undefined): string | null {
  return timeIn(value, '+08:00');
}

export function unixSeconds(value: string | null | undefined): string | null {
  const seconds = whole(value);
  return seconds === null || seconds <= 0 || seconds > 253_000_000_000 ? null : new Date(seconds * 1000).toISOString();
}

/** An instant as the clock shows it in a zone, `+08:00`. */
export function timeIn(value: string | null | undefined, zone: string): string | null {
  const [, date, time = '00:00:00', fraction = ''] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(\.\d+)?)?$/.exec(value ?? '') ?? [];
  return date === undefined ? null : instantOf(date, time, fraction, aheadMs(zone));
}

/** How far the clocks of a zone are ahead of UTC. */
function aheadMs(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4, 6));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** Null for what is no day or no time of day. To milliseconds, cut and not rounded: the last microsecond of a day stays in it. */
function instantOf(date: string, time: string, fraction: string, ahead: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || date < '0002') return null;
  const [year, month, day] = [Number(date.slice(0, 4)), Number(date.slice(5, 7)), Number(date.slice(8))];
  const [hour, minute, second] = [Number(time.slice(0, 2)), Number(time.slice(3, 5)), Number(time.slice(6))];
  if (hour > 23 || minute > 59 || second > 59) return null;
  const at = new Date(0);
  at.setUTCFullYear(year, month - 1, day);
  // JavaScript takes 30 February for a day of March.
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return null;
  at.setUTCHours(hour, minute, second, Number(fraction.slice(1, 4).padEnd(3, '0')));
  return ahead === 0 ? at.toISOString() : new Date(at.getTime() - ahead).toISOString();
}

/** One of an enum's values, or undefined. */
export function oneOf<T extends string>(values: Readonly<Record<string, T>>, value: string | null | undefined): T | undefined {
  return Object.values(values).find((known) => known === value);
}

/** A name that another row has here already, told apart by the old id: `北京校区 (4)`. */
export function apart(name: string, at: Context, longest: number): string {
  const behind = ` (${at.oldId})`;
  return `${name.slice(0, longest - behind.length)}${behind}`;
}

/** A JSON list, or what can be read of one that its column cut off; undefined where it is none. */
export function jsonList(value: string | null | undefined): unknown[] | undefined {
  const given = value?.trim() ?? '';
  if (!given.startsWith('[')) return undefined;
  for (const end of [given, ...(given.includes(',') ? [`${given.slice(0, given.lastIndexOf(','))}]`] : [])]) {
    try {
      const list: unknown = JSON.parse(end);
      if (Array.isArray(list)) return list;
    } catch {
      // Cut off: the last element goes.
    }
  }
  return undefined;
}

/** What a path or an address of the old system says of a file: its path below `media/`; null for none. */
export function mediaPath(value: string | null | undefined): string | null {
  const given = text(value);
  if (given === null) return null;
  // Addresses begin with the host, which some code of the old systems joined to the path without a slash.
  const [, below] = /^https?:\/\/.*?media\/(.+)$/.exec(given) ?? /^\/?media\/(.+)$/.exec(given) ?? [];
  return below ?? given.replace(/^\/+/, '');
}

/** A file of a personal column. */
export function picture(value: string | null | undefined, folder = 'images'): StoredFile | null {
  const path = mediaPath(value);
  return path === null ? null : new StoredFile(path, folder);
}
