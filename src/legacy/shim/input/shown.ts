import { isMapping } from '../contract/values.js';
import { isFile } from './scalar.js';

const SHOWN_CHARACTERS = 100;

/** An input as an answer repeats it: of an enumerated value that came with its label the key, of a file its name, and never at length. */
export function shownInput(input: unknown): string {
  if (isFile(input)) return shownInput(input.name);
  if (isMapping(input) && 'key' in input) return shownInput(input['key']);
  const text = typeof input === 'string' ? input : (JSON.stringify(input) ?? '');
  return text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text;
}
