import { isUtf8 } from 'node:buffer';
import { headerParameter, isReadContentType } from '../../../platform/text/charset.js';

const END_OF_HEADERS = Buffer.from('\r\n\r\n');
const CONTENT_TYPE = /^content-type:(.*)$/im;
const NAME = /;\s*name="?([^";\r\n]*)/i;

export interface PartHeaders {
  /** The first Content-Type of a part whose text is in another encoding than UTF-8. */
  readonly foreign: string | null;
  /** Names of the parts with a header that is no UTF-8, one byte a char. */
  readonly unreadable: ReadonlySet<string>;
}

/** What the parser of multipart bodies does not tell of the headers of their parts: it reads every byte as some character. */
export function partHeaders(bytes: Buffer, contentType: string): PartHeaders {
  const unreadable = new Set<string>();
  let foreign: string | null = null;
  for (const header of headersOf(bytes, headerParameter(contentType, 'boundary')[0] ?? '')) {
    const text = header.toString('latin1');
    const type = CONTENT_TYPE.exec(text)?.[1]?.trim() ?? '';
    if (!isReadContentType(type)) foreign ??= type;
    if (!isUtf8(header)) unreadable.add(NAME.exec(text)?.[1] ?? '');
  }
  return { foreign, unreadable };
}

function* headersOf(bytes: Buffer, boundary: string): Generator<Buffer> {
  if (boundary === '') return;
  const delimiter = Buffer.from(`--${boundary}`, 'latin1');
  for (let at = bytes.indexOf(delimiter); at >= 0; at = bytes.indexOf(delimiter, at + delimiter.length)) {
    // Elsewhere than at the start of a line it belongs to the content of a part.
    if (at > 0 && bytes[at - 1] !== 0x0a) continue;
    const end = bytes.indexOf(END_OF_HEADERS, at);
    if (end < 0) return;
    yield bytes.subarray(at + delimiter.length, end);
  }
}
