import type { SourceRow } from '../../source/source.js';
import type { Context } from '../declare.js';
import { apart, text, utc } from '../values.js';

const LONGEST_USERNAME = 255;

/** `timestamp` columns, which the connection reads in UTC; the platform's clock showed China's time. */
export function moments(old: SourceRow): { createdAt: string | undefined; updatedAt: string | undefined } {
  const createdAt = utc(old['created_at']) ?? utc(old['updated_at']) ?? undefined;
  return { createdAt, updatedAt: utc(old['updated_at']) ?? createdAt };
}

/** Two that differ by case alone were two accounts there: the second gets its old id behind it. Teachers' are stored in small letters. */
export function usernameOf(old: SourceRow, realm: 'TEACHER' | 'PUPIL', at: Context): string | null {
  const given = text(old['username'])?.trim() ?? null;
  const name = realm === 'TEACHER' ? (given?.toLowerCase() ?? null) : given;
  if (name === null || at.find('Account.username', realm, name) === undefined) return name;
  const other = apart(name, at, LONGEST_USERNAME);
  at.note('username', `${JSON.stringify(name)} is another's: it signs in as ${JSON.stringify(other)}`);
  return other;
}
