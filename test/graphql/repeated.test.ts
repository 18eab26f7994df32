import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { type ToyApp, startToyApp } from './toy-app.js';

let toy: ToyApp;
beforeAll(async () => {
  toy = await startToyApp({ limits: { ...DEFAULT_QUERY_LIMITS, cost: 200 } });
});
afterAll(() => toy.close());

const TOY = 'query ($id: Int!) { toy(id: $id) { id name } }';
const PARTS = 'query ($first: Int) { toy(id: 1) { parts(first: $first) { nodes { id } } } }';
const NAMED = 'query One { whoAmI } query Two { toy(id: 2) { id } }';

/** By title: what is posted, and with which headers. */
const REQUESTS: [string, unknown, Record<string, string>?][] = [
  ['data', { query: TOY, variables: { id: 1 } }],
  ['nothing', { query: TOY, variables: { id: 404 } }],
  ['no variables', { query: '{ whoAmI }' }],
  ['null for variables and operation name', { query: '{ whoAmI }', variables: null, operationName: null }],
  ['a variable of another type', { query: TOY, variables: { id: 'one' } }],
  ['a missing variable', { query: TOY, variables: {} }],
  ['variables that are no object', { query: TOY, variables: [1] }],
  ['one of several operations', { query: NAMED, operationName: 'Two' }],
  ['the other one', { query: NAMED, operationName: 'One' }],
  ['an operation that is not there', { query: NAMED, operationName: 'Three' }],
  ['no choice among several', { query: NAMED }],
  ['a name that is no text', { query: NAMED, operationName: 2 }],
  ['extensions', { query: '{ whoAmI }', extensions: { some: 'thing' } }],
  ['a refusal', { query: '{ refused(reason: "limit") }' }],
  ['a fault', { query: '{ faulty whoAmI }' }],
  ['a fault that reaches the root', { query: '{ faultyNonNull }' }],
  ['a value that cannot be written', { query: '{ notAnInteger }' }],
  ['a page that costs little', { query: PARTS, variables: { first: 1 } }],
  ['the default page', { query: PARTS }],
  ['a page that costs too much', { query: PARTS.replace('nodes', 'a: nodes { id } b: nodes { id } nodes'), variables: { first: 100 } }],
  [
    'the same document with a small page',
    { query: PARTS.replace('nodes', 'a: nodes { id } b: nodes { id } nodes'), variables: { first: 2 } },
  ],
  [
    'a fragment and a condition',
    { query: 'query ($a: Boolean!) { toy(id: 1) { ...F @include(if: $a) name } } fragment F on Toy { id }', variables: { a: false } },
  ],
  ['introspection', { query: '{ __type(name: "Toy") { name } __typename }' }],
  ['somebody', { query: '{ whoAmI guarded }' }, { authorization: 'Bearer good' }],
  ['a token that proves nothing', { query: '{ whoAmI }' }, { authorization: 'Bearer bad' }],
  ['a header that is none', { query: '{ whoAmI }' }, { authorization: 'Basic abc' }],
  ['a client of the new media type', { query: '{ whoAmI }' }, { accept: 'application/graphql-response+json, application/json;q=0.9' }],
  ['a client of the new media type, refused', { query: TOY, variables: {} }, { accept: 'application/graphql-response+json' }],
  ['a client that takes anything', { query: '{ whoAmI }' }, { accept: 'application/json, text/plain, */*' }],
  ['a client that takes no JSON', { query: '{ whoAmI }' }, { accept: 'text/css' }],
  ['a list of operations', [{ query: '{ whoAmI }' }]],
  ['no JSON', '{ "query": '],
  ['an empty object', {}],
  ['a query that is no text', { query: { kind: 'Document' } }],
];

describe('an operation that was asked before', () => {
  test.each(REQUESTS)('is answered as at first: %s', async (_, body, headers) => {
    const withoutDate = async () => {
      const answer = await toy.post(body, headers);
      return { ...answer, headers: { ...answer.headers, date: '' } };
    };
    const first = await withoutDate();
    for (let again = 0; again < 3; again++) expect(await withoutDate()).toEqual(first);
  });

  test('is executed once, and its faults are logged once', async () => {
    toy.logged.length = 0;
    for (let time = 1; time <= 3; time++) {
      await toy.post({ query: '{ again: faulty }' });
      expect(toy.logged).toHaveLength(time);
    }
  });
});
