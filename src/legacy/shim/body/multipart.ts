import { Busboy } from '@fastify/busboy';
import { NO_TEXT, textOfBytes } from '../../../platform/text/unicode.js';
import { formBody, MAX_FIELDS } from './form.js';
import { partHeaders } from './part-headers.js';
import type { Body, UploadedFile } from './types.js';

const MAX_FILES = 20;
const MAX_HEADERS = 50;

/** `multipart/form-data`. The whole body is in memory already, so its size is bounded by the body limit. */
export async function parseMultipart(bytes: Buffer, contentType: string): Promise<Body> {
  const { foreign, unreadable } = partHeaders(bytes, contentType);
  if (foreign !== null) return { kind: 'unsupported', mediaType: foreign, bytes: null };
  return new Promise((resolve) => {
    const broken = (): void => resolve({ kind: 'broken' });
    const fields = new Map<string, (string | UploadedFile)[]>();
    let [texts, files] = [0, 0];
    const add = (name: string, value: string | UploadedFile): void => {
      const before = fields.get(name);
      if (before === undefined) fields.set(name, [value]);
      else before.push(value);
      if (typeof value === 'string') texts += 1;
      else files += 1;
      if (texts > MAX_FIELDS || files > MAX_FILES) broken();
    };

    let parser;
    try {
      parser = new Busboy({
        headers: { 'content-type': contentType },
        // Texts come as bytes too: the parser would read those that are no UTF-8 as U+FFFD.
        isPartAFile: () => true,
        limits: { files: MAX_FIELDS + MAX_FILES, parts: MAX_FIELDS + MAX_FILES, fileSize: bytes.length, headerPairs: MAX_HEADERS },
      });
    } catch {
      return broken();
    }
    parser.on('file', (name, stream, filename: string | undefined, _encoding, mime) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', broken);
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        const isFile = filename !== undefined || mime === 'application/octet-stream';
        add(name, isFile ? { name: unreadable.has(name) ? NO_TEXT : (filename ?? ''), mime, bytes: content } : textOfBytes(content));
      });
    });
    for (const limit of ['filesLimit', 'partsLimit'] as const) parser.on(limit, broken);
    parser.on('error', broken);
    parser.on('finish', () => resolve(formBody(fields, 'multipart/form-data')));
    parser.end(bytes);
  });
}
