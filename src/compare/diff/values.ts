import type { ValueRule } from '../rules/rules.js';
import { isMark } from '../traffic/marks.js';
import type { KnownIds } from './ids.js';

/** Two instants that are nearer than this are one: databases keep more or less of a second. */
const SAME_MOMENT_MS = 1000;
const CHINA = '+08:00';

/** Whether two values that are no lists or objects mean the same, by the rule of their place. */
export function sameValue(rule: ValueRule, old: unknown, our: unknown, ids: KnownIds): boolean {
  if (rule.as === 'id') return sameId(rule, old, our, ids);
  if (Object.is(old, our)) return true;
  // Absent, null and empty are three things to a client, whatever the rule.
  if (isEmpty(old) || isEmpty(our)) return rule.as === 'any' && typeof old === typeof our;
  switch (rule.as) {
    case 'any':
      return typeof old === typeof our;
    case 'address':
      return sameAddress(old, our);
    case 'token':
      return typeof old === 'string' && typeof our === 'string';
    case 'clock':
      return formOf(old) === formOf(our);
    case 'time':
      return formOf(old) === formOf(our) && Math.abs(instantOf(old) - instantOf(our)) < SAME_MOMENT_MS;
    case 'file':
      return sameFile(old, our);
    case 'name':
      return typeof old === 'string' && typeof our === 'string' && isToldApart(old, our);
    case 'number':
      return typeof old === typeof our && Math.abs(Number(old) - Number(our)) < 0.005;
    case 'text':
      return typeof old === 'string' && typeof our === 'string' && normal(old) === normal(our);
    default:
      return false;
  }
}

/** An id that the import has given another number is that one, and no longer the old. */
function sameId({ entities }: ValueRule, old: unknown, our: unknown, ids: KnownIds): boolean {
  const known = isEmpty(old) ? [] : ids.newIds(entities, String(old));
  return known.length === 0 ? Object.is(old, our) : typeof old === typeof our && known.includes(String(our));
}

function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** The form of a text: digits are alike, so are fractions of a second of any length. */
function formOf(value: unknown): string {
  if (typeof value !== 'string') return typeof value;
  return value.replace(/\.\d+/, '.0').replace(/\d+/g, (digits) => '0'.repeat(digits.length));
}

function instantOf(value: unknown): number {
  if (typeof value === 'number') return value > 1e11 ? value : value * 1000;
  const text = String(value).trim().replace(' ', 'T');
  if (/^\d{9,13}$/.test(text)) return instantOf(Number(text));
  const zoned = /T.*([zZ]|[+-]\d\d:?\d\d)$/.test(text);
  return Date.parse(zoned ? text : `${text.includes('T') ? text : `${text}T00:00:00`}${CHINA}`);
}

/** Files have other names and hosts here; that there is one, and of what kind, is what clients see. */
function sameFile(old: unknown, our: unknown): boolean {
  if (typeof old !== 'string' || typeof our !== 'string') return false;
  if (isMark(old) || isMark(our)) return old === our;
  return isAbsolute(old) === isAbsolute(our) && endingOf(old) === endingOf(our);
}

/** A link to another page: the host, and what stands before the surface's own paths, is each side's. */
function sameAddress(old: unknown, our: unknown): boolean {
  const [one, other] = [URL.parse(String(old)), URL.parse(String(our))];
  if (one === null || other === null) return false;
  const sameQuery = JSON.stringify([...one.searchParams].sort()) === JSON.stringify([...other.searchParams].sort());
  return sameQuery && (one.pathname.endsWith(other.pathname) || other.pathname.endsWith(one.pathname));
}

/** Of two old rows whose names are one here, the import has told the second apart: its old id stands behind the name. */
function isToldApart(old: string, our: string): boolean {
  const [, name] = /^(.*) \(\d+\)$/s.exec(our) ?? [];
  return name !== undefined && name !== '' && old.startsWith(name);
}

function isAbsolute(address: string): boolean {
  return /^https?:\/\//i.test(address);
}

function endingOf(address: string): string {
  const path = address.split(/[?#]/, 1)[0] ?? '';
  return (/\.([a-z0-9]{1,5})$/i.exec(path)?.[1] ?? '').toLowerCase().replace('jpeg', 'jpg');
}

function normal(text: string): string {
  return text.replace(/\s+/g, ' ').trim().toLowerCase();
}
