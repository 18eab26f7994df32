import { fileURLToPath } from 'node:url';
import type { Server } from '../server.js';
import { gateway } from '../servers/gateway.js';
import { postgraphile } from './postgraphile/server.js';

/** The servers that the gateway is measured against. None of them signs anybody in. */
export const peers: readonly Server[] = [
  postgraphile,
  likeGateway('apollo', 'Apollo Server 5, TypeGraphQL, Prisma and DataLoader', [
    '@apollo/server', 'type-graphql', '@prisma/client', '@prisma/adapter-pg', 'dataloader', 'graphql',
  ]),
  likeGateway('mercurius', 'Mercurius with its JIT, Prisma and DataLoader', ['mercurius', 'fastify', '@prisma/client', '@prisma/adapter-pg', 'dataloader', 'graphql']),
  likeGateway('yoga', 'GraphQL Yoga, Prisma and DataLoader', ['graphql-yoga', '@prisma/client', '@prisma/adapter-pg', 'dataloader', 'graphql']),
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
    mutation: gateway.mutation,
  };
}
