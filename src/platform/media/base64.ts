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
  if (
    mark === -1 ||
    head
      .slice(mark + 1)
      .trim()
      .toLowerCase() !== 'base64'
  )
    return undefined;
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

const NO_DIGIT = /[^A-Za-z0-9+/_-]/;

/** Node's own decoder passes over whatever it does not know, so all is looked at before. */
function decode(text: string): Buffer | undefined {
  const encoded = NO_DIGIT.test(text) ? unwrapped(text) : text;
  const padding = encoded.endsWith('==') ? 2 : encoded.endsWith('=') ? 1 : 0;
  const digits = encoded.length - padding;
  const wanted = (4 - (digits % 4)) % 4;
  if (digits === 0 || wanted === 3 || (padding > 0 && padding !== wanted)) return undefined;
  return NO_DIGIT.test(encoded.slice(0, digits)) ? undefined : Buffer.from(encoded, 'base64');
}

const PERCENT = '%'.charCodeAt(0);
const SPACES = new Set([...' \t\n\f\r'].map((space) => space.charCodeAt(0)));

/** What each byte stands for as a hexadecimal digit; 16 and more for none. */
const HEX = new Uint8Array(256).fill(255);
for (const digits of ['0123456789abcdef', '0123456789ABCDEF']) {
  for (let value = 0; value < 16; value++) HEX[digits.charCodeAt(value)] = value;
}

/** Without white space and percent-encoding; one pass over the bytes, however many of them are to be changed. */
function unwrapped(text: string): string {
  const bytes = Buffer.from(text, 'utf8');
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    let byte = bytes[at] ?? 0;
    if (byte === PERCENT) {
      const high = HEX[bytes[at + 1] ?? 0] ?? 255;
      const low = HEX[bytes[at + 2] ?? 0] ?? 255;
      // A percent sign that stands for nothing stays, and is no digit.
      if (high < 16 && low < 16) {
        byte = high * 16 + low;
        at += 2;
      }
    }
    if (byte > 0x20 || !SPACES.has(byte)) bytes[length++] = byte;
  }
  return bytes.toString('latin1', 0, length);
}
