import { textOfBytes } from './unicode.js';

/** Signs that are not what they stand for; a char above 0x7F is a byte of an unencoded one. */
const ENCODED = /[%+\x80-\xff]/;
const PERCENT = /%([0-9a-f]{2})/gi;

/**
 * Reads `a=1&b=2` as browsers write forms and query strings. Bytes that are no UTF-8 make a text that is none (`isText`), where
 * `URLSearchParams` would make U+FFFD of them.
 *
 * @param bytes one char for each byte, as Node gives out the URL of a request
 */
export function* formPairs(bytes: string): Generator<readonly [name: string, value: string]> {
  for (const pair of bytes.split('&')) {
    if (pair === '') continue;
    const at = pair.indexOf('=');
    yield at < 0 ? [formText(pair), ''] : [formText(pair.slice(0, at)), formText(pair.slice(at + 1))];
  }
}

function formText(bytes: string): string {
  if (!ENCODED.test(bytes)) return bytes;
  const decoded = bytes.replaceAll('+', ' ').replace(PERCENT, (_sign, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return textOfBytes(Buffer.from(decoded, 'latin1'));
}
