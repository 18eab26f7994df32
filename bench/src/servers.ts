import { limit } from './limit/server.js';
import type { Server } from './server.js';
import { gateway, gatewayOnNode20 } from './servers/gateway.js';

export const SERVERS: readonly Server[] = [gateway, gatewayOnNode20, limit];
