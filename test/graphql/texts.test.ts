import { brotliCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isText } from '../../src/platform/text/unicode.js';
import { createTestApp, type TestApp } from '../support/app.js';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await createTestApp();
  admin = await app.login('STAFF', 'demoadmin');
});
afterAll(() => app.close());

const CREATE = 'mutation ($title: String!) { createCampusType(input: { title: $title }) { title } }';

async function post(payload: string | Buffer, headers: Record<string, string> = {}) {
  const answer = await app.server.inject({
    method: 'POST',
    url: '/graphql',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${admin}`, ...headers },
    payload,
  });
  return { status: answer.statusCode, ...answer.json() };
}

const get = async (query: string) =>
  (
    await app.server.inject({
      method: 'GET',
      url: `/graphql?${query}`,
      headers: { authorization: `Bearer ${admin}` },
    })
  ).json();

const badText = (field?: string) => ({ code: 'BAD_USER_INPUT', reason: 'TEXT_NOT_UNICODE', ...(field === undefined ? {} : { field }) });

describe('a text that is none is refused before anything is done', () => {
  it.each([
    ['half a character in a variable', `{"query":${JSON.stringify(CREATE)},"variables":{"title":"a\\ud800"}}`, 'title'],
    ['the other half', `{"query":${JSON.stringify(CREATE)},"variables":{"title":"\\uDC00"}}`, 'title'],
    ['a zero byte', `{"query":${JSON.stringify(CREATE)},"variables":{"title":"\\u0000"}}`, 'title'],
    [
      'inside an input object',
      '{"query":"mutation ($input: CreateCampusInput!) { createCampus(input: $input) { id } }","variables":{"input":{"name":"\\ud800"}}}',
      'name',
    ],
    [
      'inside a list',
      '{"query":"mutation ($input: UpdateStudentInput!) { updateStudent(id: 1, input: $input) { id } }","variables":{"input":{"wantedSchools":["a","\\ud800"]}}}',
      'wantedSchools.1',
    ],
    [
      'in the name of a variable’s field',
      '{"query":"query ($filter: CampusFilter) { campuses(filter: $filter) { totalCount } }","variables":{"filter":{"\\ud800":1}}}',
      'filter',
    ],
    ['in the name of the operation', '{"query":"query a { campuses { totalCount } }","operationName":"\\ud800"}', 'operationName'],
    ['in a literal, escaped', '{"query":"mutation { createCampusType(input: { title: \\"a\\\\ud800\\" }) { id } }"}', 'title'],
    ['in a literal, as it is', '{"query":"mutation { createCampusType(input: { title: \\"a\\ud800\\" }) { id } }"}', 'title'],
    ['a zero byte in a literal', '{"query":"mutation { createCampusType(input: { title: \\"a\\\\u0000\\" }) { id } }"}', 'title'],
    [
      'in a literal of a list',
      '{"query":"mutation { updateStudent(id: 1, input: { wantedSchools: [\\"\\\\ud800\\"] }) { id } }"}',
      'wantedSchools',
    ],
    [
      'in a default',
      '{"query":"query ($name: String = \\"\\\\u0000\\") { campuses(filter: { name: { eq: $name } }) { totalCount } }"}',
      'name',
    ],
  ])('%s', async (_case, body, field) => {
    const before = await app.database.prisma.campusType.count();
    expect((await post(body)).errors[0].extensions).toEqual(badText(field));
    expect(await app.database.prisma.campusType.count()).toBe(before);
  });

  it('in an operation that was answered before', async () => {
    expect((await post(JSON.stringify({ query: CREATE, variables: { title: 'once' } }))).data.createCampusType.title).toBe('once');
    expect((await post(`{"query":${JSON.stringify(CREATE)},"variables":{"title":"\\ud800"}}`)).errors[0].extensions).toEqual(
      badText('title'),
    );
  });

  it('as bytes that are no UTF-8', async () => {
    const [head = '', tail = ''] = JSON.stringify({ query: CREATE, variables: { title: '#' } }).split('#');
    const answer = await post(Buffer.concat([Buffer.from(head), Buffer.from([0xd6, 0xd0]), Buffer.from(tail)]));
    expect(answer).toMatchObject({ status: 400, errors: [{ extensions: badText() }] });
  });

  it('by GET', async () => {
    const query = encodeURIComponent('query ($name: String) { campuses(filter: { name: { eq: $name } }) { totalCount } }');
    expect((await get(`query=${query}&variables=${encodeURIComponent('{"name":"\\ud800"}')}`)).errors[0].extensions).toEqual(
      badText('name'),
    );
    expect((await get(`query=${query}&variables=%7B%22name%22%3A%22%D6%D0%22%7D`)).errors[0].extensions).toEqual(badText('variables'));
    expect((await get(`query=${query}&variables=${encodeURIComponent('{"name":"没有"}')}`)).data.campuses.totalCount).toBe(0);
  });
});

describe('bodies in another encoding', () => {
  const payload = JSON.stringify({ query: '{ campuses { totalCount } }' });

  it.each(['application/json; charset=gbk', 'application/json; charset="utf-16"'])('%s is refused', async (type) => {
    expect(await post(payload, { 'content-type': type })).toMatchObject({
      status: 415,
      errors: [{ extensions: { reason: 'MEDIA_TYPE_UNSUPPORTED' } }],
    });
  });

  it.each(['application/json; charset=utf-8', 'application/json;charset="UTF8"', 'application/json; charset=us-ascii'])(
    '%s is read',
    async (type) => {
      expect((await post(payload, { 'content-type': type })).data.campuses.totalCount).toBe(3);
    },
  );

  it('one that is compressed otherwise than by gzip is refused', async () => {
    expect(await post(brotliCompressSync(payload), { 'content-encoding': 'br' })).toMatchObject({
      status: 415,
      errors: [{ extensions: { reason: 'MEDIA_TYPE_UNSUPPORTED' } }],
    });
  });
});

it('what is stored is what was sent, whatever was sent', async () => {
  const unit = fc
    .oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 0xd800, 0xdbff, 0xdc00, 0xfffd, 0xfeff))
    .map((code) => String.fromCharCode(code));
  await fc.assert(
    fc.asyncProperty(fc.string({ unit, minLength: 1, maxLength: 12 }), async (title) => {
      // JSON.stringify escapes halves of characters.
      const { data, errors } = await post(JSON.stringify({ query: CREATE, variables: { title } }));
      if (isText(title)) expect(data.createCampusType.title).toBe(title);
      else expect(errors[0].extensions).toEqual(badText('title'));
    }),
    { numRuns: 60 },
  );
});
