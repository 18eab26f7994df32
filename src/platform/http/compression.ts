import { constants } from 'node:zlib';
import fastifyCompress from '@fastify/compress';
import type { FastifyInstance, FastifyRequest } from 'fastify';

/** In order of preference among those that a client likes equally: by the processor's time that each takes. */
const ENCODINGS = ['zstd', 'gzip', 'br'] as const;
/** Smaller answers fit into a packet or two as they are. */
const FROM_BYTES = 1024;
/** Up to here the processor's time beside the event loop's turn would cost more than the turn. */
const AT_ONCE_UP_TO_BYTES = 16 * 1024;

const COMPRESSED_TYPES = /^(?:application\/(?:graphql-response\+)?json|text\/html)\b/;

/**
 * Compresses the answers of every route from now on for clients that take it. Routes of pictures say `compress: false`; a route that
 * has compressed its answer itself is left alone.
 */
export async function compressAnswers(server: FastifyInstance, corsOrigins: readonly string[]): Promise<void> {
  server.addHook('onRequest', (request, _reply, done) => {
    if (isMadeByAnotherSite(request, corsOrigins)) delete request.headers['accept-encoding'];
    done();
  });
  await server.register(fastifyCompress, {
    // Requests are unpacked by who reads them (`unpacked-body.ts`).
    globalDecompression: false,
    encodings: [...ENCODINGS],
    threshold: FROM_BYTES,
    syncThreshold: AT_ONCE_UP_TO_BYTES,
    customTypes: COMPRESSED_TYPES,
    // The first levels take a third of the time of the usual ones, and answers get 5 to 10 % longer.
    zlibOptions: { level: 1 },
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
  });
}

/**
 * How long a compressed answer is tells whether a text that somebody chose is in it twice (BREACH). A page of another site that makes a
 * browser ask in its visitor's name could find out so what it may not read, letter by letter; so nothing is compressed for it.
 */
function isMadeByAnotherSite({ headers }: FastifyRequest, corsOrigins: readonly string[]): boolean {
  if (headers.cookie === undefined || headers['accept-encoding'] === undefined) return false;
  const site = headers['sec-fetch-site'];
  return (site === 'cross-site' || site === 'same-site') && !corsOrigins.includes(headers.origin ?? '');
}
