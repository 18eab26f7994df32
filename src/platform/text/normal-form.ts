/** Signs without a shape of their own, which nobody sees in a name: soft hyphen, zero-width signs, marks of direction, byte order mark. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/g;

/**
 * What names something, as it is stored: compatibility characters (full-width digits, ligatures) as the ones they stand for, nothing
 * invisible, no blanks at the ends. Upper and lower case stay as they were given.
 */
export function identifier(text: string): string {
  return text.normalize('NFKC').replace(INVISIBLE, '').trim();
}

/**
 * What names something, as it is compared: two spellings with one form name the same thing. The database has the same as a function,
 * `normal_form(text)`, which its unique indexes and lookups use; this one is for what is not asked of it.
 */
export function normalForm(text: string): string {
  return identifier(text).toUpperCase().normalize('NFKC');
}
