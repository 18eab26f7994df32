import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { queryOf } from '../../src/graphql/http/asked.js';
import { type ToyAnswer, type ToyApp, startToyApp } from './toy-app.js';

const OPTIONS = { limits: { ...DEFAULT_QUERY_LIMITS, cost: 200 } };

let toy: ToyApp;
beforeAll(async () => {
  toy = await startToyApp(OPTIONS);
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

/** Of what can be said in a query string, and of what can be said wrong there only. */
const QUERIES: [string, string, Record<string, string>?][] = [
  ...REQUESTS.flatMap(([title, body, headers]): typeof QUERIES => (isObject(body) ? [[title, queryOf(body), headers]] : [])),
  ['a mutation', queryOf({ query: 'mutation { append(word: "A") }' })],
  ['a parameter that comes twice', `${queryOf({ query: '{ whoAmI }' })}&operationName=A&operationName=B`],
  ['a document that comes twice', `${queryOf({ query: '{ whoAmI }' })}&${queryOf({ query: '{ whoAmI }' })}`],
  ['variables that are no JSON', `${queryOf({ query: '{ whoAmI }' })}&variables=%7B`],
  ['no variables where there is a place for them', `${queryOf({ query: '{ whoAmI }' })}&variables=`],
  ['an unknown parameter that comes twice', `${queryOf({ query: '{ whoAmI }' })}&cache=1&cache=2`],
  ['an unknown parameter', `${queryOf({ query: '{ whoAmI }' })}&cache=1`],
  ['a content type', queryOf({ query: '{ whoAmI }' }), { 'content-type': 'application/json' }],
  ['a content type of another kind', queryOf({ query: '{ whoAmI }' }), { 'content-type': 'text/plain' }],
  ['signs in their encoded form', 'query=query%20(%24id%3A+Int!)+%7B+toy(id%3A+%24id)+%7B+name+%7D+%7D&variables=%7B%22id%22:1}'],
];

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const withoutDate = async (answering: Promise<ToyAnswer>): Promise<ToyAnswer> => {
  const answer = await answering;
  return { ...answer, headers: { ...answer.headers, date: '' } };
};

describe('an operation that was asked before', () => {
  test.each(REQUESTS)('is answered as at first: %s', async (_, body, headers) => {
    const first = await withoutDate(toy.post(body, headers));
    for (let again = 0; again < 3; again++) expect(await withoutDate(toy.post(body, headers))).toEqual(first);
  });

  test.each(QUERIES)('is answered by GET as at first: %s', async (_, query, headers) => {
    const fresh = await startToyApp(OPTIONS);
    const first = await withoutDate(fresh.get(query, headers));
    for (let again = 0; again < 3; again++) expect(await withoutDate(fresh.get(query, headers))).toEqual(first);
    await fresh.close();
  });

  test('by POST, is answered by GET without being read again', async () => {
    const read = vi.spyOn(toy.server.documents, 'read');
    await toy.post({ query: '{ read: whoAmI }' });
    expect(read).toHaveBeenCalled();
    read.mockClear();
    expect((await toy.get(queryOf({ query: '{ read: whoAmI }' }))).body).toEqual({ data: { read: null } });
    expect(read).not.toHaveBeenCalled();
  });

  test('is executed once, and its faults are logged once', async () => {
    toy.logged.length = 0;
    for (let time = 1; time <= 3; time++) {
      await toy.post({ query: '{ again: faulty }' });
      expect(toy.logged).toHaveLength(time);
    }
  });
});
