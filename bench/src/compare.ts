/**
 * The first place where two answers do not mean the same, as `path: this instead of that`; null: they carry the same data.
 * The order of keys, the way in which times, days and decimals are written, the host of an address, and until when it is
 * signed do not count.
 */
export function firstDifference(expected: unknown, actual: unknown, path = ''): string | null {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) return `${path || '/'}: ${actual.length} entries instead of ${expected.length}`;
    return firstOf(expected.keys(), (index) => firstDifference(expected[index], actual[index], `${path}/${index}`));
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return firstOf(keys, (key) => {
      const below = `${path}/${key}`;
      if (!(key in actual)) return `${below}: missing`;
      if (!(key in expected)) return `${below}: not expected`;
      return firstDifference(expected[key], actual[key], below);
    });
  }
  return isSame(expected, actual) ? null : `${path || '/'}: ${JSON.stringify(actual)} instead of ${JSON.stringify(expected)}`;
}

function firstOf<T>(items: Iterable<T>, look: (item: T) => string | null): string | null {
  for (const item of items) {
    const found = look(item);
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const DIGITS = /^-?\d+$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const TIME = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/;
const ORIGIN = /^https?:\/\/[^/]+/;
/** Ends the address of a personal file. */
const SIGNATURE = /\?expires=[\d.]+&signature=[0-9a-f]+$/;

function isSame(expected: unknown, actual: unknown): boolean {
  if (expected === actual) return true;
  // Two texts of digits alone are no amounts: a telephone number, "007".
  if (typeof expected === 'string' && typeof actual === 'string' && DIGITS.test(expected) && DIGITS.test(actual)) return false;
  const meaning = meaningOf(expected);
  return meaning !== null && meaning === meaningOf(actual);
}

/** What a value may mean besides itself. A text without an offset is an instant in UTC, a day alone is its midnight. */
function meaningOf(value: unknown): string | null {
  if (typeof value === 'number') return `number ${value}`;
  if (typeof value !== 'string') return null;
  if (ORIGIN.test(value)) return `path ${value.replace(ORIGIN, '').replace(SIGNATURE, '')}`;
  if (DECIMAL.test(value)) return `number ${Number(value)}`;
  const instant = instantOf(value);
  return instant === null ? null : `instant ${instant}`;
}

function instantOf(text: string): number | null {
  const [, day, time = '00:00:00', offset = 'Z'] = TIME.exec(text) ?? [];
  if (day === undefined) return null;
  const full = /^[+-]\d\d$/.test(offset) ? `${offset}:00` : offset;
  // Milliseconds are what all servers keep.
  const instant = Date.parse(`${day}T${time.replace(/(\.\d{3})\d+$/, '$1')}${full}`);
  return Number.isNaN(instant) ? null : instant;
}
