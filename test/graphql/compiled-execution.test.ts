import { execute, getIntrospectionQuery, getOperationAST, parse, validate } from 'graphql';
import { describe, expect, test } from 'vitest';
import { compileOperation } from '../../src/graphql/execution/compile.js';
import { DEFAULT_FILTER_LIMITS } from '../../src/core/read/filter-limits.js';
import { Operation, type Outcome, executed } from '../../src/graphql/execution/operation.js';
import { type ToyContext, buildToySchema } from './toy-schema.js';

const schema = buildToySchema();
const anonymous = (): ToyContext => ({ viewer: null, address: '127.0.0.1', log: [] });

type Variables = Record<string, unknown>;

async function both(query: string, variables: Variables = {}, operationName?: string) {
  const document = parse(query);
  expect(validate(schema, document)).toEqual([]);
  const definition = getOperationAST(document, operationName);
  if (!definition) throw new Error('no such operation');
  const compiled = await new Operation(schema, document, definition, 0, DEFAULT_FILTER_LIMITS).run(variables, anonymous());
  const interpreted = await execute({ schema, document, operationName, variableValues: variables, contextValue: anonymous() });
  return { compiled: plain(compiled), interpreted: plain(interpreted) };
}

/** Results as they go over the wire. */
const plain = (outcome: Outcome): unknown => JSON.parse(JSON.stringify(executed(outcome)));

function isCompiled(query: string): boolean {
  const document = parse(query);
  const definition = getOperationAST(document);
  return definition ? compileOperation(schema, document, definition, {}) !== undefined : false;
}

const SAME: readonly [title: string, query: string, variables?: Variables][] = [
  ['plain fields, enums, scalars, lists', '{ toy(id: 1) { __typename id name size price madeAt day tags twin { twin { id } } } }'],
  ['null', '{ toy(id: 0) { id } }'],
  ['aliases', '{ a: toy(id: 1) { x: id y: id } b: toy(id: 2) { id } }'],
  ['merged fields', '{ toy(id: 1) { id twin { id } } toy(id: 1) { name twin { name } } }'],
  ['named and inline fragments', 'query { toy(id: 1) { ...A ... on Toy { name ...B } } } fragment A on Toy { id twin { ...B } } fragment B on Toy { price }'],
  ['nested lists', '{ toys(first: 3) { id parts(first: 2) { totalCount nodes { id name } } } }'],
  ['introspection', getIntrospectionQuery()],
  ['introspection of one type', '{ __type(name: "Toy") { name fields { name type { name kind } } } }'],
  ['a variable', 'query($id: Int!) { toy(id: $id) { id } }', { id: 5 }],
  ['a default of a variable that may not be null', 'query($id: Int! = 4) { toy(id: $id) { id } }'],
  ['a default of a variable', 'query($id: Int = 4) { toy(id: $id) { id } }'],
  ['a null in place of a default', 'query($first: Int = 4) { toys(first: $first) { id } }', { first: null }],
  ['a missing variable where the argument has a default', 'query($size: Size) { received(size: $size) }'],
  ['an input object of a variable', 'query($filter: ToyFilter) { received(filter: $filter) }', { filter: { since: '2024-01-31T16:00:00+08:00', price: { from: 3, to: '007.50' } } }],
  ['defaults of a variable that is an input object', 'query($filter: ToyFilter = {since: "2024-01-31T16:00:00+08:00"}) { received(filter: $filter) }'],
  ['a literal input object', '{ received(filter: {id: 1, size: SMALL, since: "2024-01-31T16:00:00+08:00", ids: 3, price: {from: "1"}}) }'],
  ['a variable inside a literal', 'query($id: Int, $ids: [Int!]) { received(filter: {id: $id, ids: $ids}) }', { id: 3, ids: [1, 2] }],
  ['a missing variable inside a literal', 'query($id: Int, $limit: Int = 2) { received(filter: {id: $id, limit: $limit}) }'],
  ['a variable inside a list', 'query($id: Int!) { received(ids: [1, $id]) }', { id: 2 }],
  ['a list of one', 'query($ids: [Int!]) { received(ids: $ids) }', { ids: 4 }],
  ['literal null', '{ received(filter: null, ids: null) }'],
  ['block strings and odd characters', '{ received(text: """a "quoted"\n  \\u2028 \u2028 ${x} `y`""") }'],
  ['a required variable that is missing', 'query($id: Int!) { toy(id: $id) { id } }'],
  ['a variable of a wrong type', 'query($id: Int!) { toy(id: $id) { id } }', { id: 'one' }],
  ['several wrong variables', 'query($id: Int!, $size: Size!) { toy(id: $id) { id } received(size: $size) }', { id: 'one', size: 'HUGE' }],
  ['an unknown field in an input object', 'query($filter: ToyFilter) { received(filter: $filter) }', { filter: { colour: 'red' } }],
  ['a scalar that does not parse', 'query($filter: ToyFilter) { received(filter: $filter) }', { filter: { since: '2024-02-30T00:00:00Z' } }],
  ['a null inside a list of non-nulls', 'query($ids: [Int!]) { received(ids: $ids) }', { ids: [1, null] }],
  ['an error in a nullable field', '{ toy(id: 1) { id } refused faulty }'],
  ['an error in a field that may not be null', '{ toy(id: 1) { id } faultyNonNull }'],
  ['a null where none may be', '{ toy(id: 1) { id sure { id } } }'],
  ['a null deep inside a list', '{ toys(first: 2) { id twin { parts(first: 1) { nodes { id required } } } } }'],
  ['a null that travels up to a nullable parent', '{ toy(id: 1) { id twin { parts { nodes { required } } } } }'],
  ['a value that does not serialise', '{ notAnInteger }'],
  ['@skip and @include', 'query($a: Boolean!, $b: Boolean!) { toy(id: 1) { id @skip(if: $a) name @include(if: $b) price @skip(if: $a) @include(if: $b) } }', { a: true, b: true }],
  ['a fragment skipped once and spread again', 'query($a: Boolean!) { toy(id: 1) { ...F @skip(if: $a) ...F } } fragment F on Toy { id }', { a: true }],
  ['a fragment under different conditions', 'query($a: Boolean!) { x: toy(id: 1) { ...F @include(if: $a) size } y: toy(id: 1) { ...F @skip(if: $a) size } } fragment F on Toy { id }', { a: true }],
  ['merged fields under different conditions', 'query($a: Boolean!) { toy(id: 1) @include(if: $a) { id } toy(id: 1) { name } }', { a: false }],
  ['everything skipped', 'query($a: Boolean!) { toy(id: 1) { twin { id @skip(if: $a) } } }', { a: true }],
  ['a condition with a default', 'query($a: Boolean = true) { toy(id: 1) { id @skip(if: $a) name } }'],
  ['a condition that is null', 'query($a: Boolean = true) { toy(id: 1) { id @skip(if: $a) } }', { a: null }],
  ['literal conditions', '{ toy(id: 1) { id @skip(if: true) name @include(if: true) } }'],
  ['an interface', '{ named(robot: true) { __typename name ... on Robot { power } } }'],
  ['a union', '{ anything { __typename ... on Robot { power } ... on Doll { dress } } }'],
  ['a client variable named like ours', 'query($argument0: Int!) { toy(id: $argument0) { echo(text: "x") } }', { argument0: 3 }],
  ['class validation', 'mutation { createToy(input: {name: "far too long a name"}) { id } }'],
  ['mutations one after the other', 'mutation { a: append(word: "slow") b: append(word: "fast") }'],
  ['several operations', 'query A { toy(id: 1) { id } } query B { toy(id: 2) { id } }'],
];

