import { fileTypeFromBuffer } from 'file-type';

export type ImageKind = 'png' | 'jpeg' | 'gif' | 'webp';

const IMAGES: Readonly<Record<string, ImageKind>> = {
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpeg',
  'image/gif': 'gif',
  'image/webp': 'webp',
};

const IMAGE_EXTENSIONS: Readonly<Record<ImageKind, string>> = { png: 'png', jpeg: 'jpg', gif: 'gif', webp: 'webp' };

/** Documents that keep their kind. Old Word files are what a compound file ("cfb") most likely is. */
const DOCUMENT_EXTENSIONS: Readonly<Record<string, string>> = { pdf: 'pdf', docx: 'docx', xlsx: 'xlsx', pptx: 'pptx', cfb: 'doc' };

const DISPLAYED = new Set(Object.values(IMAGE_EXTENSIONS));

/** The kind of picture that the bytes are, whatever their sender calls them. SVG is none: it can carry scripts. */
export async function imageKindOf(bytes: Uint8Array): Promise<ImageKind | undefined> {
  const type = await detect(bytes);
  return type === undefined ? undefined : IMAGES[type.mime];
}

export function imageExtension(kind: ImageKind): string {
  return IMAGE_EXTENSIONS[kind];
}

/** The ending under which any file is kept: of a known harmless kind, plain text, or `bin`, which nothing opens. */
export async function extensionOf(bytes: Uint8Array): Promise<string> {
  const type = await detect(bytes);
  const image = type === undefined ? undefined : IMAGES[type.mime];
  if (image !== undefined) return IMAGE_EXTENSIONS[image];
  if (type === undefined) return isText(bytes) ? 'txt' : 'bin';
  return DOCUMENT_EXTENSIONS[type.ext] ?? 'bin';
}

/** Whether a browser may show the file; everything else it saves. */
export function isDisplayed(path: string): boolean {
  return DISPLAYED.has(path.slice(path.lastIndexOf('.') + 1));
}

/** A damaged file of a known kind makes the detector throw; to us it is of no kind. */
async function detect(bytes: Uint8Array): Promise<{ readonly ext: string; readonly mime: string } | undefined> {
  return fileTypeFromBuffer(bytes).catch(() => undefined);
}

function isText(bytes: Uint8Array): boolean {
  try {
    // Control characters other than tab, line feed, form feed and carriage return occur in no text.
    return !/[^\P{Cc}\t\n\f\r]/u.test(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return false;
  }
}
