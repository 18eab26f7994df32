import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let staff: string;
beforeAll(async () => {
  app = await createTestApp();
  staff = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

const QUERY = 'query ($filter: CourseFilter) { courses(filter: $filter) { totalCount } }';
const many = (count: number, condition: (index: number) => object): object[] =>
  Array.from({ length: count }, (_, index) => condition(index));
const nested = (levels: number, inner: unknown): unknown => (levels === 0 ? inner : { not: nested(levels - 1, inner) });

/** A value as a literal of the query language. */
const literal = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([name, inner]) => `${name}: ${literal(inner)}`)
    .join(', ')}}`;
};

const outcome = async (query: string, variables: Record<string, unknown> = {}, token: string = staff) => {
  const { data, errors } = await app.graphql(query, variables, token === '' ? undefined : token);
  return errors === undefined ? data : errors[0]?.extensions;
};

const tooLarge = (limit: string, maximum: number) => ({
  code: 'BAD_USER_INPUT',
  reason: 'FILTER_TOO_LARGE',
  field: 'filter',
  params: { limit, maximum },
});

/** By title: the limit, the largest filter within it, and the smallest beyond it. */
const BOUNDS: [string, number, object, object][] = [
  ['conditions', 100, { and: many(100, (id) => ({ id: { ne: id } })) }, { and: many(101, (id) => ({ id: { ne: id } })) }],
  ['conditions', 100, { or: many(100, () => ({})) }, { or: many(101, () => ({})) }],
  [
    'conditions',
    100,
    { or: many(50, (id) => ({ id: { gte: id, lte: id } })) },
    { or: [...many(50, (id) => ({ id: { gte: id, lte: id } })), { and: [] }] },
  ],
  [
    'conditions on related items',
    20,
    { or: many(20, (id) => ({ offerings: { project: { campusId: { ne: id } } } })) },
    { and: many(21, (id) => ({ offerings: { id: { eq: id } } })) },
  ],
  ['levels of and, or and not', 10, nested(10, {}) as object, nested(11, {}) as object],
  [
    'values in a list',
    1000,
    { id: { in: many(1000, () => ({})).map((_, index) => index) } },
    { id: { in: many(1001, () => ({})).map((_, index) => index) } },
  ],
  ['characters in a text', 1000, { code: { contains: '😀'.repeat(1000) } }, { code: { contains: '😀'.repeat(1001) } }],
];

describe('filters may not ask for too much', () => {
  it.each(BOUNDS)('%s: %i', async (limit, maximum, within, beyond) => {
    expect(await outcome(QUERY, { filter: within })).toEqual({ courses: { totalCount: expect.any(Number) } });
    // Once by Apollo Server, then by the short way.
    for (let time = 0; time < 3; time++) expect(await outcome(QUERY, { filter: beyond })).toEqual(tooLarge(limit, maximum));
    if (limit !== 'values in a list')
      expect(await outcome(`{ courses(filter: ${literal(beyond)}) { totalCount } }`)).toEqual(tooLarge(limit, maximum));
  });

  it.each([
    ['300,000 items', { or: many(300_000, () => ({})) }, 'conditions', 100],
    ['10 MB of text', { code: { eq: 'a'.repeat(10_000_000) } }, 'characters in a text', 1000],
    ['10 MB of text where a number belongs', { id: { eq: 'a'.repeat(10_000_000) } }, 'characters in a text', 1000],
    ['3,000 times not', nested(3000, {}), 'levels of and, or and not', 10],
    [
      'names that the filter does not have',
      Object.fromEntries(many(300, () => ({})).map((_, index) => [`x${index}`, 1])),
      'conditions',
      100,
    ],
    ['lists in lists', JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`), 'levels of and, or and not', 10],
  ])('before anything is done: %s', async (_title, filter, limit, maximum) => {
    const { errors } = await app.graphql(QUERY, { filter }, staff);
    expect(errors?.[0]?.extensions).toEqual(tooLarge(limit, maximum));
    expect(JSON.stringify(errors).length).toBeLessThan(1000);
  });

  it('in all fields together, aliased, nested and in fragments as often as they are used', async () => {
    const list = (count: number): string => `(filter: ${literal({ and: many(count, (id) => ({ id: { ne: id } })) })})`;
    const twice = (count: number): string =>
      `{ a: courses${list(count)} { totalCount } b: courses { nodes { offerings${list(count)} { totalCount } } } }`;
    expect(await outcome(twice(50))).toHaveProperty('b');
    expect(await outcome(twice(51))).toEqual(tooLarge('conditions', 100));
    const spread = (times: number): string => `{ ${'...A '.repeat(times)} } fragment A on Query { courses${list(10)} { totalCount } }`;
    expect(await outcome(spread(10))).toHaveProperty('courses');
    expect(await outcome(spread(11))).toEqual(tooLarge('conditions', 100));
  });

  it('and searched by part of a text or by related items in ten lists at most', async () => {
    const lists = (count: number, filter: string): string =>
      `{ ${many(count, () => ({}))
        .map((_, index) => `a${index}: courses(filter: ${filter}) { totalCount }`)
        .join(' ')} }`;
    const limit = tooLarge('lists searched by text or related items', 10);
    expect(await outcome(lists(10, '{ code: { contains: "x" } }'))).toHaveProperty('a9');
    expect(await outcome(lists(11, '{ code: { contains: "x" } }'))).toEqual(limit);
    expect(await outcome(lists(11, '{ offerings: {} }'))).toEqual(limit);
    expect(await outcome(lists(50, '{ id: { gt: 1, lt: 9 } }'))).toHaveProperty('a49');
  });

  it('in fragments that are spread thousands of times', async () => {
    const fragments = Array.from({ length: 12 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`).join(' ');
    expect(await outcome(`{ ...F0 } ${fragments} fragment F12 on Query { courses(filter: {id: {ne: 1}}) { totalCount } }`)).toEqual(
      tooLarge('conditions', 100),
    );
  });

  it('in the default of a variable', async () => {
    const query = `query ($filter: CourseFilter = ${literal(nested(11, {}))}) { courses(filter: $filter) { totalCount } }`;
    expect(await outcome(query)).toEqual(tooLarge('levels of and, or and not', 10));
    expect(await outcome(query, { filter: null })).toHaveProperty('courses');
  });

  it('and what a mutation answers', async () => {
    const query = `mutation { createCourse(input: { name: "x" }) { offerings(filter: ${literal(nested(11, {}))}) { totalCount } } }`;
    expect(await outcome(query)).toEqual(tooLarge('levels of and, or and not', 10));
  });
});

describe('settings', () => {
  it('give other limits, which old APIs do not feel', async () => {
    const other = await createTestApp({
      env: { FILTER_MAX_CONDITIONS: '1', FILTER_MAX_RELATED_CONDITIONS: '0', FILTER_MAX_VALUES: '2', FILTER_MAX_CHARACTERS: '40' },
    });
    const token = await other.login('STAFF', 'demoadmin');
    const refusal = async (filter: object) => (await other.graphql(QUERY, { filter }, token)).errors?.[0]?.extensions.params;
    expect(await refusal({ id: { gt: 1, lt: 3 } })).toEqual({ limit: 'conditions', maximum: 1 });
    expect(await refusal({ offerings: {} })).toEqual({ limit: 'conditions on related items', maximum: 0 });
    expect(await refusal({ id: { in: [1, 2, 3] } })).toEqual({ limit: 'values in a list', maximum: 2 });
    expect(await refusal({ code: { eq: 'a'.repeat(41) } })).toEqual({ limit: 'characters in a text', maximum: 40 });
    const { body } = await other.server.inject({ url: '/legacy/summer-crm/api/v1/course/?project=1', headers: { 'x-auth-token': token } });
    expect(JSON.parse(body)).toMatchObject({ code: 0 });
    await other.close();
  });
});

describe('an old API', () => {
  it('words the refusal of too long a text in its own form', async () => {
    const { body, statusCode } = await app.server.inject({
      url: `/legacy/summer-crm/api/v1/student/info/?name=${'a'.repeat(2000)}`,
      headers: { 'x-auth-token': staff },
    });
    expect(JSON.parse(body)).toEqual({ code: 400, msg: '请求失败', data: {}, field_name: '' });
    expect(statusCode).toBe(200);
  });
});

describe('rights come before values', () => {
  const huge = { filter: { and: 'no list' }, input: { name: 5 } };

  it('for lists and single things', async () => {
    expect(await outcome(QUERY, { filter: nested(3000, {}) }, '')).toMatchObject({ code: 'UNAUTHENTICATED' });
    const pupil = await app.login('PUPIL', 'pupil1');
    const query = 'query ($filter: StaffFilter) { staffMembers(filter: $filter) { totalCount } }';
    expect(await outcome(query, huge, pupil)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await outcome('query ($id: Int!) { staffMember(id: $id) { id } }', { id: 'x' }, pupil)).toMatchObject({ code: 'FORBIDDEN' });
    expect(await outcome(query, huge, staff)).toMatchObject({ code: 'BAD_USER_INPUT' });
  });

  it('for what needs a sign-in', async () => {
    const query = 'mutation ($input: CreateCourseInput!) { createCourse(input: $input) { id } }';
    const anonymous = await app.graphql(query, huge);
    expect(anonymous).toMatchObject({ data: null, errors: [{ path: ['createCourse'], extensions: { code: 'UNAUTHENTICATED' } }] });
    expect(await outcome(query, huge, staff)).toMatchObject({ reason: 'VARIABLE_INVALID' });
  });

  it('and a field that may be null does not stop the others', async () => {
    const { data, errors } = await app.graphql('query ($id: Int!) { viewer { accountId } course(id: $id) { id } }', { id: 1 });
    expect(data).toEqual({ viewer: null, course: null });
    expect(errors).toMatchObject([{ path: ['course'], extensions: { code: 'UNAUTHENTICATED' } }]);
  });
});
