import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import websocket from '@fastify/websocket';
import type { FastifyInstance, FastifyPluginAsync, FastifyRequest } from 'fastify';
import { errorName } from '../../../platform/log.js';
import type { Store } from '../../../platform/store/store.js';
import type { Upgrades } from '../../../platform/web-socket/upgrades.js';
import type { LegacyPorts, Shadow } from '../../shim/index.js';
import { isIdentity, realmOf } from '../identity.js';
import { ChatConnection, type Credentials } from './connection.js';
import { wholeNumber } from './frames.js';
import type { PresentHere } from './presence.js';

export interface SchoolSocketOptions {
  readonly ports: LegacyPorts;
  readonly store: Store;
  readonly upgrades: Upgrades;
  /** The old system that serves the chat in our place: its messages are there, and so is who has signed in. */
  readonly shadow?: Pick<Shadow, 'upgrade'> | undefined;
  /** Told of a connection that the old system serves. */
  readonly passedOn?: (request: IncomingMessage) => void;
  /** Whose the connection of this request is now; false: they have too many. */
  readonly signIn: (request: IncomingMessage, accountId: number) => boolean;
  /** How often a connection shows that it lives and looks whether its user is still signed in. */
  readonly heartbeatMs?: number;
}

/** contract: school, websocket.path; on the root and on the surface's own host name, and below its prefix. */
const PATHS: readonly string[] = ['/ws', '/legacy/school/ws'];
const LARGEST_FRAME_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;

/** The chat of the school platform over WebSocket. */
export const schoolSocket: FastifyPluginAsync<SchoolSocketOptions> = async (
  fastify,
  { ports, store, upgrades, shadow, passedOn, signIn, heartbeatMs = HEARTBEAT_MS },
) => {
  if (shadow !== undefined) return passOn(fastify, upgrades, shadow, passedOn);
  const connections = new Set<ChatConnection>();
  const here: PresentHere = new Map();
  await fastify.register(websocket, {
    // At the server itself it would answer for every path.
    options: { server: upgrades.at(...PATHS) as Server, maxPayload: LARGEST_FRAME_BYTES, perMessageDeflate: false },
    // Too large a frame, or a line that broke; `ws` closes the socket itself.
    errorHandler: (error, _socket, request) => request.log.info({ error: errorName(error) }, 'A WebSocket connection broke.'),
    preClose: (done) => {
      void Promise.all([...connections].map((connection) => connection.leave())).then(() => done());
    },
  });

  for (const url of PATHS.flatMap((path) => [path, `${path}/`])) {
    fastify.route({
      method: 'GET',
      url,
      exposeHeadRoute: false,
      // The query string holds the token.
      logSerializers: { req: (request: FastifyRequest) => ({ method: request.method, path: url, remoteAddress: request.ip }) },
      handler: (_request, reply) => {
        const msg = '请使用WebSocket连接';
        return reply
          .code(426)
          .header('upgrade', 'websocket')
          .header('connection', 'upgrade')
          .send({ code: 426, msg, message: msg, data: {} });
      },
      wsHandler: (socket, request) => {
        const connection = new ChatConnection(socket, credentialsOf(request), {
          ports,
          store,
          here,
          log: request.log,
          heartbeatMs,
          signIn: (accountId) => signIn(request.raw, accountId),
        });
        connections.add(connection);
        void connection.finished.then(() => connections.delete(connection));
      },
    });
  }
};

/** Openings that are none fall to the surface's routes, which the old system answers too. */
function passOn(
  fastify: FastifyInstance,
  upgrades: Upgrades,
  shadow: Pick<Shadow, 'upgrade'>,
  passedOn: SchoolSocketOptions['passedOn'],
): void {
  const sockets = new Set<Duplex>();
  upgrades.at(...PATHS).on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    passedOn?.(request);
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    shadow.upgrade(request, socket, head, (request.url ?? '').replace(/^\/legacy\/school/, ''));
  });
  fastify.addHook('preClose', (done) => {
    for (const socket of sockets) socket.destroy();
    done();
  });
}

/** A parameter that is missing or repeated counts as a wrong one: the client is told that it is not signed in. */
function credentialsOf(request: FastifyRequest): Credentials {
  const query = new URLSearchParams(request.url.split('?')[1] ?? '');
  const [identity, ...others] = query.getAll('identity');
  const number = others.length === 0 ? wholeNumber(identity) : null;
  return { realm: isIdentity(number) ? realmOf(number) : null, token: query.get('token') ?? '', address: request.ip };
}
