import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  parseValue,
  valueFromASTUntyped,
} from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { filterOf } from '../../src/read/filter/filter-marks.js';
import { createTestApp, type TestApp } from '../support/app.js';

/**
 * One document, run with other variables each time, must answer each time what it answers with those values written into it: a
 * statement compiled for one run serves the next only where nothing in its text depends on what differs.
 */
const schema = gatewaySchema();
let app: TestApp;
let token: string;
beforeAll(async () => {
  app = await createTestApp();
  token = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

/** Stands for a variable, or an argument, that is left out. */
const ABSENT = undefined;

interface Case {
  readonly type: string;
  /** The selection with an argument of this text, or without it. */
  readonly selection: (value: string | typeof ABSENT) => string;
  /** GraphQL literals. */
  readonly values: readonly (string | typeof ABSENT)[];
}

async function expectEachRight({ type, selection, values }: Case): Promise<unknown[]> {
  const query = `query ($value: ${type}) { ${selection('$value')} }`;
  const expected: unknown[] = [];
  for (const value of values) {
    const { data } = await app.graphql(`{ ${selection(value)} }`, {}, token);
    expect(data).toBeDefined();
    expected.push(data);
  }
  for (let round = 0; round < 2; round++) {
    for (const [index, value] of values.entries()) {
      const variables = value === ABSENT ? {} : { value: valueFromASTUntyped(parseValue(value)) };
      expect({ value, data: (await app.graphql(query, variables, token)).data }).toEqual({ value, data: expected[index] });
    }
  }
  return expected;
}

/** What the database answers whole; and, with two ways to the same rows, what resolvers have a part in. */
const FORMS = [
  ['answered by the database', 'totalCount nodes { id }'],
  ['executed by graphql-js', 'totalCount nodes { id } edges { node { id } } pageInfo { hasNextPage }'],
] as const;

const given = (name: string, value: string | typeof ABSENT, others = ''): string =>
  value === ABSENT && others === '' ? '' : `(${value === ABSENT ? '' : `${name}: ${value}`} ${others})`;

const numbers = (count: number): string => `[${Array.from({ length: count }, (_, index) => index + 1).join()}]`;

const CASES: readonly [string, string, (parts: string) => Case['selection'], readonly (string | typeof ABSENT)[], number][] = [
  ['orderBy', 'CourseOrder', (parts) => (value) => `courses${given('orderBy', value)} { ${parts} }`, ['ID_ASC', 'ID_DESC', ABSENT], 2],
  [
    'the order of a list in a list',
    'ProjectOrder',
    (parts) => (value) => `campuses { nodes { id projects${given('orderBy', value)} { ${parts} } } }`,
    ['ID_DESC', 'ID_ASC'],
    2,
  ],
  [
    'the size of a page',
    'Int',
    (parts) => (value) => `offerings${given('first', value)} { ${parts} }`,
    ['1', '0', '2', '10', '100', '3', 'null', ABSENT],
    5,
  ],
  [
    'the size of a page from the end',
    'Int',
    (parts) => (value) => `offerings${given('last', value)} { ${parts} }`,
    ['1', '0', '2', '10', '100', '3', 'null', ABSENT],
    5,
  ],
  [
    'where a page begins',
    'Int',
    (parts) => (value) => `offerings${given('offset', value, 'first: 2')} { ${parts} }`,
    ['0', '1', '5', '100', 'null', ABSENT],
    4,
  ],
  [
    'a filter',
    'CourseFilter',
    (parts) => (value) => `courses${given('filter', value)} { ${parts} }`,
    [
      '{ id: { gt: 2 } }',
      '{}',
      '{ id: { lt: 2 } }',
      '{ not: { id: { gt: 2 } } }',
      '{ code: { contains: "1" } }',
      '{ id: { gt: 2, lt: 4 } }',
      'null',
      ABSENT,
    ],
    5,
  ],
  [
    'the conditions of a list',
    '[CourseFilter!]',
    (parts) => (value) => `courses(filter: { or: ${value ?? '[]'} }) { ${parts} }`,
    ['[{ id: { eq: 1 } }]', '[{ id: { eq: 1 } }, { id: { eq: 2 } }]', '[]', '[{ id: { eq: 3 } }, {}]'],
    4,
  ],
  [
    'long lists',
    '[Int!]',
    (parts) => (value) => `courses(filter: { id: { in: ${value ?? '[]'} } }) { ${parts} }`,
    ['[2]', numbers(20), numbers(21), numbers(100), numbers(101), numbers(1000), '[]'],
    3,
  ],
  [
    'a condition',
    'Boolean! = false',
    (parts) => (value) =>
      `courses { totalCount nodes { id name @skip(if: ${value ?? 'false'}) } } campuses @include(if: ${value ?? 'false'}) { ${parts} }`,
    ['true', 'false', ABSENT],
    2,
  ],
  [
    'a truth',
    'Boolean',
    (parts) => (value) => `campuses(filter: { active: { eq: ${value ?? 'true'} } }) { ${parts} }`,
    ['true', 'false'],
    2,
  ],
];

describe.each(FORMS)('one document with other variables, %s', (_form, parts) => {
  it.each(CASES)('%s', async (_title, type, selection, values, different) => {
    const answers = await expectEachRight({ type, selection: selection(parts), values });
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBeGreaterThanOrEqual(different);
  });

  it('asked by others', async () => {
    const query = `{ offerings { ${parts} } }`;
    const others = [token, await app.login('STUDENT', 'student1'), undefined];
    const expected = await Promise.all(others.map(async (who, index) => app.graphql(`${query} # ${index}`, {}, who)));
    for (let round = 0; round < 2; round++) {
      for (const [index, who] of others.entries()) expect(await app.graphql(query, {}, who)).toEqual(expected[index]);
    }
  });

  it('a cursor, and none', async () => {
    const query = `query ($after: String) { courses(first: 2, after: $after) { ${parts} pageInfo { endCursor } } }`;
    const page = async (variables: object) => (await app.graphql(query, { ...variables }, token)).data.courses;
    const first = await page({});
    const second = await page({ after: first.pageInfo.endCursor });
    expect(second.nodes[0].id).toBeGreaterThan(first.nodes[1].id);
    expect(await page({ after: null })).toEqual(first);
    expect(await page({ after: first.pageInfo.endCursor })).toEqual(second);
  });
});

it('plans a page and a list of values for their size', async () => {
  const textFor = async (variables: object): Promise<string> => {
    const query = 'query ($first: Int, $ids: [Int!]) { courses(first: $first, filter: { id: { in: $ids } }) { nodes { id } } }';
    const sent = await app.database.statementsOf(() => app.graphql(query, { ...variables }, token));
    return sent.filter((statement) => statement.includes('json_agg')).join();
  };
  const ids = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
  const short = await textFor({ first: 20, ids: ids(2) });
  expect(short).not.toBe('');
  expect(await textFor({ first: 15, ids: ids(20) })).toBe(short);
  expect(await textFor({ first: 100, ids: ids(2) })).not.toBe(short);
  expect(await textFor({ first: 20, ids: ids(101) })).not.toBe(short);
  expect(await textFor({ first: 20, ids: ids(2) })).toBe(short);
});

const lists = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ args }) => args.some(({ name }) => name === 'first'));

