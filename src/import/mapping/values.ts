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
  const [, date = ''] = /^(\d{4}-\d{2}-\d{2})/.exec(value ?? '') ?? [];
  return instantOf(`${date}T00:00:00Z`, date) === null ? null : date;
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
  const [, date = '', time = '00:00:00', fraction = ''] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2}:\d{2})(\.\d+)?)?$/.exec(value ?? '') ?? [];
  // To milliseconds, cut and not rounded: the last microsecond of a day stays in it.
  return instantOf(`${date}T${time}${fraction.slice(0, 4).padEnd(fraction === '' ? 0 : 4, '0')}${zone}`, date);
}

/** Null for what JavaScript takes for the day after: 30 February. */
function instantOf(text: string, date: string): string | null {
  const day = new Date(`${date}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== date || date < '0002') return null;
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
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
