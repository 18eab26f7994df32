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
  describeRoots(schema);
  bindReadResolvers(schema, datamodel);
  closeRootFields(schema);
  return schema;
}

/** TypeGraphQL takes no descriptions for them. */
function describeRoots(schema: GraphQLSchema): void {
  const roots = [
    [schema.getQueryType(), 'What can be read, each by who may see it.'],
    [schema.getMutationType(), 'What can be done, one after another; each is done wholly or not at all.'],
    [schema.getSubscriptionType(), 'What is told when it happens, over WebSocket.'],
  ] as const;
  for (const [root, description] of roots) if (root) root.description = description;
}
