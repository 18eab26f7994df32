import { fileURLToPath } from 'node:url';
import type { Server } from '../../server.js';
import { graphqlRequest } from '../../servers/requests.js';
import { cartLineIn } from '../../write-scenarios.js';
import { ADD_CART_LINE, DOCUMENTS, ORDER_CART } from './documents.js';

const PROGRAM = fileURLToPath(new URL('main.js', import.meta.url));

/** Its schema follows from the tables, so it is asked in its own words for the same data. */
export const postgraphile: Server = {
  name: 'postgraphile',
  title: 'PostGraphile 5',
  packages: ['postgraphile', 'pg', 'graphql'],
  needsNode: 22,
  launch: ({ port, databaseUrl }) => ({
    args: [PROGRAM],
    env: { PORT: String(port), DATABASE_URL: databaseUrl, GRAPHILE_ENV: 'production' },
  }),
  query: ({ name }, variables) => {
    const document = DOCUMENTS[name];
    if (document === undefined) throw new Error(`PostGraphile needs a document of its own for the scenario "${name}": documents.ts.`);
    return graphqlRequest('/graphql', document, variables);
  },
  write: ({ name }, step, { studentId, projectId, courseNum }, before) => {
    if (name !== 'purchase') throw new Error('it takes purchases alone');
    return step === 0
      ? graphqlRequest('/graphql', ADD_CART_LINE, { input: { studentId, projectId, courseNum } })
      : graphqlRequest('/graphql', ORDER_CART, { input: { studentId, lines: [{ cartLineId: cartLineIn(before) }] } });
  },
  data: (_, answer) => {
    const { data } = answer as { data: Record<string, unknown> };
    return Object.fromEntries(Object.entries(data).map(([field, value]) => [field, withPlainLists(value)]));
  },
};

/** The gateway answers lists of what belongs to a thing as plain lists: `lines { nodes }` becomes `lines`. */
function withPlainLists(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withPlainLists);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([field, member]) => [field, withPlainLists(nodesOf(member) ?? member)]));
}

function nodesOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'nodes' in value ? value.nodes : undefined;
}
