import { isUtf8 } from 'node:buffer';
import mime from 'mime';

export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp';

const IMAGE_EXTENSIONS: Readonly<Record<ImageKind, string>> = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp' };

/** An Office document is a zip archive with its main part under a name of its own; entries are in any order. */
const OFFICE_PARTS: Readonly<Record<string, string>> = {
  'word/document.xml': 'docx',
  'xl/workbook.xml': 'xlsx',
  'ppt/presentation.xml': 'pptx',
};

const DISPLAYED = new Set(Object.values(IMAGE_EXTENSIONS));

/**
 * The kind of picture that the bytes begin like, whatever their sender calls them. SVG is none: it can carry scripts.
 * Whether they are one is known when they were decoded (`Pictures`).
 */
export function imageKindOf(bytes: Buffer): ImageKind | undefined {
  const head = bytes.toString('latin1', 0, 12);
  if (head.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (head.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (/^GIF8[79]a/.test(head)) return 'gif';
  return /^RIFF[^]{4}WEBP$/.test(head) ? 'webp' : undefined;
}

export function imageExtension(kind: ImageKind): string {
  return IMAGE_EXTENSIONS[kind];
}

/**
 * The ending under which a file that is no picture is kept: of a known harmless kind, plain text, or `bin`, which nothing
 * opens. Told by signatures only: whatever walks through a file of a stranger does so on the event loop.
 */
export function documentExtension(bytes: Buffer): string {
  const head = bytes.toString('latin1', 0, 8);
  if (head.startsWith('%PDF-')) return 'pdf';
  // A compound file, most likely an old Word document.
  if (head === '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') return 'doc';
  if (head.startsWith('PK\x03\x04')) return Object.entries(OFFICE_PARTS).find(([part]) => bytes.includes(part))?.[1] ?? 'bin';
  // XML is text, but what opens it may run scripts in it.
  return isText(bytes) && !/^\ufeff?\s*<(?:\?xml|svg)/i.test(bytes.toString('utf8', 0, 256)) ? 'txt' : 'bin';
}

/** What a file is served as: its ending says it, which was chosen by its content. */
export function contentTypeOf(path: string): string {
  const type = mime.getType(path) ?? 'application/octet-stream';
  return type.startsWith('text/') ? `${type}; charset=utf-8` : type;
}

/** Whether a browser may show the file; everything else it saves. */
export function isDisplayed(path: string): boolean {
  return DISPLAYED.has(path.slice(path.lastIndexOf('.') + 1));
}

/** Control characters other than tab, line feed, form feed and carriage return occur in no text. */
function isText(bytes: Buffer): boolean {
  if (!isUtf8(bytes)) return false;
  let previous = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x20 ? byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 : byte === 0x7f) return false;
    // U+0080 to U+009F.
    if (previous === 0xc2 && byte < 0xa0) return false;
    previous = byte;
  }
  return true;
}
