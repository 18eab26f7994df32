import type { IncomingMessage, RequestListener, Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Log } from '../log.js';
import { RETRY_AFTER_SECONDS } from '../retry-after.js';
import { answerAndClose } from './connections.js';
import { crossOriginHeaders } from './cross-origin.js';
import { Door } from './door.js';
import { Refusals } from './refusals.js';
import { type Headers, securityHeaders } from './security-headers.js';
import { httpServer } from './server.js';

export interface EntranceOptions {
  readonly publicUrl: string;
  readonly corsOrigins: readonly string[];
  readonly maxRequestsUnderWay: number;
  readonly requestTimeoutMs: number;
}

/** What lies between the network and the APIs. */
export interface Entrance {
  readonly door: Door;
  /** Where each API says how it words what is refused here. */
  readonly refusals: Refusals;
  /** The security headers of every answer. */
  readonly headers: Headers;
  /** Makes the HTTP server that gives to the listener what the door lets in. */
  readonly serverFor: (handle: RequestListener) => Server;
  /** The connection becomes a WebSocket and is the door's no more; false: there is no room for what it would ask. */
  readonly takeOut: (request: IncomingMessage, socket: Duplex) => boolean;
  readonly refuseUpgrade: (request: IncomingMessage, socket: Duplex) => void;
}

/** @param log asked for when there is something to say: Fastify has the log, and is made after this */
export async function openEntrance(options: EntranceOptions, log: () => Log): Promise<Entrance> {
  const headers = await securityHeaders(options);
  const crossOrigin = crossOriginHeaders(options.corsOrigins);
  const headersOf = (request: IncomingMessage | undefined): Headers =>
    request === undefined ? headers : { ...headers, ...crossOrigin(request) };
  const refusals = new Refusals();
  const door = new Door({ maxUnderWay: options.maxRequestsUnderWay, refusals, headersOf, log });
  return {
    door,
    refusals,
    headers,
    serverFor: (handle) => httpServer(handle, { door, refusals, headersOf, requestTimeoutMs: options.requestTimeoutMs }),
    takeOut: (request, socket) => {
      if (!door.admits(request)) return false;
      door.connections.forget(socket as Socket);
      return true;
    },
    refuseUpgrade: (request, socket) =>
      answerAndClose(socket, 503, refusals.word(request, 'UNAVAILABLE'), { ...headersOf(request), 'retry-after': RETRY_AFTER_SECONDS }),
  };
}
