import type { FastifyRequest } from 'fastify';
import { ReasonedError } from '../../platform/errors.js';
import { RequestError } from '../errors/request-error.js';

/** Who asks: the part of a resolver's context that comes from the HTTP request. */
export interface Caller<TViewer> {
  /** null: nobody has signed in. */
  readonly viewer: TViewer | null;
  readonly audience: 'graphql';
  /** The client's IP address, behind trusted proxies the one they forward. */
  readonly address: string;
  /** Whether the client has closed its connection, so that nobody waits for the answer. */
  readonly gone: () => boolean;
}

/** Finds the viewer of a token; null when the token is unknown, expired, revoked, or another audience's. */
export type ResolveToken<TViewer> = (token: string, audience: 'graphql') => Promise<TViewer | null>;

const BEARER = /^Bearer +([^\s]+) *$/i;

/**
 * Reads the caller from `Authorization: Bearer`. Without the header the caller is anonymous; a header that proves
 * nothing is refused with 401, or an expired session would quietly look like missing data.
 * @throws RequestError TOKEN_INVALID
 */
export async function identifyCaller<TViewer>(request: FastifyRequest, resolve: ResolveToken<TViewer>): Promise<Caller<TViewer>> {
  const header = request.headers.authorization;
  const viewer = header === undefined ? null : await resolveHeader(header, resolve);
  return { viewer, audience: 'graphql', address: request.ip, gone: () => request.raw.socket.destroyed };
}

/** The token in `Bearer <token>`; null where the value is anything else. */
export function bearerToken(value: unknown): string | null {
  return typeof value === 'string' ? (BEARER.exec(value)?.[1] ?? null) : null;
}

async function resolveHeader<TViewer>(header: string, resolve: ResolveToken<TViewer>): Promise<TViewer> {
  const token = bearerToken(header);
  if (token === null) throw new RequestError('TOKEN_INVALID', 'The Authorization header must be "Bearer <token>".');
  const viewer = await resolve(token, 'graphql').catch((error: unknown) => {
    if (error instanceof ReasonedError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  });
  if (!viewer) throw new RequestError('TOKEN_INVALID', 'The token is not valid or has expired. Sign in again.');
  return viewer;
}
