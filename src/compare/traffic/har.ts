import { contentOf, textOrMark } from './content.js';
import type { Content, Exchange } from './exchange.js';
import { markOf } from './marks.js';

interface HarPair {
  readonly name: string;
  readonly value?: string;
}

/** A field of a form; Chrome says of files their names and little else. */
interface HarParam extends HarPair {
  readonly fileName?: string;
  readonly contentType?: string;
}

interface HarEntry {
  readonly startedDateTime: string;
  readonly request: {
    method: string;
    url: string;
    headers: HarPair[];
    postData?: { mimeType?: string; text?: string; params?: HarParam[] | null } | null;
  };
  readonly response: { status: number; headers: HarPair[]; content?: { mimeType?: string; text?: string; encoding?: string } | null };
}

/** Of a browser's HAR file the requests to one address, and to which hosts others went. */
export interface HarRequests {
  readonly exchanges: readonly Exchange[];
  readonly hosts: readonly string[];
}

/** The requests of a browser's HAR file to the address `base`, or to any; null where the value is no HAR file. */
export function exchangesOfHar(har: unknown, base?: string): HarRequests | null {
  const entries = (har as { log?: { entries?: HarEntry[] } } | null)?.log?.entries;
  if (!Array.isArray(entries)) return null;
  const sent = entries.filter(
    ({ request, response }) => /^https?:/i.test(request.url) && request.method !== 'OPTIONS' && isWhole(response),
  );
  const prefix = base === undefined ? undefined : new URL(base.endsWith('/') ? base : `${base}/`);
  const toBase = sent.filter(({ request }) => {
    const url = new URL(request.url);
    return prefix === undefined || (url.origin === prefix.origin && `${url.pathname}/`.startsWith(prefix.pathname));
  });
  return {
    exchanges: toBase.map((entry, index) => exchangeOf(entry, index + 1, (prefix?.pathname ?? '/').length - 1)),
    hosts: [...new Set(sent.map(({ request }) => new URL(request.url).origin))],
  };
}

/** Not one that was blocked, was answered by the browser's own copy, or became a WebSocket. */
function isWhole({ status }: HarEntry['response']): boolean {
  return status >= 200 && status !== 304;
}

function exchangeOf({ startedDateTime, request, response }: HarEntry, number: number, prefix: number): Exchange {
  const { pathname, search } = new URL(request.url);
  const { text, encoding, mimeType } = response.content ?? {};
  return {
    number,
    at: startedDateTime,
    method: request.method,
    url: pathname.slice(prefix) + search,
    headers: headersOf(request.headers),
    body: sentIn(request.postData),
    answer: {
      status: response.status,
      headers: headersOf(response.headers),
      body: contentOf(Buffer.from(text ?? '', encoding === 'base64' ? 'base64' : 'utf8'), mimeType),
    },
  };
}

/** Browsers keep a body as its text, as the fields of a form, or as both; of a multipart form's files none keeps the bytes. */
function sentIn(posted: HarEntry['request']['postData']): Content {
  const { mimeType = '', text = '', params } = posted ?? {};
  if (text !== '') return contentOf(Buffer.from(text), mimeType);
  if (params == null || params.length === 0) return { kind: 'none' };
  const fields = params.map(({ name, value = '', fileName }): readonly [string, string] => [
    name,
    fileName === undefined ? textOrMark(value) : markOf(Buffer.from(value)),
  ]);
  return { kind: 'form', fields, ...(mimeType.toLowerCase().startsWith('multipart/') && { multipart: true }) };
}

function headersOf(pairs: readonly HarPair[]): Record<string, string> {
  // HTTP/2's own begin with a colon.
  return Object.fromEntries(pairs.filter(({ name }) => !name.startsWith(':')).map(({ name, value = '' }) => [name.toLowerCase(), value]));
}
