import { fileURLToPath } from 'node:url';
import type { Purchase, Variables } from '../scenarios.js';
import type { Request, Server } from '../server.js';

const PATHS: Readonly<Record<string, (variables: Variables) => string>> = {
  project: ({ id }) => `/project/${String(id)}`,
  projects: ({ offset }) => `/projects?offset=${String(offset)}`,
  orders: ordersPath,
  'orders-100': ordersPath,
};

const REST = new Set([
  ...['campuses', 'projects', 'orders', 'order'].map((name) => `summer-crm/${name}`),
  ...['campuses', 'projects', 'open-order', 'order'].map((name) => `summer-student/${name}`),
]);

function ordersPath({ first, status, from }: Variables): string {
  return `/orders/${String(first)}?status=${String(status)}&from=${String(from)}`;
}

export const limit: Server = {
  name: 'limit',
  title: 'the limit: Fastify and one hand-written statement',
  packages: ['fastify', 'pg'],
  launch: ({ port, databaseUrl }) => ({ args: [fileURLToPath(new URL('program.js', import.meta.url)), String(port), databaseUrl] }),
  query: ({ name }, variables) => {
    const path = PATHS[name]?.(variables);
    if (path === undefined) throw new Error(`The limit has no statement for ${name}.`);
    return { method: 'GET', path };
  },
  rest: ({ name, surface }, path) => {
    if (!REST.has(name)) throw new Error(`The limit has no statement for ${name}.`);
    return { method: 'GET', path: `/legacy/${surface}${path}` };
  },
  mutation: {
    addCartLine: (_scenario, purchase) => post('/cart-line', purchase),
    orderCart: (_scenario, { studentId }, line) => {
      const { data } = line as { data: { addCartLine: { id: number } } };
      return post('/order', { studentId, cartLineId: data.addCartLine.id });
    },
  },
};

function post(path: string, body: Purchase | { studentId: number; cartLineId: number }): Request {
  return { method: 'POST', path, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
}
