import type { IncomingHttpHeaders } from 'node:http';
import type { Viewer } from '../../access/viewer.js';
import type { AnswerHeaders } from './answer.js';
import type { Body } from './body/types.js';
import type { Endpoint, Method, PageSize } from './contract/types.js';

/** A request that has found its surface, but not yet an endpoint. */
export interface Incoming {
  /** HEAD shows as GET. */
  readonly method: string;
  /** Path within the surface, without query. */
  readonly path: string;
  /** Absolute address of the surface's root, for links: `https://host` or `https://host/legacy/<surface>`; no trailing slash. */
  readonly base: string;
  /** The gateway's public address, for media links; no trailing slash. */
  readonly publicUrl: string;
  readonly headers: IncomingHttpHeaders;
  readonly cookies: ReadonlyMap<string, string>;
  /** Query parameters as sent; a repeated name has several values. */
  readonly query: ReadonlyMap<string, readonly string[]>;
  readonly body: Body;
  /** The contract's, unless the deployment has chosen another; undefined where the surface has no pages. */
  readonly pageSize?: PageSize;
  /** Client address. */
  readonly address: string;
  /** A browser says that a page of another site makes it do this, and that site is none of CORS_ORIGINS. */
  readonly foreign: boolean;
  /** Whether the client has closed its connection, so that nobody waits for the answer. */
  readonly gone: () => boolean;
}

/** A request to an endpoint. */
export interface LegacyRequest extends Incoming {
  readonly endpoint: Endpoint;
  readonly method: Method;
  /** Path parameters as sent, decoded. */
  readonly params: ReadonlyMap<string, string>;
  /** Null until the credential is checked, and on endpoints that need none. */
  readonly session: LegacySession | null;
  readonly viewer: Viewer | null;
  /** Headers and cookies of the answer. */
  readonly answer: AnswerHeaders;
}

export interface LegacySession {
  readonly token: string;
  readonly viewer: Viewer;
  readonly expiresAt: Date;
}
