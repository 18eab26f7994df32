import { type FieldRule, MAX_INT } from '../../shim/index.js';

/** A whole number that is too large for an id is read as 0: no record has the one or the other, so both are not found. */
function withinIds(raw: unknown): unknown {
  const isNumber = typeof raw === 'number' || (typeof raw === 'string' && /^\d+$/.test(raw));
  return isNumber && Number(raw) > MAX_INT && Number.isInteger(Number(raw)) ? 0 : raw;
}

/** ID, the user to change: an empty text is none (contract: miniapp.user.update). */
export const changedUser: FieldRule = { read: withinIds };

/** UserID, the acting user: unlike a field to change, an empty text is a mistake, and `false` stands for one. */
export const actingUser: FieldRule = { read: (raw) => (raw === '' ? false : withinIds(raw)) };
