import type { FastifyRequest, FastifyServerOptions } from 'fastify';
import { callOfLine } from './platform/observe/call-log.js';
import type { Settings } from './settings/settings.js';

/** JSON lines, on standard output unless told otherwise, each with the id of the call that it belongs to. No line has headers or query strings: both may carry tokens. */
export function loggerOptions({ logLevel }: Settings, stream?: { write(line: string): void }): NonNullable<FastifyServerOptions['logger']> {
  if (logLevel === 'silent') return false;
  return {
    level: logLevel,
    ...(stream === undefined ? {} : { stream }),
    mixin: callOfLine,
    serializers: {
      req: (request: FastifyRequest) => ({ method: request.method, path: request.url.split('?', 1)[0], remoteAddress: request.ip }),
    },
  };
}
