import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerAndClose } from './connections.js';
import type { Door } from './door.js';
import { plain, type Refusals } from './refusals.js';
import type { Headers } from './security-headers.js';

export interface HttpServerOptions {
  readonly door: Door;
  readonly refusals: Refusals;
  readonly headersOf: (request: IncomingMessage | undefined) => Headers;
  /** The longest a client takes to send a request whole, in milliseconds. */
  readonly requestTimeoutMs: number;
}

/** For the headers of a request, and for the first of them on a new connection. */
const HEADERS_TIMEOUT_MS = 10_000;
/** How late a connection may be found to have been too slow. */
const CHECK_INTERVAL_MS = 1000;
/** A connection on which nothing moves, because its client takes no answer, is given up. Longer than any call may take. */
const STILL_TIMEOUT_MS = 60_000;
/** Longer than proxies keep theirs (60 s), so that it is them who close a connection, not us while a request is on its way. */
const KEEP_ALIVE_TIMEOUT_MS = 72_000;
/** Of all headers of a request together. */
const MAX_HEADER_BYTES = 16 * 1024;
const MAX_HEADERS = 200;

/** The HTTP server: nobody keeps a connection by being slow, and every request comes through the door. */
export function httpServer(handle: RequestListener, { door, refusals, headersOf, requestTimeoutMs }: HttpServerOptions): Server {
  const server = createServer({
    headersTimeout: Math.min(HEADERS_TIMEOUT_MS, requestTimeoutMs),
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: CHECK_INTERVAL_MS,
    keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS,
    maxHeaderSize: MAX_HEADER_BYTES,
  });
  server.maxHeadersCount = MAX_HEADERS;
  server.timeout = STILL_TIMEOUT_MS;
  server.on('connection', (socket) => door.connections.add(socket));
  server.on('request', (request: IncomingMessage, response: ServerResponse) => door.enter(request, response, handle));
  server.on('checkContinue', (request: IncomingMessage, response: ServerResponse) => {
    // A refused client must not send its body, and so can't go on to another request.
    if (door.admits(request)) response.writeContinue();
    else response.shouldKeepAlive = false;
    door.enter(request, response, handle);
  });
  server.on('clientError', (error: Error & { code?: string }, socket) => {
    if (error.code === 'ECONNRESET' || socket.destroyed) return;
    const response = door.arrivingOn(socket as Socket);
    if (response?.headersSent === true) return void socket.destroy();
    const [status, text] = answerTo(error.code, response?.req, refusals);
    answerAndClose(socket, status, text, headersOf(response?.req));
  });
  return server;
}

function answerTo(code: string | undefined, request: IncomingMessage | undefined, refusals: Refusals): [status: number, text: string] {
  switch (code) {
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return [408, refusals.word(request, 'TIMED_OUT')];
    case 'HPE_HEADER_OVERFLOW':
      return [431, plain(431, 'Request Header Fields Too Large', 'The headers or the address of the request are too long.')];
    default:
      return [400, plain(400, 'Bad Request', 'This is not HTTP.')];
  }
}
