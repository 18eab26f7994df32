import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import Fastify from 'fastify';
import { buildSchema } from 'type-graphql';
import { openPrisma } from '../prisma/client.js';
import { createContext, type Context } from '../prisma/context.js';
import { HOST, readSettings } from '../settings.js';
import { resolvers } from './resolvers.js';

const { port, databaseUrl } = readSettings();
const prisma = await openPrisma(databaseUrl);
const app = Fastify();

// Introspection and stack traces are off by themselves where NODE_ENV is production.
const apollo = new ApolloServer<Context>({
  schema: await buildSchema({ resolvers }),
  plugins: [fastifyApolloDrainPlugin(app), ApolloServerPluginLandingPageDisabled()],
});
await apollo.start();

// Apollo's documentation recommends its standalone server for prototypes, and a web framework for production.
await app.register(fastifyApollo(apollo), { context: async () => createContext(prisma) });
await app.listen({ port, host: HOST });
