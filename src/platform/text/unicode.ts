import { isUtf8 } from 'node:buffer';

/**
 * Whether a text is one that can be kept as it is: no lone surrogate, which is half a character and would be stored as U+FFFD,
 * and no zero byte, which PostgreSQL's text has not. U+FFFD itself is a character like any other.
 */
export function isText(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0');
}

/**
 * What is read where bytes are no UTF-8: a lone surrogate, so that the one check of texts refuses them at their field, as if the
 * client had sent it. (Reading them as U+FFFD would make a text of them that nobody sent.)
 */
export const NO_TEXT = '\ud800';

/** The text of UTF-8 bytes; of other bytes one that is no text by `isText`. */
export function textOfBytes(bytes: Buffer): string {
  return isUtf8(bytes) ? bytes.toString('utf8') : NO_TEXT;
}

/** JSON's ways to write what is no text; also the two halves of a character that is one, so this only says where to look closer. */
const SUSPECT_ESCAPE = /\\u(?:[dD][89a-fA-F]|0000)/;

/** Whether a text of JSON may hold texts that are none: told from it at once, so that the rest need not be walked through. */
export function isSuspectJson(json: string): boolean {
  return SUSPECT_ESCAPE.test(json);
}

interface Place {
  readonly value: unknown;
  readonly key: string;
  readonly parent: Place | null;
}

/**
 * Where in a value read from JSON the first text is that is none, a name counting as the place of what it names; null where all
 * are. Without recursion: JSON may be as deep as it is long.
 */
export function pathOfBadText(value: unknown): string[] | null {
  const open: Place[] = [{ value, key: '', parent: null }];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    const { value: found, parent, key } = place;
    if ((parent !== null && !isText(key)) || (typeof found === 'string' && !isText(found))) return pathTo(place);
    if (typeof found !== 'object' || found === null) continue;
    // The last one put in is looked at first.
    for (const [inner, held] of Object.entries(found).reverse()) open.push({ value: held, key: inner, parent: place });
  }
  return null;
}

/** A name that is no text itself is left out. */
function pathTo(place: Place): string[] {
  const path: string[] = [];
  for (let at: Place = place; at.parent !== null; at = at.parent) if (isText(at.key)) path.unshift(at.key);
  return path;
}
