/** A file of a multipart body, or a base64 text decoded to one (then without name and type). */
export interface UploadedFile {
  readonly name: string;
  readonly mime: string;
  readonly bytes: Buffer;
}

/** A request body after parsing. Trouble is a value, because each surface words it in its own envelope and at its own point. */
export type Body =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'form'; readonly fields: FormFields }
  | { readonly kind: 'broken' }
  | { readonly kind: 'too_large' }
  /**
   * Of a media type the shim does not know; a surface without an answer to that reads it as JSON. Without bytes: compressed otherwise than by gzip, or in
   * another encoding than UTF-8, so that nobody could read it.
   */
  | { readonly kind: 'unsupported'; readonly mediaType: string; readonly bytes: Buffer | null };

/** Values by name, in the order sent; a repeated name has several. */
export type FormFields = ReadonlyMap<string, readonly (string | UploadedFile)[]>;
