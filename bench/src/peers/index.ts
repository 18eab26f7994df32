import { fileURLToPath } from 'node:url';
import type { Server } from '../server.js';
import { gateway } from '../servers/gateway.js';
import { postgraphile } from './postgraphile/server.js';

/**
 * The servers that the gateway is measured against, each as its own documentation sets it up for production: no
 * playground, no logging, no introspection (but in PostGraphile, which has no switch for it). They run over the
 * gateway's database in one process with at most 10 connections, read only columns that are in their schema, and use
 * prepared statements. Unlike the gateway they check no token and no permission, and their purchases do less
 * (prisma/purchase.ts).
 */
export const peers: readonly Server[] = [
  postgraphile,
  likeGateway('apollo', 'Apollo Server 5, TypeGraphQL, Prisma and DataLoader', [
    '@apollo/server',
    'type-graphql',
    '@prisma/client',
    '@prisma/adapter-pg',
    'dataloader',
    'graphql',
  ]),
  likeGateway('mercurius', 'Mercurius with its JIT, Prisma and DataLoader', [
    'mercurius',
    'fastify',
    '@prisma/client',
    '@prisma/adapter-pg',
    'dataloader',
    'graphql',
  ]),
  likeGateway('yoga', 'GraphQL Yoga, Prisma and DataLoader', [
    'graphql-yoga',
    '@prisma/client',
    '@prisma/adapter-pg',
    'dataloader',
    'graphql',
  ]),
];

/** A server that speaks as much of the gateway's schema as the scenarios ask for. */
function likeGateway(name: string, title: string, packages: readonly string[]): Server {
  const program = fileURLToPath(new URL(`${name}/main.js`, import.meta.url));
  return {
    name,
    title,
    packages,
    launch: ({ port, databaseUrl }) => ({ args: [program], env: { PORT: String(port), DATABASE_URL: databaseUrl } }),
    query: gateway.query,
    write: (scenario, ...turn) => {
      if (gateway.write === undefined || scenario.name !== 'purchase') throw new Error('it takes purchases alone');
      return gateway.write(scenario, ...turn);
    },
  };
}
