import { graphql } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datamodel } from '../../src/generated/datamodel.js';
import { gatewaySchema } from '../../src/graphql/gateway-schema.js';
import { Reader } from '../../src/read/reader.js';
import { PUBLIC_LIMITS } from '../../src/read/statement/connection-sql.js';
import { NO_FILES } from '../support/addresses.js';
import { openTestDatabase, type TestDatabase } from '../support/database.js';

const STAFF = { realm: 'STAFF', administrator: true, shopStaff: false, memberPermission: null, accountId: 1, profileId: 1 };
const STUDENT = { ...STAFF, realm: 'STUDENT', administrator: false };
const schema = gatewaySchema();
let database: TestDatabase;
let typeId: number;

beforeAll(async () => {
  database = await openTestDatabase();
  const type = await database.prisma.campusType.create({ data: { title: 'read engine' } });
  typeId = type.id;
  for (const [index, name] of ['delta', 'alpha', 'charlie', 'bravo'].entries()) {
    await database.prisma.campus.create({ data: { name, info: `100% of ${name}_`, campusTypeId: type.id, active: index !== 3 } });
  }
});
afterAll(() => database.close());

async function ask(source: string, variableValues: Record<string, unknown> = {}, viewer: typeof STAFF | null = STAFF): Promise<any> {
  const contextValue = { read: new Reader(database, { datamodel, limits: PUBLIC_LIMITS, wholeLists: true, addresses: NO_FILES }, viewer) };
  return JSON.parse(JSON.stringify(await graphql({ schema, source, variableValues, contextValue })));
}

/** The campuses of this suite's type, through its list field. */
async function campuses(args: string, selection = 'nodes { name }', viewer: typeof STAFF | null = STAFF): Promise<any> {
  const { data, errors } = await ask(`{ campusType(id: ${typeId}) { campuses${args} { ${selection} } } }`, {}, viewer);
  return errors?.[0]?.extensions ?? errors?.[0]?.message ?? data.campusType.campuses;
}

const namesOf = (connection: any): string[] => connection.nodes.map((node: { name: string }) => node.name);

describe('a selection', () => {
  it('is one statement however deep', async () => {
    const sent = await database.statementsOf(async () => {
      const { data } = await ask(
        `{ campuses(first: 3) { totalCount nodes { name campusType { title campuses(first: 2) { totalCount nodes { name campusType { id } } } } } } }`,
      );
      expect(data.campuses.nodes).toHaveLength(3);
    });
    expect(sent).toHaveLength(1);
  });

  it('merges repeated fields, fragments and inline fragments', async () => {
    const { data } = await ask(
      `query { campusType(id: ${typeId}) { ...A campuses(first: 1) { nodes { id } } ... on CampusType { campuses(first: 1) { nodes { name } } } } }
       fragment A on CampusType { title campuses(first: 1) { nodes { active } } }`,
    );
    expect(data.campusType.title).toBe('read engine');
    expect(data.campusType.campuses.nodes).toEqual([{ active: true, id: expect.any(Number), name: 'delta' }]);
  });

  it('keeps aliases of one list field with different arguments apart', async () => {
    const { data } = await ask(
      `{ campusType(id: ${typeId}) { name: campuses(first: 1) { nodes { name } } title campuses(first: 2, orderBy: NAME_ASC) { nodes { n: name } } } }`,
    );
    expect(data.campusType).toEqual({
      name: { nodes: [{ name: 'delta' }] },
      title: 'read engine',
      campuses: { nodes: [{ n: 'alpha' }, { n: 'bravo' }] },
    });
  });

  it('obeys @skip and @include with variables, under one cached document', async () => {
    const query = `query ($with: Boolean!) { campusType(id: ${typeId}) { title @skip(if: $with) campuses @include(if: $with) { totalCount } } }`;
    expect((await ask(query, { with: true })).data.campusType).toEqual({ campuses: { totalCount: 4 } });
    expect((await ask(query, { with: false })).data.campusType).toEqual({ title: 'read engine' });
  });

  it('answers __typename alone', async () => {
    const { data } = await ask(`{ campusType(id: ${typeId}) { __typename campuses { __typename nodes { __typename } } } }`);
    expect(data.campusType.__typename).toBe('CampusType');
    expect(data.campusType.campuses.nodes).toHaveLength(4);
  });

  it('writes times in UTC with milliseconds', async () => {
    const { data } = await ask(`{ campusType(id: ${typeId}) { createdAt } }`);
    const stored = await database.prisma.campusType.findUniqueOrThrow({ where: { id: typeId } });
    expect(data.campusType.createdAt).toBe(stored.createdAt.toISOString());
  });
});

