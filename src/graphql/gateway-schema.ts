import type { GraphQLSchema } from 'graphql';
import { closeRootFields } from '../access/open-to-everybody.js';
import { resolvers } from '../domain/resolvers.js';
import { datamodel } from '../generated/datamodel.js';
import { bindReadResolvers } from '../read/bind-resolvers.js';
import { buildGatewaySchema } from './schema.js';

/** The product's schema: the domains' resolvers, with the fields of readable types bound to the read engine, and its root fields
 * closed to who has not signed in. */
export function gatewaySchema(): GraphQLSchema {
  const schema = buildGatewaySchema(resolvers);
  bindReadResolvers(schema, datamodel);
  closeRootFields(schema);
  return schema;
}
