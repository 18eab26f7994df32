import { readHash } from '../../access/stored-hash.js';
import type { Context } from './declare.js';
import { text } from './values.js';

/** A password that is a slow hash already: it is kept as it is, and so is what cannot be read, which opens nothing. */
export function hashOf(stored: string | null | undefined, at: Context): string | null {
  const given = text(stored)?.trim() ?? null;
  // Django writes an exclamation mark before what no password opens.
  if (given === null || given.startsWith('!')) return null;
  if (readHash(given) === null) at.note('passwordHash', 'it cannot be read: nobody signs in with it until a password is set');
  return given;
}