describe('a compiled operation answers what graphql-js answers', () => {
  test.each(SAME)('%s', async (_title, query, variables) => {
    const { compiled, interpreted } = await both(query, variables, query.startsWith('query A') ? 'B' : undefined);
    expect(compiled).toEqual(interpreted);
  });

  test('and so again, with other values of its conditions', async () => {
    const document = parse('query($a: Boolean!) { toy(id: 1) { ...F @include(if: $a) name } } fragment F on Toy { id }');
    const definition = getOperationAST(document);
    if (!definition) throw new Error('no operation');
    const operation = new Operation(schema, document, definition, 0, DEFAULT_FILTER_LIMITS);
    expect(plain(await operation.run({ a: true }, anonymous()))).toEqual({ data: { toy: { id: 1, name: 'toy 1' } } });
    expect(plain(await operation.run({ a: false }, anonymous()))).toEqual({ data: { toy: { name: 'toy 1' } } });
    expect(plain(await operation.run({ a: true }, anonymous()))).toEqual({ data: { toy: { id: 1, name: 'toy 1' } } });
  });
});

describe('compilation', () => {
  test('covers ordinary operations', () => expect(isCompiled('{ toy(id: 1) { id parts { nodes { id } } } }')).toBe(true));
  test('covers introspection', () => expect(isCompiled(getIntrospectionQuery())).toBe(true));
  test('leaves abstract types to graphql-js', () => expect(isCompiled('{ named(robot: true) { name } }')).toBe(false));

  test('leaves the document alone', () => {
    const document = parse('query($a: Boolean!) { toy(id: 1) { id @skip(if: $a) } }');
    const before = JSON.stringify(document);
    const definition = getOperationAST(document);
    if (definition) compileOperation(schema, document, definition, { a: true });
    expect(JSON.stringify(document)).toBe(before);
  });

  test('does not turn a literal into code', async () => {
    // graphql-jit writes literals into the function it makes, and replaces this text by an unquoted expression.
    const hostile = '__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74d0),globalThis.intruder=(1';
    const { compiled } = await both(`{ received(text: "${hostile}") }`);
    expect(JSON.stringify(compiled)).toContain(hostile);
    expect(globalThis).not.toHaveProperty('intruder');
  });
});
