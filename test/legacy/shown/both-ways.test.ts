import { getOperationAST, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contextFactory } from '../../../src/domain/context-factory.js';
import { buildServices } from '../../../src/domain/services.js';
import { DEFAULT_QUERY_LIMITS } from '../../../src/graphql/admission/limits/limits.js';
import { createErrorFormatter } from '../../../src/graphql/errors/format.js';
import { gatewaySchema } from '../../../src/graphql/gateway-schema.js';
import { createOperations } from '../../../src/graphql/operation/own-operations.js';
import { shownRow, shownRows } from '../../../src/legacy/shim/shown.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { openWorld, type Guarded } from '../../guard/world/world.js';
import { makeAwkward } from './awkward.js';
import { type Declared, declaredBy } from './declared.js';

/**
 * The rows that the database writes must be those that are made in the process of GraphQL's answer, letter for letter: of every query
 * that an endpoint shows the rows of, for staff and students, over data that no form would be chosen for.
 */
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const operations = createOperations(gatewaySchema(), createErrorFormatter({ log: silent, suggestions: false }), DEFAULT_QUERY_LIMITS);

type Name = 'demoadmin' | 'demosales' | 'student1' | 'student2';

/** All that the database has written. */
const seen: string[] = [];

let app: Guarded;
let contextOf: (name: Name) => object;
beforeAll(async () => {
  app = await openWorld();
  await makeAwkward(app.database);
  const makeContext = contextFactory(app.core, buildServices(app.core));
  contextOf = (name) => makeContext({ viewer: app.people[name]?.viewer ?? null, audience: 'summer-crm', address: '127.0.0.1' });
});
afterAll(() => app.close());

const declared = (await Promise.all(surfaces.map(declaredBy))).flat();

/** Of each variable some values: ids that exist and one that does not, a whole list, a page of it and one beyond its end. */
function* variablesOf({ variableDefinitions = [] }: OperationDefinitionNode): Generator<Record<string, unknown>> {
  const names = variableDefinitions.map(({ variable }) => variable.name.value);
  const ids = names.filter((name) => /id$/i.test(name));
  const others = Object.fromEntries(names.flatMap((name) => (name === 'filter' ? [[name, {}]] : [])));
  const pages = names.includes('first')
    ? [
        { first: 1000, offset: 0 },
        { first: 1, offset: 1 },
        { first: 10, offset: 1000 },
      ]
    : [{}];
  for (const page of pages)
    if (ids.length === 0) yield { ...others, ...page };
    else for (const id of [1, 2, 3, 4, 987654321]) yield { ...others, ...page, ...Object.fromEntries(ids.map((name) => [name, id])) };
}

async function expectSame(name: Name, { document, shape, by }: Declared): Promise<number> {
  const definition = getOperationAST(document);
  if (!definition) throw new Error('No operation.');
  let written = 0;
  for (const variables of variablesOf(definition)) {
    const whole = await operations.execute<Record<string, unknown>, Record<string, unknown>>(document, variables, contextOf(name));
    const shown = await operations.show<Record<string, unknown>, Record<string, unknown>>(document, variables, contextOf(name), shape);
    if (!('text' in shown)) {
      // Whoever may not ask hears the same.
      expect(shown.errors).toEqual(whole.errors);
      continue;
    }
    expect(whole.errors).toBeUndefined();
    written += 1;
    seen.push(shown.text ?? 'null');
    if (by === 'row') expect(shownRow(shown, shape)?.text).toBe(shownRow(whole as object, shape)?.text);
    else expect(shownRows(shown, shape)).toEqual(shownRows(whole as object, shape));
  }
  return written;
}

describe.each(declared.map((one) => [`${one.endpoint}, ${String(getOperationAST(one.document)?.name?.value)}`, one] as const))(
  '%s',
  (_title, one) => {
    it('is written by the database, for staff', async () => {
      expect(await expectSame('demoadmin', one)).toBeGreaterThan(0);
    });

    it.each(['demosales', 'student1', 'student2'] as const)('is the same both ways to %s', async (name) => {
      await expectSame(name, one);
    });
  },
);

it('met what it was to meet', () => {
  const all = seen.join();
  const wanted = [
    '\\" \' \\\\ \\n\\r\\t\\u0001',
    '😀',
    ':1.1,',
    ':0.01,',
    '32.120000',
    '0001-01-01T08:00:00',
    '9999-12-31T23:59:59.250000',
    'null',
    '[]',
  ];
  expect(wanted.filter((text) => !all.includes(text))).toEqual([]);
  expect(declared.length).toBeGreaterThan(30);
});