describe('a filter', () => {
  it.each([
    ['{ name: { eq: "alpha" } }', ['alpha']],
    ['{ name: { ne: "alpha" } }', ['delta', 'charlie', 'bravo']],
    ['{ name: { in: ["alpha", "bravo"] } }', ['alpha', 'bravo']],
    ['{ name: { contains: "LPH" } }', ['alpha']],
    ['{ name: { startsWith: "ch" } }', ['charlie']],
    ['{ name: { contains: "%" } }', []],
    ['{ name: { contains: "_" } }', []],
    ['{ name: { isNull: true } }', []],
    ['{ active: { eq: false } }', ['bravo']],
    ['{ or: [{ name: { eq: "alpha" } }, { active: { eq: false } }] }', ['alpha', 'bravo']],
    ['{ and: [{ active: { eq: true } }, { name: { gt: "b" } }] }', undefined],
    ['{ not: { name: { eq: "alpha" } } }', ['delta', 'charlie', 'bravo']],
    ['{ not: { or: [{ name: { eq: "alpha" } }, { name: { eq: "bravo" } }] } }', ['delta', 'charlie']],
    ['{}', ['delta', 'alpha', 'charlie', 'bravo']],
    ['{ name: {} }', ['delta', 'alpha', 'charlie', 'bravo']],
    ['{ and: [] }', ['delta', 'alpha', 'charlie', 'bravo']],
    ['{ or: [] }', []],
    ['{ not: {} }', []],
    ['{ not: { or: [] } }', ['delta', 'alpha', 'charlie', 'bravo']],
    ['{ or: [{}, { name: { eq: "alpha" } }] }', ['delta', 'alpha', 'charlie', 'bravo']],
    ['{ and: [{}, { name: { eq: "alpha" } }] }', ['alpha']],
    ['{ or: [{ or: [] }, { not: { and: [] } }, { name: { eq: "alpha" } }] }', ['alpha']],
  ])('%s', async (filter, names) => {
    const found = await campuses(`(filter: ${filter})`);
    if (names === undefined) expect(found).toContain('gt');
    else expect(namesOf(found)).toEqual(names);
  });

  it('takes variables at every depth, and reuses the statement for other values', async () => {
    const query = `query ($name: String, $filter: CampusFilter) { a: campuses(filter: { and: [{ name: { eq: $name } }] }) { nodes { name } } b: campuses(filter: $filter) { nodes { name } } }`;
    for (const name of ['alpha', 'delta', "o'hara\\"]) {
      const { data } = await ask(query, { name, filter: { or: [{ name: { eq: name } }] } });
      const expected = name.startsWith('o') ? [] : [{ name }];
      expect(data).toEqual({ a: { nodes: expected }, b: { nodes: expected } });
    }
  });

  it('refuses a value that no column can hold, without a word about the database', async () => {
    const { errors } = await ask('query ($f: CampusFilter) { campuses(filter: $f) { totalCount } }', { f: { name: { eq: 'a\u0000b' } } });
    expect(errors[0].message).toBe('The input is not valid.');
  });
});

