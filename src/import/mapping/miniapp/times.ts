import { timeIn, unixSeconds } from '../values.js';

/**
 * An instant as Go's SQLite drivers write one: `2024-02-17 21:54:00.123+08:00`, the same with the zone's name or a monotonic reading
 * behind it, or seconds since 1970. Where no zone stands, it is China's. Go's zero, of the year 1, is none.
 */
export function goTime(value: string | null): string | null {
  if (/^\d+$/.test(value ?? '')) return unixSeconds(value);
  const found = /^([-\d]+[ T][:\d]+(?:\.\d+)?) ?(Z|UTC|[+-]\d\d:?\d\d)?(?: [A-Z]\w*| [+-]\d+)?(?: m=\S+)?$/.exec(value?.trim() ?? '');
  if (found === null) return timeIn(value, '+08:00');
  const [, clock, zone = '+08:00'] = found;
  return timeIn(clock, /^[ZU]/.test(zone) ? 'Z' : zone.replace(/(\d\d):?(\d\d)$/, '$1:$2'));
}
