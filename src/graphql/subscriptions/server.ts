import type { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { GraphQLSchema } from 'graphql';
import { CloseCode, handleProtocols, makeServer } from 'graphql-ws';
import { WebSocketServer } from 'ws';
import type { Log } from '../../platform/log.js';
import type { ErrorFormatter } from '../errors/format.js';
import { RequestError } from '../errors/request-error.js';
import { bearerToken } from '../http/context.js';
import { badTextInVariables } from '../http/request-texts.js';
import type { Documents } from '../operation/documents.js';
import { overWebSocketRefusal } from '../operation/operation-refusal.js';
import type { Operation, Variables } from '../operation/operation.js';
import { isRecord } from '../persisted/is-record.js';
import type { Asked, PersistedDocuments } from '../persisted/persisted-documents.js';
import { type Connection, closeSocket, NOT_SIGNED_IN, serve, TOO_MANY } from './connection.js';
import { openStream } from './stream.js';

export interface SubscriptionOptions<TViewer> {
  readonly schema: GraphQLSchema;
  readonly documents: Documents;
  readonly persisted: PersistedDocuments;
  readonly formatError: ErrorFormatter;
  readonly log: Log;
  /** Emits `upgrade` for whoever wants to connect. */
  readonly upgrades: EventEmitter;
  /** Whose token it is; null: it proves nothing (any more). */
  readonly viewerOf: (token: string) => Promise<TViewer | null>;
  readonly createContext: (viewer: TViewer, address: string) => object;
  /** Whose the connection of this request is now; false: they have too many. */
  readonly signIn: (request: IncomingMessage, viewer: TViewer) => boolean;
  /** The client's address. */
  readonly addressOf: (request: IncomingMessage) => string;
  /** How often a connection is looked at: whether it lives, and its user is still signed in. */
  readonly heartbeatMs?: number;
}

const LARGEST_FRAME_BYTES = 64 * 1024;
const HEARTBEAT_MS = 15_000;
const MAX_SUBSCRIPTIONS = 50;
/** From the connection to its `connection_init`. */
const SIGN_IN_MS = 5_000;

export interface Subscriptions {
  /** How many are open. */
  open(): number;
  /** Ends them all, with their connections. */
  end(): void;
}

/** What is known of a subscription from its admission on; graphql-ws hands it on. */
interface Subscribed {
  readonly connection: Connection;
  readonly operation: Operation;
  readonly variables: Variables;
}

/**
 * Subscriptions over WebSocket, in the protocol of graphql-ws. The token comes as `Bearer …` in `connectionParams.authorization`, or
 * in its `headers`, however they are written; without one nothing can be subscribed to, and a connection ends with the session behind it.
 */
export function serveSubscriptions<TViewer>(options: SubscriptionOptions<TViewer>): Subscriptions {
  const { schema, documents, persisted, formatError, log, upgrades, viewerOf, createContext, signIn, addressOf } = options;
  const { heartbeatMs = HEARTBEAT_MS } = options;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_FRAME_BYTES, perMessageDeflate: false, handleProtocols });

  let open = 0;

  /** Null, and the connection is closed, when the token has stopped being good. */
  const contextNow = async ({ token, socket, request }: Connection): Promise<object | null> => {
    const viewer = token === null ? null : await viewerOf(token);
    if (viewer !== null) return createContext(viewer, addressOf(request));
    closeSocket(socket, CloseCode.Unauthorized, NOT_SIGNED_IN.ended);
    return null;
  };

  const server = makeServer<Record<string, unknown>, Connection>({
    connectionInitWaitTimeout: SIGN_IN_MS,
    onConnect: async ({ connectionParams, extra }) => {
      const unauthorized = (why: keyof typeof NOT_SIGNED_IN): false => {
        closeSocket(extra.socket, CloseCode.Unauthorized, NOT_SIGNED_IN[why]);
        return false;
      };
      const given = authorizationIn(connectionParams);
      if (given === undefined) return unauthorized('missing');
      const token = bearerToken(given);
      if (token === null) return unauthorized('malformed');
      const viewer = await viewerOf(token);
      if (viewer === null) return unauthorized('bad');
      if (!signIn(extra.request, viewer)) {
        closeSocket(extra.socket, TOO_MANY, 'Too many connections');
        return false;
      }
      extra.token = token;
      return true;
    },
    jsonMessageReviver: withQuery,
    onSubscribe: async ({ subscriptions, extra }, _id, payload) => {
      if (Object.keys(subscriptions).length > MAX_SUBSCRIPTIONS) {
        return [new RequestError('TOO_MANY_SUBSCRIPTIONS', `One connection has at most ${MAX_SUBSCRIPTIONS} subscriptions.`)];
      }
      const badText = badTextInVariables(payload.variables);
      if (badText !== null) return [badText];
      let named: string | undefined;
      try {
        named = await persisted.textOf(payload satisfies Asked);
      } catch (error) {
        if (error instanceof RequestError) return [error];
        throw error;
      }
      const read = documents.read(named ?? payload.query);
      if ('errors' in read) return read.errors;
      const operation = read.operation(payload.operationName);
      if (!operation)
        return [new RequestError('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation, or several and none is named.')];
      const refusal = overWebSocketRefusal(operation, payload.variables ?? {});
      if (refusal) return [refusal];
      return {
        schema,
        document: read.document,
        operationName: payload.operationName,
        contextValue: { connection: extra, operation, variables: payload.variables ?? {} } satisfies Subscribed,
      };
    },
    subscribe: async ({ contextValue }) => {
      const { connection, ...subscribed } = contextValue as Subscribed;
      const stream = await openStream({ ...subscribed, contextNow: () => contextNow(connection), onEnd: () => void (open -= 1) });
      if (Symbol.asyncIterator in stream) open += 1;
      return stream;
    },
    onNext: (_context, _id, _payload, _args, { errors, ...result }) => ({ ...result, ...(errors && { errors: errors.map(formatError) }) }),
    onError: (_context, _id, _payload, errors) => errors.map(formatError),
  });

  upgrades.on('upgrade', (request: IncomingMessage, socket: Duplex, rest: Buffer) => {
    sockets.handleUpgrade(request, socket, rest, (connected) => {
      serve(server, connected, request, {
        log,
        heartbeatMs,
        isSignedIn: async ({ token }) => token === null || (await viewerOf(token)) !== null,
      });
    });
  });
  return {
    open: () => open,
    end: () => {
      for (const socket of sockets.clients) closeSocket(socket);
    },
  };
}

/** The protocol wants a text of a document also where it is named in its place. */
function withQuery(key: string, value: unknown): unknown {
  const naming = key === 'payload' && isRecord(value) && !('query' in value) && ('documentId' in value || 'extensions' in value);
  return naming ? { ...value, query: '' } : value;
}

/** What a client says to be its credential: `authorization` itself, or that of the headers which some clients hand on. */
function authorizationIn(params: Readonly<Record<string, unknown>> | undefined): unknown {
  const named = (name: string, of: object): unknown => Object.entries(of).find(([key]) => key.toLowerCase() === name)?.[1];
  const headers = named('headers', params ?? {});
  return (
    named('authorization', params ?? {}) ?? (typeof headers === 'object' && headers !== null ? named('authorization', headers) : undefined)
  );
}