const argument = ({ args }: GraphQLField<unknown, unknown>, name: string): GraphQLArgument | undefined =>
  args.find((one) => one.name === name);

const valuesOf = (type: GraphQLNamedInputType | undefined): string[] => (isEnumType(type) ? type.getValues().map(({ name }) => name) : []);

/** Fields of a filter whose values are of an enum. */
function enumFields(filter: GraphQLInputObjectType | undefined): { name: string; of: GraphQLNamedInputType }[] {
  return Object.values(filter?.getFields() ?? {}).flatMap(({ name, type }) => {
    const operators = getNamedType(type);
    const of = isInputObjectType(operators) ? getNamedType(operators.getFields()['eq']?.type) : undefined;
    return of && isEnumType(of) ? [{ name, of }] : [];
  });
}

describe('each enum of the schema as a variable alone', () => {
  const parts = 'totalCount nodes { __typename id }';

  it.each(lists.filter((list) => argument(list, 'orderBy')).map((list) => [list.name, list] as const))(
    'the order of %s',
    async (name, list) => {
      const type = getNamedType(argument(list, 'orderBy')?.type);
      await expectEachRight({
        type: String(type),
        selection: (value) => `${name}${given('orderBy', value, 'first: 5')} { ${parts} }`,
        values: valuesOf(type as GraphQLNamedInputType),
      });
    },
  );

  it.each(
    lists.flatMap((list) => enumFields(filterOf(argument(list, 'filter')?.type)).map(({ name, of }) => [list.name, name, of] as const)),
  )('what %s have as %s', async (list, field, of) => {
    await expectEachRight({
      type: `${of.name}!`,
      selection: (value) => `${list}(filter: { ${field}: { eq: ${value} } }) { ${parts} }`,
      values: valuesOf(of),
    });
  });
});
