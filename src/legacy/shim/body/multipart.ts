import { Busboy } from '@fastify/busboy';
import { MAX_FIELDS } from './form.js';
import type { Body, UploadedFile } from './types.js';

const MAX_FILES = 20;
const MAX_HEADERS = 50;

/** `multipart/form-data`. The whole body is in memory already, so its size is bounded by the body limit. */
export function parseMultipart(bytes: Buffer, contentType: string): Promise<Body> {
  return new Promise((resolve) => {
    const broken = (): void => resolve({ kind: 'broken' });
    const fields = new Map<string, (string | UploadedFile)[]>();
    const add = (name: string, value: string | UploadedFile): void => {
      const before = fields.get(name);
      if (before === undefined) fields.set(name, [value]);
      else before.push(value);
    };

    let parser;
    try {
      parser = new Busboy({
        headers: { 'content-type': contentType },
        limits: { fields: MAX_FIELDS, files: MAX_FILES, parts: MAX_FIELDS + MAX_FILES, fieldSize: bytes.length, fileSize: bytes.length, headerPairs: MAX_HEADERS },
      });
    } catch {
      return broken();
    }
    parser.on('field', (name, value) => add(name, value));
    parser.on('file', (name, stream, filename, _encoding, mime) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('error', broken);
      stream.on('end', () => add(name, { name: filename, mime, bytes: Buffer.concat(chunks) }));
    });
    for (const limit of ['fieldsLimit', 'filesLimit', 'partsLimit'] as const) parser.on(limit, broken);
    parser.on('error', broken);
    parser.on('finish', () => resolve({ kind: 'form', fields }));
    parser.end(bytes);
  });
}
