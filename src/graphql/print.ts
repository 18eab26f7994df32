import { gatewaySchema } from './gateway-schema.js';
import { printGatewaySchema } from './schema.js';

/** The content of schema.graphql. */
export function printed(): string {
  return printGatewaySchema(gatewaySchema());
}
