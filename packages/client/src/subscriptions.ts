import { type Client, createClient as createSocket } from 'graphql-ws';
import { GatewayError, refusalIn, type Refusal, TransportError } from './errors.js';
import { textOf, type TypedDocument } from './graphql.js';
import { isReason, REASONS } from './reasons.js';

export interface SubscriptionOptions {
  /** Where the gateway is: `wss://api.example.com/graphql`. */
  readonly url: string;
  /** Whose token opens the connection. */
  readonly token: () => string | null | Promise<string | null>;
  /** The gateway takes no connection with this token any more (4401). */
  readonly onSessionEnded?: () => void;
  /** The connection is there again: what happened in between was not told, so read anew what is shown. */
  readonly onReconnected?: () => void;
  /** What opens the connection where there is no global `WebSocket` (Node 20: the package `ws`). */
  readonly webSocketImpl?: unknown;
}

export interface Subscriptions {
  /** What is told, until the loop over it ends. Rejects with `GatewayError` where the gateway refuses, `TransportError` where it went away. */
  subscribe<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables): AsyncIterableIterator<Data>;
  /** For other clients: urql's `subscriptionExchange`, Apollo's `GraphQLWsLink`. */
  readonly socket: Client;
  /** Ends the connection and everything on it. */
  close(): void;
}

const SESSION_ENDED = 4401;
const NOT_ALLOWED = 4403;
const LONGEST_PAUSE_MS = 30_000;

/** Subscriptions of one person over one connection, which opens when it is needed and again when it breaks. */
export function createSubscriptions({
  url,
  token: currentToken,
  onSessionEnded,
  onReconnected,
  webSocketImpl,
}: SubscriptionOptions): Subscriptions {
  const socket = createSocket({
    url,
    ...(webSocketImpl !== undefined && { webSocketImpl }),
    connectionParams: async () => {
      const token = await currentToken();
      return token === null ? {} : { authorization: `Bearer ${token}` };
    },
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (before) =>
      new Promise((resolve) => {
        setTimeout(resolve, Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** before) * (0.5 + Math.random() / 2));
      }),
    shouldRetry: (event) => closing(event)?.code !== NOT_ALLOWED,
    on: {
      connected: (_socket, _payload, wasRetry) => {
        if (wasRetry) onReconnected?.();
      },
      closed: (event) => {
        if (closing(event)?.code === SESSION_ENDED) onSessionEnded?.();
      },
    },
  });

  return {
    socket,
    close: () => void socket.dispose(),
    async *subscribe<Data, Variables>(document: TypedDocument<Data, Variables>, variables: Variables) {
      try {
        const events = socket.iterate<Data>({ query: textOf(document), variables: variables as Record<string, unknown> });
        for await (const { data, errors } of events) {
          const [first, ...others] = (errors ?? []).map(refusalIn).filter((found): found is Refusal => found !== null);
          if (first !== undefined) throw new GatewayError([first, ...others], data);
          if (data !== undefined && data !== null) yield data;
        }
      } catch (error) {
        throw told(error, url);
      }
    },
  };
}

/** graphql-ws throws the `errors` of a refusal, or the event with which the connection closed. */
function told(error: unknown, url: string): unknown {
  if (error instanceof GatewayError) return error;
  const [first, ...others] = (Array.isArray(error) ? error : []).map(refusalIn).filter((found): found is Refusal => found !== null);
  if (first !== undefined) return new GatewayError([first, ...others]);
  const closed = closing(error);
  if (closed === null) return error;
  // `TOKEN_INVALID: The token …`
  const [, reason = '', message = ''] = /^(\w+): (.*)$/s.exec(closed.reason) ?? [];
  return isReason(reason)
    ? new GatewayError([{ code: REASONS[reason].code, reason, message }])
    : new TransportError(`${url} closed the connection: ${closed.code} ${closed.reason}`.trimEnd());
}

function closing(event: unknown): { readonly code: number; readonly reason: string } | null {
  const isClosing = typeof event === 'object' && event !== null && 'code' in event && 'reason' in event;
  return isClosing ? (event as { code: number; reason: string }) : null;
}
