import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import type { Settings } from './settings/settings.js';

/** JSON lines, on standard output unless told otherwise. Neither headers nor query strings are written: both may carry tokens. */
export function loggerOptions({ logLevel }: Settings, stream?: { write(line: string): void }): NonNullable<FastifyServerOptions['logger']> {
  if (logLevel === 'silent') return false;
  return {
    level: logLevel,
    ...(stream === undefined ? {} : { stream }),
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?', 1)[0], remoteAddress: request.ip }),
    },
  };
}
