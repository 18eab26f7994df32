import { type DocumentNode, execute, getOperationAST, Kind, visit } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directAnswer } from '../../src/graphql/execution/direct.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { inProcess, type InProcess } from './in-process.js';
import { VIEWER_NAMES } from './viewers.js';
import { deepQuery, lists, singles } from './walk.js';
import { openWorld, type Guarded } from './world/world.js';

/**
 * The database's own answer must be what graphql-js makes of the same operation: same data, same refusals. Every list
 * and every single thing is asked for both ways, by everybody, with every field under another name.
 */
const schema = gatewaySchema();

/**
 * What resolvers have a part in, for everybody or for some: whether a session is one's own, who is connected to the chat,
 * and what belongs to somebody whom only a condition lets one see.
 */
const NOT_ALWAYS_DIRECT = [
  'sessions', 'pupil', 'pupils', 'teacher', 'teachers', 'follows', 'shopOrder', 'shopOrders', 'shopCoupon', 'shopCoupons', 'income', 'incomes', 'withdrawal', 'withdrawals',
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

async function answers(name: (typeof VIEWER_NAMES)[number], document: DocumentNode) {
  const definition = getOperationAST(document);
  if (!definition) throw new Error('No operation.');
  const context = gateway.contextOf(name);
  const direct = directAnswer(schema, document, definition, {});
  const given = async (): Promise<string | undefined> => direct?.(context, {});
  const text = await given().catch((error: unknown) => error);
  const executed = await execute({ schema, document, contextValue: context });
  return { text, executed };
}

async function expectSame(name: (typeof VIEWER_NAMES)[number], field: string, document: DocumentNode): Promise<void> {
  const { text, executed } = await answers(name, document);
  if (text === undefined) expect(NOT_ALWAYS_DIRECT).toContain(field);
  else if (executed.errors !== undefined) expect(text).toBeInstanceOf(Error);
  else expect(JSON.parse(String(text))).toEqual(JSON.parse(JSON.stringify(executed.data)));
}

describe.each(VIEWER_NAMES)('to %s', (name) => {
  it.each(lists(schema))('$field', async ({ field }) => {
    await expectSame(name, field, varied(deepQuery(schema, field, 1), 'edges'));
    await expectSame(name, field, varied(deepQuery(schema, field, 1), 'nodes'));
  });

  it.each(singles(schema))('$field', async ({ field }) => {
    for (const id of ['1', '2', '987654321']) await expectSame(name, field, varied(deepQuery(schema, field, 1, `(id: ${id})`), 'edges'));
  });
});
