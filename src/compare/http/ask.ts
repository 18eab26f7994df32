import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { unpacked } from './unpacked.js';

export interface Asked {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  /** The Host header; that of the server's address when left out. */
  readonly host?: string | undefined;
}

export interface Answered {
  readonly status: number;
  /** In the order and spelling sent, without those that are between two parties. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Unpacked. */
  readonly bytes: Buffer;
}

/** Between two parties, not for the next one; lengths and packing are made anew. */
const NOT_PASSED_ON = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'content-length',
  'content-encoding',
  'accept-encoding',
  'host',
  'expect',
]);

/** Asks a server and waits for its whole answer. Any method may have a body: old clients send them with GET. Throws where there is none in time. */
export async function ask(base: string, { method, url, headers, bytes, host }: Asked, timeoutMs: number): Promise<Answered> {
  const kept = Object.entries(headers).filter(([name]) => !NOT_PASSED_ON.has(name));
  const length = bytes.length > 0 || method === 'POST' || method === 'PUT' || method === 'PATCH' ? { 'content-length': bytes.length } : {};
  const answer = await begin(
    base,
    url,
    {
      method,
      headers: { ...Object.fromEntries(kept), ...length, ...(host !== undefined && { host }) },
      signal: AbortSignal.timeout(timeoutMs),
    },
    bytes,
  );
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const { rawHeaders } = answer;
  const pairs = Array.from({ length: rawHeaders.length / 2 }, (_, at) => [rawHeaders[2 * at] ?? '', rawHeaders[2 * at + 1] ?? ''] as const);
  return {
    status: answer.statusCode ?? 0,
    headers: pairs.filter(([name]) => !NOT_PASSED_ON.has(name.toLowerCase())),
    bytes: unpacked(Buffer.concat(chunks), answer.headers['content-encoding']),
  };
}

function begin(base: string, url: string, options: RequestOptions, bytes: Buffer): Promise<IncomingMessage> {
  const target = new URL(base);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const path = target.pathname.replace(/\/$/, '') + url;
  return new Promise((resolve, reject) => {
    const asked = send({ ...options, hostname: target.hostname, port: target.port, path }, resolve);
    asked.on('error', reject);
    asked.end(bytes);
  });
}

/** The last of a name counts; cookies stand behind one another. */
export function headersOf({ headers }: Answered): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [name, value] of headers) {
    const key = name.toLowerCase();
    found[key] = key === 'set-cookie' && found[key] !== undefined ? `${found[key]}, ${value}` : value;
  }
  return found;
}

/** The JSON of an answer; its text where it is none; undefined where there is nothing. */
export function valueOf({ bytes }: Pick<Answered, 'bytes'>): unknown {
  if (bytes.length === 0) return undefined;
  const text = bytes.toString('utf8');
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
