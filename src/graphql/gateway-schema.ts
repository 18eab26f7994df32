import type { GraphQLSchema } from 'graphql';
import { bindReadResolvers } from '../core/read/bind-resolvers.js';
import { resolvers } from '../domain/resolvers.js';
import { datamodel } from '../generated/datamodel.js';
import { buildGatewaySchema } from './schema.js';

/** The product's schema: the domains' resolvers, with the fields of readable types bound to the read engine. */
export function gatewaySchema(): GraphQLSchema {
  const schema = buildGatewaySchema({ resolvers });
  bindReadResolvers(schema, datamodel);
  return schema;
}
