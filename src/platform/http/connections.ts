import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

/** Clients whose request is on its way when the stop begins still get an answer. */
const LINGER_MS = 500;

/**
 * The open connections of a server, so that its stop waits for none on which nothing happens. Node counts those that never sent
 * a byte as busy.
 */
export class Connections {
  private readonly sockets = new Set<Socket>();
  private noneLeft: (() => void) | undefined;

  add(socket: Socket): void {
    if (this.sockets.has(socket)) return;
    this.sockets.add(socket);
    socket.once('close', () => this.forget(socket));
  }

  /** The connection is a WebSocket's now, and others end it. */
  forget(socket: Socket): void {
    this.sockets.delete(socket);
    if (this.sockets.size === 0) this.noneLeft?.();
  }

  /** Closes the connection with this answer. */
  endWith(response: ServerResponse): void {
    const { socket } = response.req;
    if (response.headersSent) response.once('close', () => socket.destroySoon());
    else response.shouldKeepAlive = false;
  }

  /** Resolves when there is no connection, or the clients have had their time. */
  async empty(): Promise<void> {
    if (this.sockets.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LINGER_MS);
      this.noneLeft = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Closes connections when what was written on them has gone out. */
  closeAllBut(busy: ReadonlySet<Socket>): void {
    for (const socket of this.sockets) if (!busy.has(socket)) socket.destroySoon();
  }

  /** Cuts every connection, whatever is under way on it. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

/** Answers on a connection that HTTP can't be spoken on any more, and closes it. */
export function answerAndClose(socket: Duplex, status: number, text: string, headers: Readonly<Record<string, string | number>>): void {
  if (!socket.writable) return void socket.destroy();
  const lines = Object.entries({
    ...headers,
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    connection: 'close',
  }).map(([name, value]) => `${name}: ${value}`);
  // Ended, and given up a moment later: what the client is still sending must not reset the connection under the answer.
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('\r\n')}\r\n\r\n${text}`);
  setTimeout(() => socket.destroy(), CLOSE_TIMEOUT_MS).unref();
}

const CLOSE_TIMEOUT_MS = 1000;
