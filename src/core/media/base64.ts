/** What was sent as text: its bytes, and the type that a data URL names, which nothing believes. */
export interface EncodedFile {
  readonly type: string;
  readonly bytes: Buffer;
}

/**
 * Reads base64, bare or in a data URL (RFC 2397) with any parameters. Either alphabet of RFC 4648 will do, with its padding or
 * without; white space inside is dropped, since some encoders break their lines, and characters may be percent-encoded, as in
 * any URL. Undefined for anything else: other characters, wrong padding, nothing at all, a data URL that is not base64.
 */
export function readBase64(text: string): EncodedFile | undefined {
  const given = text.trim();
  if (!/^data:/i.test(given)) return withType('', decode(given));
  const comma = commaOf(given);
  const head = given.slice('data:'.length, Math.max(comma, 0));
  const mark = head.lastIndexOf(';');
  if (mark === -1 || head.slice(mark + 1).trim().toLowerCase() !== 'base64') return undefined;
  return withType(head.split(';', 1)[0]?.trim().toLowerCase() ?? '', decode(given.slice(comma + 1)));
}

function withType(type: string, bytes: Buffer | undefined): EncodedFile | undefined {
  return bytes === undefined ? undefined : { type, bytes };
}

/** Where the head of a data URL ends: a comma in a quoted parameter is a part of it. -1: it does not end. */
function commaOf(url: string): number {
  let quoted = false;
  for (let at = 0; at < url.length; at++) {
    const char = url[at];
    if (char === ',' && !quoted) return at;
    if (char === '"') quoted = !quoted;
    else if (char === '\\' && quoted) at += 1;
  }
  return -1;
}

const SPACE = 64;
const PADDING = 65;
const PERCENT = 66;
const OTHER = 255;

/** What each byte stands for: six bits in either alphabet, or one of the above. */
const MEANING = new Uint8Array(256).fill(OTHER);
for (const alphabet of ['+/', '-_']) {
  const digits = `ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789${alphabet}`;
  for (let value = 0; value < digits.length; value++) MEANING[digits.charCodeAt(value)] = value;
}
for (const space of ' \t\n\f\r') MEANING[space.charCodeAt(0)] = SPACE;
MEANING['='.charCodeAt(0)] = PADDING;
MEANING['%'.charCodeAt(0)] = PERCENT;

/** What each byte stands for as a hexadecimal digit. */
const HEX = new Uint8Array(256).fill(OTHER);
for (const digits of ['0123456789abcdef', '0123456789ABCDEF']) {
  for (let value = 0; value < 16; value++) HEX[digits.charCodeAt(value)] = value;
}

/** One pass over the bytes, whatever they are: megabytes of hostile text take no longer than a picture. */
function decode(text: string): Buffer | undefined {
  const encoded = Buffer.from(text, 'utf8');
  const bytes = Buffer.allocUnsafe(Math.ceil((encoded.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let digits = 0;
  let padding = 0;
  for (let at = 0; at < encoded.length; at++) {
    let meaning = MEANING[encoded[at] ?? 0] ?? OTHER;
    if (meaning === PERCENT) {
      meaning = MEANING[percentDecoded(encoded, at)] ?? OTHER;
      at += 2;
    }
    if (meaning < 64) {
      if (padding > 0) return undefined;
      bits = ((bits << 6) | meaning) & 0xffff;
      digits += 1;
      if (digits % 4 !== 1) bytes[length++] = bits >> (6 - 2 * ((digits - 1) % 4));
    } else if (meaning === PADDING) padding += 1;
    else if (meaning !== SPACE) return undefined;
  }
  const wanted = (4 - (digits % 4)) % 4;
  return digits > 0 && wanted < 3 && (padding === 0 || padding === wanted) ? bytes.subarray(0, length) : undefined;
}

/** The byte that the two hexadecimal digits behind a percent sign stand for; 0, which is no character of base64, where they are none. */
function percentDecoded(encoded: Buffer, at: number): number {
  const high = HEX[encoded[at + 1] ?? 0] ?? OTHER;
  const low = HEX[encoded[at + 2] ?? 0] ?? OTHER;
  return high < 16 && low < 16 ? high * 16 + low : 0;
}
