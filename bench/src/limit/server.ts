import { fileURLToPath } from 'node:url';
import type { Server } from '../server.js';

const ROUTE_OF: Readonly<Record<string, (variables: URLSearchParams) => string>> = {
  project: (variables) => `/project/${variables.get('id')}`,
  projects: (variables) => `/projects?${variables}`,
  orders: (variables) => `/orders?${variables}`,
  'orders-100': (variables) => `/orders?${variables}`,
};

export const limit: Server = {
  name: 'limit',
  title: 'The limit: Fastify, one hand-written statement a route',
  packages: ['fastify', 'pg'],
  launch: ({ port, databaseUrl }) => ({ args: [fileURLToPath(new URL('program.js', import.meta.url)), String(port), databaseUrl] }),
  query: ({ name }, variables) => {
    const texts = Object.entries(variables).map(([key, value]): [string, string] => [key, String(value)]);
    const path = ROUTE_OF[name]?.(new URLSearchParams(texts));
    if (path === undefined) throw new Error(`The limit has no route for ${name}.`);
    return { method: 'GET', path };
  },
};
