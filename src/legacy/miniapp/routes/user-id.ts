import type { FieldRule } from '../../shim/index.js';

const MAX_ID = 2 ** 31 - 1;

/** A number too large for any id is an int all the same, and nobody's: as good as 0, which is nobody's either. */
function withinIds(raw: unknown): unknown {
  const isNumber = typeof raw === 'number' || (typeof raw === 'string' && /^\d+$/.test(raw));
  return isNumber && Number(raw) > MAX_ID && Number.isInteger(Number(raw)) ? 0 : raw;
}

/** ID, the user to change: an empty text is none (contract: miniapp.user.update). */
export const changedUser: FieldRule = { read: withinIds };

/** UserID, the acting user: unlike a field to change, an empty text is a mistake, and `false` stands for one. */
export const actingUser: FieldRule = { read: (raw) => (raw === '' ? false : withinIds(raw)) };
