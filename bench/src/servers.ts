import { limit } from './limit/server.js';
import { peers } from './peers/index.js';
import type { Server } from './server.js';
import { gateway, gatewayEmbedded, gatewayOnNode20 } from './servers/gateway.js';

export const EMBEDDED = 'gateway-embedded';

/** All servers; the first is what the others are compared with. */
export function allServers(embeddedDirectory: string): readonly Server[] {
  return [gateway, gatewayOnNode20, gatewayEmbedded(embeddedDirectory), ...peers, limit];
}
