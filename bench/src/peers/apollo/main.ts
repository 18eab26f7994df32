import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { startStandaloneServer } from '@apollo/server/standalone';
import { buildSchema } from 'type-graphql';
import { openPrisma } from '../prisma/client.js';
import { createContext, type Context } from '../prisma/context.js';
import { HOST, readSettings } from '../settings.js';
import { resolvers } from './resolvers.js';

const { port, databaseUrl } = readSettings();
const prisma = await openPrisma(databaseUrl);

// Introspection and stack traces are off by themselves where NODE_ENV is production.
const apollo = new ApolloServer<Context>({
  schema: await buildSchema({ resolvers }),
  plugins: [ApolloServerPluginLandingPageDisabled()],
});

// Apollo's documentation advises a web framework for production, for what it offers besides. Behind Fastify (with
// @as-integrations/fastify 3.1.0) this peer was no faster: its CPU time a request was higher in six trials of six.
await startStandaloneServer(apollo, { context: async () => createContext(prisma), listen: { port, host: HOST } });
