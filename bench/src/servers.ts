import { limit } from './limit/server.js';
import { peers } from './peers/index.js';
import type { Server } from './server.js';
import { gateway, gatewayOnNode20 } from './servers/gateway.js';

/** All servers; the first is what the others are compared with. */
export const SERVERS: readonly Server[] = [gateway, gatewayOnNode20, ...peers, limit];
