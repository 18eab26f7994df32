import type { Context } from '../declare.js';
import { text } from '../values.js';
import type { SummerSystem } from './system.js';

/** Somebody of the staff, named by id (what the old system's own assignment stores), user name or name; other texts stay texts. */
export function staffNamed(
  value: string | null | undefined,
  field: string,
  at: Context,
  { consultant }: SummerSystem,
): { id: number | null; text: string | null } {
  const given = text(value)?.trim() ?? null;
  if (given === null) return { id: null, text: null };
  // What the old system's assignment stores where there is nobody to be assigned.
  if (given === '{}') {
    at.note(field, '{} means nobody');
    return { id: null, text: null };
  }
  if (/^\d+$/.test(given)) {
    const id = consultant(at, given);
    if (id !== undefined) return { id, text: null };
    at.note(field, `nobody of the staff has the id ${given}: kept as a text`);
    return { id: null, text: given };
  }
  const account = at.find('Account.username', 'STAFF', given);
  const found = account === undefined ? at.find('Staff.name', given) : at.find('Staff.account', account.id);
  if (found === undefined) at.note(field, `${JSON.stringify(given)} names nobody of the staff: kept as a text`);
  return { id: found?.id ?? null, text: given };
}
