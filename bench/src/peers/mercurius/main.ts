import Fastify from 'fastify';
import { NoSchemaIntrospectionCustomRule } from 'graphql';
import mercurius from 'mercurius';
import { openPrisma } from '../prisma/client.js';
import { createContext, type Context } from '../prisma/context.js';
import { resolvers, typeDefs } from '../sdl/schema.js';
import { HOST, readSettings } from '../settings.js';

declare module 'mercurius' {
  interface MercuriusContext extends Context {}
}

const { port, databaseUrl } = readSettings();
const prisma = await openPrisma(databaseUrl);
const app = Fastify();

await app.register(mercurius, {
  schema: typeDefs,
  resolvers,
  context: () => createContext(prisma),
  // Each operation is compiled when it is first seen.
  jit: 1,
  graphiql: false,
  // docs/faq.md: how introspection is turned off.
  validationRules: [NoSchemaIntrospectionCustomRule],
});

await app.listen({ port, host: HOST });
