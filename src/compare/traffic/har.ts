import { contentOf } from './content.js';
import type { Exchange } from './exchange.js';

interface HarPair {
  readonly name: string;
  readonly value: string;
}

interface HarEntry {
  readonly startedDateTime: string;
  readonly request: {
    method: string;
    url: string;
    headers: HarPair[];
    postData?: { mimeType?: string; text?: string; params?: HarPair[] };
  };
  readonly response: { status: number; headers: HarPair[]; content?: { mimeType?: string; text?: string; encoding?: string } };
}

/** The requests of a browser's HAR file to the address `base`; null where the value is no HAR file. */
export function exchangesOfHar(har: unknown, base?: string): Exchange[] | null {
  const entries = (har as { log?: { entries?: HarEntry[] } } | null)?.log?.entries;
  if (!Array.isArray(entries)) return null;
  return entries
    .filter(({ request }) => base === undefined || request.url.startsWith(base))
    .filter(({ request, response }) => request.method !== 'OPTIONS' && response.status > 0)
    .map((entry, index) => exchangeOf(entry, index + 1, base));
}

function exchangeOf({ startedDateTime, request, response }: HarEntry, number: number, base: string | undefined): Exchange {
  const { pathname, search } = new URL(request.url);
  const prefix = base === undefined ? '' : new URL(base).pathname.replace(/\/$/, '');
  const { mimeType = '', text, params } = request.postData ?? {};
  const sent = text ?? (params === undefined ? '' : new URLSearchParams(params.map(({ name, value }) => [name, value])).toString());
  const { content = {} } = response;
  const answered = Buffer.from(content.text ?? '', content.encoding === 'base64' ? 'base64' : 'utf8');
  return {
    number,
    at: startedDateTime,
    method: request.method,
    url: pathname.slice(prefix.length) + search,
    headers: headersOf(request.headers),
    body: contentOf(Buffer.from(sent), mimeType),
    answer: { status: response.status, headers: headersOf(response.headers), body: contentOf(answered, content.mimeType) },
  };
}

function headersOf(pairs: readonly HarPair[]): Record<string, string> {
  // HTTP/2's own begin with a colon.
  return Object.fromEntries(pairs.filter(({ name }) => !name.startsWith(':')).map(({ name, value }) => [name.toLowerCase(), value]));
}
