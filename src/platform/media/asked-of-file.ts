import type { IncomingHttpHeaders } from 'node:http';
import fresh from 'fresh';
import type { FileFacts, FilePart } from './file-storage.js';

/** What a request for a file that is there comes to. */
export type Asked =
  | { readonly status: 200 | 304 | 412 }
  | { readonly status: 206; readonly part: FilePart }
  /** No byte of the file is among those that were asked for. */
  | { readonly status: 416 };

const CONDITIONS = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'range'] as const;

/** Whether the file's facts decide what is answered, so that they are looked at before it is opened. */
export function dependsOnFacts(method: string, headers: IncomingHttpHeaders): boolean {
  return method === 'HEAD' || CONDITIONS.some((name) => headers[name] !== undefined);
}

/** Judges the conditions of a GET or HEAD in the order of RFC 9110, 13.2.2. */
export function askedOf(file: FileFacts, method: string, headers: IncomingHttpHeaders): Asked {
  if (!preconditionsHold(file, headers)) return { status: 412 };
  // Browsers say `Cache-Control: no-cache` with every If-None-Match that a script sets.
  if (fresh({ ...headers, 'cache-control': undefined }, { etag: file.etag, 'last-modified': file.modifiedAt.toUTCString() }))
    return { status: 304 };
  const { range } = headers;
  if (method !== 'GET' || range === undefined || !ofThisVersion(file, headers['if-range'])) return { status: 200 };
  return askedPart(file.size, range);
}

function preconditionsHold({ etag, modifiedAt }: FileFacts, headers: IncomingHttpHeaders): boolean {
  const match = headers['if-match'];
  if (match !== undefined) return match.trim() === '*' || match.split(',').some((one) => weak(one.trim()) === weak(etag));
  const since = Date.parse(headers['if-unmodified-since'] ?? '');
  return Number.isNaN(since) || seconds(modifiedAt.getTime()) <= since;
}

/** Ours of folders are weak, and may be compared so: files are put in place whole. */
function weak(etag: string): string {
  return etag.replace(/^W\//, '');
}

function ofThisVersion({ etag, modifiedAt }: FileFacts, ifRange: string | string[] | undefined): boolean {
  if (ifRange === undefined) return true;
  const given = String(ifRange).trim();
  if (given.includes('"')) return weak(given) === weak(etag);
  return seconds(modifiedAt.getTime()) <= Date.parse(given);
}

/** What a header says of a moment: no milliseconds. */
function seconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000) * 1000;
}

/** One range of bytes; several, and what is no range, are answered with the whole file, as RFC 9110 allows. */
function askedPart(size: number, range: string): Asked {
  const [, first = '', last = ''] = /^\s*bytes\s*=\s*(\d*)\s*-\s*(\d*)\s*$/i.exec(range) ?? [];
  if (first === '' && last === '') return { status: 200 };
  if (first !== '' && last !== '' && Number(first) > Number(last)) return { status: 200 };
  const start = first === '' ? Math.max(size - Number(last), 0) : Number(first);
  const end = first === '' || last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return start > end ? { status: 416 } : { status: 206, part: { start, end } };
}
