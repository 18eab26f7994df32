import type { AddressInfo } from 'node:net';
import { type Client, createClient } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { GraphQLAnswer, TestApp } from '../support/app.js';

/** The WebSocket address of the listening gateway; it listens from the first call on. */
export async function addressOf(app: TestApp): Promise<string> {
  if (!app.server.server.listening) await app.server.listen({ port: 0, host: '127.0.0.1' });
  return `ws://127.0.0.1:${(app.server.server.address() as AddressInfo).port}/graphql`;
}

/** A client as browsers have one: graphql-ws over one connection. */
export class Subscriber {
  /** Code of the connection's end. */
  readonly closed: Promise<number>;
  /** What the end says of itself. */
  readonly reason: Promise<string>;
  private readonly client: Client;
  private socket: WebSocket | undefined;

  constructor(
    url: string,
    token: string | null,
    connectionParams: Record<string, unknown> | undefined = { authorization: `Bearer ${token}` },
  ) {
    let close: (end: { code: number; reason: string }) => void = () => undefined;
    const end = new Promise<{ code: number; reason: string }>((resolve) => (close = resolve));
    this.closed = end.then(({ code }) => code);
    this.reason = end.then(({ reason }) => reason);
    this.client = createClient({
      url,
      webSocketImpl: WebSocket,
      retryAttempts: 0,
      lazy: false,
      onNonLazyError: () => undefined,
      ...(token === null ? {} : { connectionParams }),
      on: {
        closed: (event) => close(event as { code: number; reason: string }),
        opened: (socket) => void (this.socket = socket as WebSocket),
      },
    });
  }

  /** Subscribes; `next` resolves to the next event, or rejects with what ended the subscription. */
  subscribe(query: string, variables: Record<string, unknown> = {}): Subscription {
    return this.subscribePayload({ query, variables });
  }

  /** The same with whatever a client sends. */
  subscribePayload(payload: object): Subscription {
    const iterator = this.client.iterate<Record<string, any>>(payload as { query: string });
    return {
      next: async () => {
        const { done, value } = await iterator.next();
        return done === true ? null : (value as GraphQLAnswer);
      },
      end: async () => void (await iterator.return?.()),
    };
  }

  /** The line breaks. */
  break(): void {
    this.socket?.terminate();
  }

  async close(): Promise<void> {
    await this.client.dispose();
  }
}

export interface Subscription {
  next(): Promise<GraphQLAnswer | null>;
  end(): Promise<void>;
}

/** Long enough for a signal to have arrived. */
export function shortly(): Promise<'nothing'> {
  return new Promise((resolve) => setTimeout(() => resolve('nothing'), 300));
}
