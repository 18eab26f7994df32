import { markOf } from './marks.js';

/** The fields of a multipart body in their order, files as marks; null where it is none. */
export function formData(bytes: Buffer, type: string): (readonly [string, string])[] | null {
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined) return null;
  // Latin 1 keeps every byte as one character.
  const parts = bytes.toString('latin1').split(`--${boundary}`).slice(1, -1);
  const fields: (readonly [string, string])[] = [];
  for (const part of parts) {
    const at = part.indexOf('\r\n\r\n');
    const head = utf8(part.slice(0, Math.max(at, 0)));
    const name = /\bname="([^"]*)"/i.exec(head)?.[1];
    if (at < 0 || name === undefined) continue;
    const content = part.slice(at + 4).replace(/\r\n$/, '');
    fields.push([name, /\bfilename=/i.test(head) ? markOf(Buffer.from(content, 'latin1')) : utf8(content)]);
  }
  return fields;
}

function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8');
}
