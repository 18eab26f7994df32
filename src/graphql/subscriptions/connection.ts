import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { errorName, type Log } from '../../platform/log.js';
import { MessageRate } from '../../platform/web-socket/message-rate.js';

/** What is known of a client beside the protocol. */
export interface Connection {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** What it connected with; null until then. */
  token: string | null;
}

const GOING_AWAY = 1001;
/** Why a connection of nobody ends, as its close says it: a reason of errors, and words. At most 123 bytes. */
export const NOT_SIGNED_IN = {
  missing: 'UNAUTHENTICATED: connectionParams have no authorization',
  malformed: 'TOKEN_INVALID: authorization must be "Bearer <token>"',
  bad: 'TOKEN_INVALID: the token is not valid or has expired',
  ended: 'TOKEN_INVALID: the session has ended',
} as const;
/** The protocol's code for whoever asks too much; its clients don't connect again by themselves then. */
export const TOO_MANY = CloseCode.TooManyInitialisationRequests;
/** A peer that does not answer our close is gone. */
const CLOSE_TIMEOUT_MS = 2000;
/** A client for whom this much waits does not read. */
const MAX_UNSENT_BYTES = 4 * 1024 * 1024;

/** Tells a client to go; one that does not answer is cut off. */
export function closeSocket(socket: WebSocket, code: number = GOING_AWAY, reason?: string): void {
  socket.close(code, reason);
  setTimeout(() => socket.terminate(), CLOSE_TIMEOUT_MS).unref();
}

interface ServeOptions {
  readonly log: Log;
  readonly heartbeatMs: number;
  /** Whether whoever connected is still signed in. */
  readonly isSignedIn: (connection: Connection) => Promise<boolean>;
}

/** Speaks GraphQL over WebSocket with one client until it goes, or its session ends. */
export function serve(
  server: Server<Connection>,
  socket: WebSocket,
  request: IncomingMessage,
  { log, heartbeatMs, isSignedIn }: ServeOptions,
): void {
  const connection: Connection = { socket, request, token: null };
  const fail = (error: unknown): void => {
    log.error({ err: error }, 'A GraphQL connection failed.');
    closeSocket(socket, CloseCode.InternalServerError, 'Internal server error');
  };
  const rate = new MessageRate();
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (data) => send(socket, data),
      close: (code, reason) => closeSocket(socket, code, reason),
      onMessage: (receive) => {
        socket.on('message', (data) => {
          if (rate.take()) receive(String(data)).catch(fail);
          else closeSocket(socket, TOO_MANY, 'Too many messages');
        });
      },
    },
    connection,
  );

  let answered = true;
  const heartbeat = setInterval(() => {
    if (!answered) return socket.terminate();
    answered = false;
    socket.ping();
    isSignedIn(connection).then((signedIn) => {
      if (!signedIn) closeSocket(socket, CloseCode.Unauthorized, NOT_SIGNED_IN.ended);
    }, fail);
  }, heartbeatMs);
  socket.on('pong', () => (answered = true));
  // Too large a frame, or a line that broke; `ws` closes the socket itself.
  socket.on('error', (error) => log.info({ error: errorName(error) }, 'A GraphQL connection broke.'));
  socket.once('close', (code, reason) => {
    clearInterval(heartbeat);
    closed(code, String(reason)).catch((error: unknown) =>
      log.warn({ error: errorName(error) }, 'A GraphQL connection could not be tidied up: the store is away.'),
    );
  });
}

/** Resolves when the text has left the process. */
async function send(socket: WebSocket, text: string): Promise<void> {
  if (socket.readyState !== socket.OPEN) return;
  if (socket.bufferedAmount > MAX_UNSENT_BYTES) return socket.terminate();
  await new Promise<void>((resolve, reject) => {
    socket.send(text, (error) => (error && socket.readyState === socket.OPEN ? reject(error) : resolve()));
  });
}
