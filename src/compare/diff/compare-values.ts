import type { Rules } from '../rules/rules.js';
import type { Difference } from './difference.js';
import type { KnownIds } from './ids.js';
import { sameValue } from './values.js';

export interface Place {
  readonly endpoint: string;
  readonly rules: Rules;
  readonly ids: KnownIds;
}

/** What two JSON values differ in, everything below `at` included. */
export function compareValues(old: unknown, our: unknown, at: string, place: Place): Difference[] {
  if (at !== '' && place.rules.ignores(place.endpoint, at)) return [];
  if (Array.isArray(old) && Array.isArray(our)) return compareLists(old, our, at, place);
  if (isObject(old) && isObject(our)) return compareObjects(old, our, at, place);
  if (sameValue(place.rules.valueAt(place.endpoint, at), old, our, place.ids)) return [];
  return [{ kind: typeOf(old) === typeOf(our) ? 'value' : 'type', at: at || 'body', old, new: our }];
}

type Values = Readonly<Record<string, unknown>>;

function compareObjects(old: Values, our: Values, at: string, place: Place): Difference[] {
  const differences: Difference[] = [];
  for (const key of new Set([...Object.keys(old), ...Object.keys(our)])) {
    const inner = at === '' ? key : `${at}.${key}`;
    if (Object.hasOwn(old, key) && Object.hasOwn(our, key)) differences.push(...compareValues(old[key], our[key], inner, place));
    else if (!place.rules.ignores(place.endpoint, inner))
      differences.push({ kind: Object.hasOwn(old, key) ? 'missing' : 'added', at: inner, old: old[key], new: our[key] });
  }
  return differences;
}

function compareLists(old: readonly unknown[], our: readonly unknown[], at: string, place: Place): Difference[] {
  const inner = `${at}[]`;
  const differences: Difference[] = [];
  if (old.length !== our.length) differences.push({ kind: 'length', at, old: old.length, new: our.length });
  const pairs = paired(old, our, inner, place);
  const found = pairs.flatMap(({ one, other }) => compareValues(one, other, inner, place));
  const moved = pairs.some(({ from, to }, index) => index > 0 && to < (pairs[index - 1]?.to ?? 0) && from > (pairs[index - 1]?.from ?? 0));
  if (moved && place.rules.valueAt(place.endpoint, at).as !== 'unordered') {
    differences.push({ kind: 'order', at, old: pairs.map(({ from }) => from), new: pairs.map(({ to }) => to) });
  }
  return [...differences, ...found];
}

interface Pair {
  readonly one: unknown;
  readonly other: unknown;
  readonly from: number;
  readonly to: number;
}

/** Rows by their ids, other items by what they are, so that one row more is not a difference in all that follow; else by their place. */
function paired(old: readonly unknown[], our: readonly unknown[], at: string, place: Place): Pair[] {
  const left = new Set(our.keys());
  const pairs: Pair[] = [];
  const take = (from: number, to: number | undefined): boolean => {
    if (to === undefined) return false;
    left.delete(to);
    pairs.push({ one: old[from], other: our[to], from, to });
    return true;
  };
  const later: number[] = [];
  const byId = hasIds(old) && hasIds(our);
  for (const [from, item] of old.entries()) {
    // Its own place first, which is nearly always right.
    const candidates = left.has(from) ? [from, ...left] : [...left];
    const fits = (to: number): boolean =>
      byId ? sameId(item as Row, our[to] as Row, at, place) : compareValues(item, our[to], at, place).length === 0;
    if (!take(from, candidates.find(fits))) later.push(from);
  }
  // Rows that one side alone has are told by the length.
  if (!byId) for (const from of later) take(from, left.has(from) ? from : [...left][0]);
  return pairs.sort((one, other) => one.from - other.from);
}

type Row = { readonly id: unknown };

function hasIds(list: readonly unknown[]): list is readonly Row[] {
  return list.length > 0 && list.every((item) => isObject(item) && (typeof item['id'] === 'number' || typeof item['id'] === 'string'));
}

function sameId(one: Row, other: Row, at: string, place: Place): boolean {
  return sameValue(place.rules.valueAt(place.endpoint, `${at}.id`), one.id, other.id, place.ids);
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'list' : typeof value;
}
