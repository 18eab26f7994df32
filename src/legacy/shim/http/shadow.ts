import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { EndpointHere } from '../endpoint-at.js';
import type { Served } from '../engine.js';
import type { Incoming } from '../request.js';

/** A request as it came, to be passed on. */
export interface PassedOn {
  readonly method: string;
  /** Path within the surface, and query. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
}

/** What the surface would do by itself. */
export interface Own {
  readonly endpoint: EndpointHere;
  readonly incoming: Incoming;
  /** The credential as it came; null: none. */
  readonly token: string | null;
  readonly serve: (incoming: Incoming) => Promise<Served>;
}

export type ShadowAnswer =
  | { readonly by: 'old'; readonly status: number; readonly headers: readonly (readonly [string, string])[]; readonly bytes: Buffer }
  | { readonly by: 'own'; readonly served: Served }
  | { readonly by: 'nobody' };

/** An old system that answers in the place of a surface, which is run beside it and compared. */
export interface Shadow {
  answer(request: PassedOn, own: Own): Promise<ShadowAnswer>;
  /** Passes the opening of a WebSocket on; `url`: path within the surface, and query. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer, url: string): void;
}