describe('a page', () => {
  it('is resumed behind a cursor in every order', async () => {
    for (const order of ['ID_ASC', 'ID_DESC', 'NAME_ASC', 'NAME_DESC']) {
      const whole = namesOf(await campuses(`(orderBy: ${order})`));
      const pages: string[] = [];
      let after: string | null = null;
      do {
        const page: any = await campuses(
          `(first: 3, orderBy: ${order}${after === null ? '' : `, after: "${after}"`})`,
          'edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
        );
        expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
        expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor);
        expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
        pages.push(...page.edges.map((edge: { node: { name: string } }) => edge.node.name));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(pages).toEqual(whole);
    }
  });

  it('is resumed before a cursor, from the end, in every order', async () => {
    const paged = 'edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    for (const order of ['ID_ASC', 'ID_DESC', 'NAME_ASC', 'NAME_DESC']) {
      const whole = namesOf(await campuses(`(orderBy: ${order})`));
      const pages: string[] = [];
      let before: string | null = null;
      do {
        const page: any = await campuses(`(last: 3, orderBy: ${order}${before === null ? '' : `, before: "${before}"`})`, paged);
        expect(page.pageInfo.hasNextPage).toBe(before !== null);
        expect(page.pageInfo.startCursor).toBe(page.edges[0].cursor);
        expect(page.pageInfo.endCursor).toBe(page.edges.at(-1).cursor);
        pages.unshift(...page.edges.map((edge: { node: { name: string } }) => edge.node.name));
        before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
      } while (before !== null);
      expect(pages).toEqual(whole);
      expect(namesOf(await campuses(`(last: 2, orderBy: ${order})`))).toEqual(whole.slice(-2));
    }
  });

  it('lies between two cursors, at either end of what is there', async () => {
    const { edges } = await campuses('(orderBy: NAME_ASC)', 'edges { cursor }');
    const between = `orderBy: NAME_ASC, after: "${edges[0].cursor}", before: "${edges[3].cursor}"`;
    const selection = 'nodes { name } pageInfo { hasNextPage hasPreviousPage }';
    const pageInfo = { hasNextPage: true, hasPreviousPage: true };
    expect(await campuses(`(${between})`, selection)).toEqual({ nodes: [{ name: 'bravo' }, { name: 'charlie' }], pageInfo });
    expect(await campuses(`(${between}, first: 1)`, selection)).toEqual({ nodes: [{ name: 'bravo' }], pageInfo });
    expect(await campuses(`(${between}, last: 1)`, selection)).toEqual({ nodes: [{ name: 'charlie' }], pageInfo });
  });

  it('takes a null of Relay for an argument that is absent', async () => {
    const query = `query ($first: Int, $after: String, $last: Int, $before: String) { campusType(id: ${typeId}) {
      campuses(first: $first, after: $after, last: $last, before: $before) { nodes { name } } } }`;
    const page = async (variables: object) => namesOf((await ask(query, { ...variables })).data.campusType.campuses);
    expect(await page({ first: 1, after: null, last: null, before: null })).toEqual(['delta']);
    expect(await page({ first: null, after: null, last: 1, before: null })).toEqual(['bravo']);
  });

  it('counts the whole list, whatever the page', async () => {
    expect(await campuses('(first: 1, offset: 3)', 'totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage }')).toEqual({
      totalCount: 4,
      nodes: [{ name: 'bravo' }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it('may be empty', async () => {
    expect(await campuses('(first: 0)', 'nodes { name } edges { cursor } pageInfo { hasNextPage startCursor endCursor }')).toEqual({
      nodes: [],
      edges: [],
      pageInfo: { hasNextPage: true, startCursor: null, endCursor: null },
    });
  });

  it.each([
    ['(first: 101)', 'A page holds between 0 and 100 items.'],
    ['(first: -1)', 'A page holds between 0 and 100 items.'],
    ['(last: 101)', 'A page holds between 0 and 100 items.'],
    ['(last: -1)', 'A page holds between 0 and 100 items.'],
    ['(first: 1, last: 1)', 'A page is `first` or `last` items, and `offset` counts from the beginning: take one of them.'],
    ['(last: 1, offset: 1)', 'A page is `first` or `last` items, and `offset` counts from the beginning: take one of them.'],
    ['(before: "nonsense")', 'This cursor was not given out by this list in this order.'],
    ['(offset: -1)', 'An offset lies between 0 and 10000; page on with a cursor beyond that.'],
    ['(offset: 10001)', 'An offset lies between 0 and 10000; page on with a cursor beyond that.'],
    ['(after: "nonsense")', 'This cursor was not given out by this list in this order.'],
    ['(after: "WyJuYW1lIGFzYyIsICJhIiwgIjEiXQ==")', 'This cursor was not given out by this list in this order.'],
  ])('refuses %s', async (args, message) => {
    const { errors } = await ask(`{ campusType(id: ${typeId}) { campuses${args} { nodes { name } } } }`);
    expect(errors[0].message).toBe(message);
  });

  it.each(['(first: 101)', '(first: -1)', '(last: 101)', '(last: -1)', '(offset: -1)', '(offset: 10001)'])(
    'refuses %s where only the count is selected, too',
    async (args) => {
      const { errors } = await ask(`{ campusType(id: ${typeId}) { campuses${args} { totalCount } } }`);
      expect(errors[0].message).toMatch(/^(A page holds|An offset lies) between 0 and/);
    },
  );
});

describe('visibility', () => {
  it('hides rows in lists, counts, single answers and below other objects', async () => {
    expect(await campuses('', 'totalCount nodes { name }', STUDENT)).toEqual({
      totalCount: 3,
      nodes: [{ name: 'delta' }, { name: 'alpha' }, { name: 'charlie' }],
    });
    const { id } = await database.prisma.campus.findFirstOrThrow({ where: { name: 'bravo' } });
    expect((await ask(`{ campus(id: ${id}) { name } }`)).data.campus).toEqual({ name: 'bravo' });
    expect((await ask(`{ campus(id: ${id}) { name } }`, {}, STUDENT)).data.campus).toBeNull();
  });

  it('is an error where nobody like the viewer sees anything', async () => {
    expect((await ask('{ campuses { totalCount } }', {}, null)).errors[0].message).toBe('Sign in first.');
  });

  it('is decided anew for each kind of viewer of one document', async () => {
    const query = '{ campuses(filter: { name: { eq: "bravo" } }) { totalCount } }';
    const counts = await Promise.all(
      [STAFF, STUDENT, STAFF].map(async (viewer) => (await ask(query, {}, viewer)).data.campuses.totalCount),
    );
    expect(counts).toEqual([1, 0, 1]);
  });
});
