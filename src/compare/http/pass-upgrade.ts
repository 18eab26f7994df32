import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';

export interface PassedUpgrade {
  /** The old system, `http(s)://host[:port][/path]`. */
  readonly old: string;
  /** Path and query there. */
  readonly url: string;
  /** Told when the old system could not be asked. */
  readonly failed: (error: Error) => void;
}

/** Passes the opening of a WebSocket on, and then whatever either side sends; what closes one side closes the other. */
export function passUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer, { old, url, failed }: PassedUpgrade): void {
  const target = new URL(old);
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  const { hostname, port } = target;
  // The Host header stays what the client sent: links that the old system makes lead here again.
  const asked = send({ hostname, port, path: target.pathname.replace(/\/$/, '') + url, method: request.method, headers: request.headers });
  socket.on('error', () => asked.destroy());
  socket.on('close', () => asked.destroy());
  asked.on('response', (answer) => {
    // Refused, or answered as plain HTTP. Its end is that of the connection, so that it needs no length.
    socket.write(headOf(answer, [...pairsOf(answer).filter(([name]) => !BETWEEN_TWO.has(name.toLowerCase())), ['Connection', 'close']]));
    answer.pipe(socket);
    answer.on('error', () => socket.destroy());
  });
  asked.on('upgrade', (answer, oldSocket, oldHead) => {
    socket.write(headOf(answer, pairsOf(answer)));
    if (oldHead.length > 0) socket.write(oldHead);
    if (head.length > 0) oldSocket.write(head);
    oldSocket.pipe(socket).pipe(oldSocket);
    for (const [one, other] of [
      [socket, oldSocket],
      [oldSocket, socket],
    ] as const) {
      one.on('error', () => other.destroy());
      one.on('close', () => other.destroy());
    }
  });
  asked.on('error', (error) => {
    if (socket.destroyed) return;
    failed(error);
    socket.end('HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  asked.end();
}

const BETWEEN_TWO = new Set(['connection', 'keep-alive', 'transfer-encoding', 'upgrade']);

function headOf({ statusCode, statusMessage }: IncomingMessage, headers: readonly (readonly [string, string])[]): string {
  return `HTTP/1.1 ${statusCode} ${statusMessage}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

/** As the old system wrote them: several of a name, and capitals. */
export function pairsOf({ rawHeaders }: IncomingMessage): [string, string][] {
  return Array.from({ length: rawHeaders.length / 2 }, (_, at) => [rawHeaders[2 * at] ?? '', rawHeaders[2 * at + 1] ?? '']);
}
