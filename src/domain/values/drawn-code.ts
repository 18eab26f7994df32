import { randomInt } from 'node:crypto';

/** Capitals and digits that nobody confuses when reading a code aloud. */
const SYMBOLS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

/** A code that nobody can guess, for invitations and coupons. */
export function drawnCode(length: number): string {
  return Array.from({ length }, () => SYMBOLS.charAt(randomInt(SYMBOLS.length))).join('');
}
