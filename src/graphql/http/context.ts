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
  /** Why the credential that came along is none; then there is no viewer. Absent: it is good, or none came. */
  readonly tokenRefusal?: RequestError;
}

/** Finds the viewer of a token; null when the token is unknown, expired, revoked, or another audience's. */
export type ResolveToken<TViewer> = (token: string, audience: 'graphql') => Promise<TViewer | null>;

const BEARER = /^Bearer +([^\s]+) *$/i;

/**
 * Reads the caller from `Authorization: Bearer`. Without the header the caller is anonymous. A header that proves nothing is
 * refused where a viewer matters, or an expired session would quietly look like missing data (`tokenRefusal`, TOKEN_INVALID).
 */
export async function identifyCaller<TViewer>(request: FastifyRequest, resolve: ResolveToken<TViewer>): Promise<Caller<TViewer>> {
  const header = request.headers.authorization;
  const found = header === undefined ? null : await resolveHeader(header, resolve);
  const caller = { audience: 'graphql', address: request.ip, gone: () => request.raw.socket.destroyed } as const;
  return found instanceof RequestError ? { ...caller, viewer: null, tokenRefusal: found } : { ...caller, viewer: found };
}

/** The refusal that a context was made with (`Caller.tokenRefusal`). */
export function tokenRefusalIn(context: object): RequestError | undefined {
  return 'tokenRefusal' in context && context.tokenRefusal instanceof RequestError ? context.tokenRefusal : undefined;
}

/** The token in `Bearer <token>`; null where the value is anything else. */
export function bearerToken(value: unknown): string | null {
  return typeof value === 'string' ? (BEARER.exec(value)?.[1] ?? null) : null;
}

async function resolveHeader<TViewer>(header: string, resolve: ResolveToken<TViewer>): Promise<TViewer | RequestError> {
  const token = bearerToken(header);
  if (token === null) return new RequestError('TOKEN_INVALID', 'The Authorization header must be "Bearer <token>".');
  const viewer = await resolve(token, 'graphql').catch((error: unknown) => {
    if (error instanceof ReasonedError && error.code === 'UNAUTHENTICATED') return null;
    throw error;
  });
  return viewer ?? new RequestError('TOKEN_INVALID', 'The token is not valid or has expired. Sign in again.');
}
