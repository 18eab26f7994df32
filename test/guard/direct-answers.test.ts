import { type DocumentNode, type ExecutionResult, type GraphQLObjectType, execute, getOperationAST, Kind, parse, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { createErrorFormatter } from '../../src/graphql/errors/format.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { Operation, executed } from '../../src/graphql/operation/operation.js';
import { inProcess, type InProcess } from './in-process.js';
import { VIEWER_NAMES } from './viewers.js';
import { deepQuery, lists, nodeIdOf, nodeTypes, selectionOf, singles } from './walk.js';
import { openWorld, type Guarded } from './world/world.js';

/**
 * The database's own answer must be what graphql-js makes of the same operation: same data, same refusals. Every list
 * and every single thing is asked for both ways, by everybody, with every field under another name.
 */
const schema = gatewaySchema();
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const format = createErrorFormatter({ log: silent, suggestions: false });

/**
 * What resolvers have a part in, for everybody or for some: whether a session is one's own, who is connected to the chat,
 * and what belongs to somebody whom only a condition lets one see.
 */
const NOT_ALWAYS_DIRECT = [
  'sessions',
  'pupil',
  'pupils',
  'teacher',
  'teachers',
  'follows',
  'shopOrder',
  'shopOrders',
  'shopCoupon',
  'shopCoupons',
  'income',
  'incomes',
  'withdrawal',
  'withdrawals',
];

let app: Guarded;
let gateway: InProcess;
beforeAll(async () => {
  app = await openWorld();
  gateway = inProcess(app);
});
afterAll(() => app.close());

/** Without one way to the rows, since an answer that asks for both is left to resolvers; and each field under an alias. */
function varied(document: DocumentNode, without: 'nodes' | 'edges'): DocumentNode {
  return visit(document, {
    Field: (node) => (node.name.value === without ? null : { ...node, alias: { kind: Kind.NAME, value: `the_${node.name.value}` } }),
  });
}

/** Errors as clients see them: where, and how. */
function shown({ data, errors }: ExecutionResult): unknown {
  return JSON.parse(JSON.stringify({ data, errors: errors?.map(format) }));
}

async function expectSame(name: (typeof VIEWER_NAMES)[number], field: string, document: DocumentNode): Promise<void> {
  const definition = getOperationAST(document);
  if (!definition) throw new Error('No operation.');
  const contextValue = gateway.contextOf(name);
  const outcome = await new Operation({ schema, document, definition, limits: DEFAULT_QUERY_LIMITS }).run({}, contextValue);
  if (!('dataText' in outcome) && outcome.errors === undefined) expect(NOT_ALWAYS_DIRECT).toContain(field);
  expect(shown(executed(outcome))).toEqual(shown(await execute({ schema, document, contextValue })));
}

/** The root query that shows the type, whose reasons to have a resolver are those of `node`. */
const shownBy = (type: string): string => [...singles(schema), ...lists(schema)].find((query) => query.type === type)?.field ?? type;

describe.each(VIEWER_NAMES)('to %s', (name) => {
  it.each(lists(schema))('$field', async ({ field }) => {
    await expectSame(name, field, varied(deepQuery(schema, field, 1), 'edges'));
    await expectSame(name, field, varied(deepQuery(schema, field, 1), 'nodes'));
  });

  it.each(singles(schema))('$field', async ({ field }) => {
    for (const id of ['1', '2', '987654321']) await expectSame(name, field, varied(deepQuery(schema, field, 1, `(id: ${id})`), 'edges'));
  });

  it.each(nodeTypes(schema))('node, of %s', async (type) => {
    const selection = selectionOf(schema.getType(type) as GraphQLObjectType, 0);
    for (const id of ['1', '987654321']) {
      const query = `{ node(nodeId: "${nodeIdOf(type, id)}") { __typename nodeId ... on ${type} ${selection} } }`;
      await expectSame(name, shownBy(type), varied(parse(query), 'edges'));
    }
  });
});

describe('an operation that the database answers in part', () => {
  it.each([
    ['beside a field with a resolver', '{ campuses(first: 2) { nodes { id name } } viewer { accountId } __typename }'],
    ['before it', '{ viewer { accountId staff { name } } projects(first: 1) { totalCount } }'],
    ['in a fragment', 'query { ...A campuses { totalCount } } fragment A on Query { viewer { accountId } campuses { nodes { id } } }'],
    ["beside a refusal of the database's part", '{ campuses(first: 1000) { nodes { id } } viewer { accountId } }'],
    ['beside a refusal that leaves a null', '{ viewer { accountId } campus(id: 1) { id } shopOrder(id: 1) { id } }'],
    [
      'with conditions',
      'query { a: campuses @skip(if: true) { totalCount } viewer @include(if: true) { accountId } b: campuses { totalCount } }',
    ],
  ])('%s', async (_title, query) => {
    for (const name of VIEWER_NAMES) {
      const document = parse(query);
      const definition = getOperationAST(document);
      if (!definition) throw new Error('No operation.');
      const contextValue = gateway.contextOf(name);
      const outcome = await new Operation({ schema, document, definition, limits: DEFAULT_QUERY_LIMITS }).run({}, contextValue);
      // Who may not ask is refused before.
      if (!('dataText' in outcome) && outcome.errors !== undefined) continue;
      expect(outcome).toHaveProperty('dataText');
      const whole = await execute({ schema, document, contextValue });
      expect(shown(executed(outcome))).toEqual(shown(whole));
      expect(Object.keys(JSON.parse((outcome as { dataText: string }).dataText) ?? {})).toEqual(Object.keys(whole.data ?? {}));
    }
  });
});
