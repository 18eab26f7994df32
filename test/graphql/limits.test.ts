import { buildSchema, getIntrospectionQuery, getOperationAST, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { queryCost } from '../../src/graphql/admission/limits/cost.js';
import { DEFAULT_QUERY_LIMITS } from '../../src/graphql/admission/limits/limits.js';
import { type ToyApp, startToyApp } from './toy-app.js';

let toy: ToyApp;
beforeAll(async () => {
  toy = await startToyApp();
});
afterAll(() => toy.close());

const nested = (levels: number): string => `${'{ twin '.repeat(levels)}{ id }${' }'.repeat(levels)}`;

describe('a request may not be too large', () => {
  test.each([
    ['levels', `{ toy(id: 1) ${nested(12)} }`, 'QUERY_TOO_DEEP'],
    [
      'levels in fragments',
      `{ toy(id: 1) { ...A } } fragment A on Toy ${nested(6).replace('{ id }', '{ ...B }')} fragment B on Toy ${nested(6)}`,
      'QUERY_TOO_DEEP',
    ],
    ['aliases', `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: toy(id: 1) { id }`).join(' ')} }`, 'TOO_MANY_ALIASES'],
    ['directives', `{ toy(id: 1) { ${'name @skip(if: false) '.repeat(21)} } }`, 'TOO_MANY_DIRECTIVES'],
    ['words', `{ toy(id: 1) { ${'id '.repeat(5000)} } }`, 'QUERY_TOO_LONG'],
    ['mutations', `mutation { ${Array.from({ length: 11 }, (_, i) => `a${i}: append(word: "x")`).join(' ')} }`, 'TOO_MANY_MUTATIONS'],
    [
      'rows',
      '{ toys(first: 100) { parts(first: 100) { nodes { id name broken required __typename a: id b: id c: id d: id e: id } } } }',
      'QUERY_TOO_EXPENSIVE',
    ],
  ])('%s', async (_title, query, reason) => {
    const { status, body } = await toy.post({ query }, { accept: 'application/graphql-response+json' });
    expect(status).toBe(400);
    expect(body.errors[0].extensions).toMatchObject({ code: 'BAD_USER_INPUT', reason });
    expect(body).not.toHaveProperty('data');
    expect(toy.logged).toEqual([]);
  });

  test('the refusal names limit and count', async () => {
    const { body } = await toy.post({ query: `{ toy(id: 1) ${nested(12)} }` });
    expect(body.errors[0]).toMatchObject({
      message: 'The operation is 14 levels deep; at most 12 are allowed.',
      extensions: { params: { limit: 12, actual: 14 } },
    });
  });

  test('page sizes count when they are variables, too, also for a known document', async () => {
    const query =
      'query($n: Int = 1) { toys(first: $n) { parts(first: $n) { nodes { id name broken required __typename a: id b: id c: id d: id e: id } } } }';
    expect((await toy.post({ query, variables: { n: 1 } })).body).not.toHaveProperty('errors');
    expect((await toy.post({ query, variables: { n: 100 } })).body.errors[0].extensions.reason).toBe('QUERY_TOO_EXPENSIVE');
  });

  test('fragments that spread each other end', async () => {
    const { body } = await toy.post({
      query: '{ toy(id: 1) { ...A } } fragment A on Toy { twin { ...B } } fragment B on Toy { twin { ...A } }',
    });
    expect(body.errors[0].extensions.reason).toBe('GRAPHQL_VALIDATION_FAILED');
  });

  test('introspection is allowed', async () => {
    expect((await toy.post({ query: getIntrospectionQuery() })).body).not.toHaveProperty('errors');
  });
});

describe('cost', () => {
  const schema = buildSchema(`
    type Query { orders(first: Int, last: Int, after: String): Orders! order: Order tags: [Tag!]! }
    type Orders { nodes: [Order!]! edges: [Edge!]! totalCount: Int! }
    type Edge { cursor: String! node: Order! }
    type Order { id: Int! amount: Int! lines(first: Int): Lines! tags: [Tag!]! names: [String!]! }
    type Lines { nodes: [Line!]! }
    type Line { id: Int! order: Order! }
    type Tag { id: Int! }
  `);
  const cost = (query: string, variables = {}): number => {
    const document = parse(query);
    const operation = getOperationAST(document);
    return operation ? queryCost(schema, document, operation, variables) : NaN;
  };

  test.each([
    ['a field', '{ order { id } }', 2],
    ['a page of 20 when none is named', '{ orders { nodes { id } } }', 1 + 20 * (1 + 1)],
    ['a page', '{ orders(first: 10) { nodes { id } totalCount } }', 1 + 10 * (1 + 1 + 1)],
    ['edges', '{ orders(first: 10) { edges { cursor node { id } } } }', 1 + 10 * (1 + 1 + 1 + 1)],
    ['a list without pages', '{ order { tags { id } } }', 1 + 1 + 20],
    ['a list of plain values', '{ order { names } }', 2],
    ['nested pages', '{ orders(first: 10) { nodes { lines(first: 5) { nodes { id } } } } }', 1 + 10 * (1 + 1 + 5 * (1 + 1))],
    ['an impossible page as a full one', '{ orders(first: 1000000) { nodes { id } } }', 1 + 100 * 2],
    ['a negative page as a full one', '{ orders(first: -1) { nodes { id } } }', 1 + 100 * 2],
    ['a page from the end', '{ orders(last: 10) { nodes { id } } }', 1 + 10 * 2],
    ['a page from both ends as the larger', '{ orders(first: 5, last: 10) { nodes { id } } }', 1 + 10 * 2],
    [
      'fragments',
      '{ orders(first: 10) { ...A } } fragment A on Orders { nodes { ...B } } fragment B on Order { id tags { id } }',
      1 + 10 * (1 + 1 + 1 + 20),
    ],
  ])('counts %s', (_title, query, expected) => expect(cost(query)).toBe(expected));

  test('a page of a hundred orders with their lines fits', () => {
    const query = '{ orders(first: 100) { nodes { id amount names lines { nodes { id order { id amount tags { id } } } } } } }';
    expect(cost(query)).toBeLessThan(DEFAULT_QUERY_LIMITS.cost);
  });

  test('a hundred times a hundred rows fit, a third hundred does not', () => {
    const two = '{ orders(first: 100) { nodes { id amount lines(first: 100) { nodes { id order { id amount names } } } } } }';
    const three = '{ orders(first: 100) { nodes { lines(first: 100) { nodes { order { lines(first: 100) { nodes { id } } } } } } } }';
    expect(cost(two)).toBeLessThan(DEFAULT_QUERY_LIMITS.cost);
    expect(cost(three)).toBeGreaterThan(DEFAULT_QUERY_LIMITS.cost);
  });

  test('fragments nested twenty deep are counted at once', () => {
    const fragments = Array.from(
      { length: 20 },
      (_, i) => `fragment F${i} on Order { x: lines { nodes { order { ...F${i + 1} ...F${i + 1} } } } }`,
    ).join(' ');
    const start = performance.now();
    cost(`{ order { ...F0 } } ${fragments} fragment F20 on Order { id }`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
