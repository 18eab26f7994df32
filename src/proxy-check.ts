import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyPluginAsync } from 'fastify';
import { sealKey } from './platform/seal.js';

export const PROXY_CHECK_PATH = '/health/proxy';
export const PROOF_HEADER = 'x-campus-proof';

/** Clocks of two machines may be so far apart. */
const GOOD_FOR_MS = 60_000;
const PURPOSE = 'campus proxy check';

/** What of a request has arrived, after all that lies between. */
export interface Arrived {
  /** Whom the gateway takes for the client. */
  readonly address: string;
  /** Who has connected to it. */
  readonly peer: string;
  readonly protocol: string;
  readonly host: string;
  readonly forwardedFor: string | null;
}

/** Shows that whoever asks has the secret that signs tokens, for a minute. */
export function proofOf(secret: string, now = Date.now()): string {
  return `${now}.${createHmac('sha256', sealKey(secret, PURPOSE)).update(String(now)).digest('hex')}`;
}

function isProof(secret: string, given: string | string[] | undefined): boolean {
  const at = /^(\d{1,15})\.[0-9a-f]{64}$/.exec(String(given))?.[1];
  if (at === undefined || Math.abs(Date.now() - Number(at)) > GOOD_FOR_MS) return false;
  return timingSafeEqual(Buffer.from(String(given)), Buffer.from(proofOf(secret, Number(at))));
}

/** GET /health/proxy: tells the operator's `campus doctor` how its request has arrived; for everybody else there is nothing at this address. */
export const proxyCheckRoute: FastifyPluginAsync<{ readonly secret: string }> = async (app, { secret }) => {
  app.get(PROXY_CHECK_PATH, async (request, reply) => {
    if (!isProof(secret, request.headers[PROOF_HEADER])) return reply.callNotFound();
    const forwarded = request.headers['x-forwarded-for'];
    const arrived: Arrived = {
      address: request.ip,
      peer: request.socket.remoteAddress ?? '',
      protocol: request.protocol,
      host: request.host,
      forwardedFor: forwarded === undefined ? null : String(forwarded),
    };
    return reply.header('cache-control', 'no-store').send(arrived);
  });
};
