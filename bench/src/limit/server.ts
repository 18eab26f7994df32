import { fileURLToPath } from 'node:url';
import type { Variables } from '../scenarios.js';
import type { Server } from '../server.js';
import { jsonRequest } from '../servers/requests.js';
import { type Call, cartLineIn } from '../write-scenarios.js';
import { WRITE_ROUTES } from './write-routes.js';

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
  title: 'the limit: Fastify and hand-written SQL',
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
  write: (scenario, step, target, before) => {
    if (scenario.name === 'purchase') {
      if (step === 0) return jsonRequest('POST', '/cart-line', target);
      return jsonRequest('POST', '/order', { studentId: target.studentId, cartLineId: cartLineIn(before) });
    }
    const url = `/write/${scenario.name}`;
    if (!WRITE_ROUTES.some((route) => route.url === url)) throw new Error(`The limit has no statement for ${scenario.name}.`);
    return jsonRequest('POST', url, { ...target, ...inputOf(scenario.steps[step]?.(target, before)) });
  },
};

function inputOf(call: Call | undefined): object {
  if (call === undefined) return {};
  return 'document' in call ? (call.variables.input ?? {}) : call.body;
}
