/** A request to an old API and its answer, as `record` keeps them and `compare` sends them again: one JSON line each. */
export interface Exchange {
  /** Counted from 1 within a recording. */
  readonly number: number;
  /** When the request came, in ISO 8601. */
  readonly at: string;
  readonly method: string;
  /** Path and query, credentials in it replaced. */
  readonly url: string;
  /** Names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Content;
  readonly answer: RecordedAnswer;
}

export interface RecordedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Content;
}

/** A body. Texts in it that are files are replaced by a mark (see `content.ts`). */
export type Content =
  | { readonly kind: 'none' }
  | { readonly kind: 'json'; readonly value: unknown }
  /** In the order sent; `multipart` where it came as that. */
  | { readonly kind: 'form'; readonly fields: readonly (readonly [name: string, value: string])[]; readonly multipart?: boolean }
  | { readonly kind: 'text'; readonly text: string }
  /** Bytes that are no text: a picture, a document. */
  | { readonly kind: 'file'; readonly type: string; readonly sha256: string; readonly bytes: number };
