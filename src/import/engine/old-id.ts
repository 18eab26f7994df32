import { createHash } from 'node:crypto';
import type { PageKey, SourceRow } from '../source/source.js';
import { onlyCharacters } from './json.js';

/** What the ledger has room for. */
const LONGEST_OLD_ID = 180;

/** The key's values in one text. */
export function oldIdOf(row: SourceRow, key: PageKey): string {
  return ledgerId(key.columns.map((column) => row[column] ?? '').join('-'));
}

/** An old id as the ledger keeps it: of a very long one the beginning, and what no other has. */
export function ledgerId(given: string): string {
  const joined = onlyCharacters(given);
  if (joined.length <= LONGEST_OLD_ID) return joined;
  return `${joined.slice(0, LONGEST_OLD_ID - 41).toWellFormed()}~${createHash('sha1').update(joined).digest('hex')}`;
}
