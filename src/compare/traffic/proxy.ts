import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  request as httpRequest,
  type Server,
  type ServerResponse,
} from 'node:http';
import { request as httpsRequest } from 'node:https';
import { pairsOf, passUpgrade } from '../http/pass-upgrade.js';
import type { Seen } from './recorder.js';

/** Between two parties, not for the next one. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade']);

export interface ProxyOptions {
  /** The old system, `http(s)://host[:port][/path]`. */
  readonly old: string;
  readonly seen: (exchange: Seen) => void;
  /** Told when the old system could not be asked. */
  readonly failed: (error: Error) => void;
}

/** A server that passes everything on to an old system and its answers back, unchanged, and tells what it saw. WebSockets are passed on unseen. */
export function recordingProxy(options: ProxyOptions): Server {
  const server = createServer((request, response) => pass(request, response, options));
  server.on('upgrade', (request, socket, head) => passUpgrade(request, socket, head, { ...options, url: request.url ?? '/' }));
  return server;
}

function pass(request: IncomingMessage, response: ServerResponse, { old, seen, failed }: ProxyOptions): void {
  const at = new Date();
  const sent: Buffer[] = [];
  let whole = (): boolean => false;
  const asked = ask(request, old, withoutHops(request.headers), (answer) => {
    const received: Buffer[] = [];
    whole = () => answer.complete;
    response.writeHead(answer.statusCode ?? 502, answer.statusMessage, rawWithoutHops(answer));
    answer.on('data', (chunk: Buffer) => received.push(chunk));
    answer.on('end', () =>
      seen({
        at,
        method: request.method ?? 'GET',
        url: request.url ?? '/',
        requestHeaders: flat(request.headers),
        requestBody: Buffer.concat(sent),
        status: answer.statusCode ?? 0,
        answerHeaders: flat(answer.headers),
        answerBody: Buffer.concat(received),
      }),
    );
    answer.on('error', () => response.destroy());
    answer.pipe(response);
  });
  asked.on('error', (error) => {
    // What a server sends behind its answer, such as the body of one to HEAD, is nobody's.
    if (whole()) return;
    failed(error);
    if (response.headersSent) return void response.destroy();
    response.writeHead(502, { 'content-type': 'text/plain; charset=utf-8' }).end('The old system does not answer.\n');
  });
  request.on('data', (chunk: Buffer) => sent.push(chunk));
  response.on('close', () => asked.destroy());
  request.pipe(asked);
}

// The Host header too stays what the client sent: links that the old system makes lead here again.
function ask(request: IncomingMessage, old: string, headers: IncomingHttpHeaders, answered: (answer: IncomingMessage) => void) {
  const target = new URL(old);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const path = target.pathname.replace(/\/$/, '') + (request.url ?? '/');
  const { hostname, port } = target;
  return send({ hostname, port, path, method: request.method, headers }, answered);
}

function withoutHops(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.has(name)));
}

/** As the old system wrote them: several of a name, and capitals. */
function rawWithoutHops(answer: IncomingMessage): string[] {
  return pairsOf(answer)
    .filter(([name]) => !HOP_BY_HOP.has(name.toLowerCase()))
    .flat();
}

function flat(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}
