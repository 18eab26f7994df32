import type { UploadedFile } from '../shim/index.js';

/** A file as GraphQL takes it; null and what was not sent stay as they are. */
export function base64Of(file: UploadedFile): string;
export function base64Of(file: UploadedFile | null | undefined): string | null | undefined;
export function base64Of(file: UploadedFile | null | undefined): string | null | undefined {
  return file ? file.bytes.toString('base64') : file;
}
