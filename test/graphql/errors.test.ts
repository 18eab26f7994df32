import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ToyApp, startToyApp } from './toy-app.js';

let toy: ToyApp;
let closed: ToyApp;

beforeAll(async () => {
  toy = await startToyApp();
  closed = await startToyApp({ introspection: false, playground: undefined });
});
afterAll(() => Promise.all([toy.close(), closed.close()]));

const graphqlResponse = { accept: 'application/graphql-response+json' };

describe('what services refuse', () => {
  test('shows code, reason, field and parameters', async () => {
    const { status, body } = await toy.post({ query: '{ refused(reason: "limit") }' });
    expect(status).toBe(200);
    expect(body).toEqual({
      data: { refused: null },
      errors: [
        {
          message: 'The file is larger than 5 bytes.',
          locations: [{ line: 1, column: 3 }],
          path: ['refused'],
          extensions: { code: 'BAD_USER_INPUT', reason: 'FILE_TOO_LARGE', field: 'file', params: { maxBytes: 5 } },
        },
      ],
    });
    expect(toy.logged).toEqual([]);
  });

  test('says the same compiled and interpreted', async () => {
    const first = await toy.post({ query: '{ refused toy(id: 1) { id } }' });
    const second = await toy.post({ query: '{ refused toy(id: 1) { id } }' });
    expect(second.body).toEqual(first.body);
    expect(first.body.errors[0].extensions).toEqual({ code: 'NOT_FOUND', reason: 'NOT_FOUND', field: 'id' });
  });

  test('shows which input class-validator refused, by which rule', async () => {
    const { body } = await toy.post({ query: 'mutation { createToy(input: {name: "much too long a name"}) { id } }' });
    expect(body.errors[0]).toMatchObject({
      message: 'name must be shorter than or equal to 10 characters.',
      extensions: { code: 'BAD_USER_INPUT', reason: 'NAME_TOO_LONG', field: 'name' },
    });
  });

  test('names nested input fields by their path', async () => {
    const { body } = await toy.post({ query: 'mutation { createToy(input: {name: "x", parts: [{count: 1}, {count: 0}]}) { id } }' });
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'BAD_USER_INPUT', field: 'parts.1.count' });
  });

  test('guarded fields ask for a sign-in', async () => {
    const { body } = await toy.post({ query: '{ guarded }' });
    expect(body.errors[0]).toMatchObject({ message: 'Sign in first.', extensions: { code: 'UNAUTHENTICATED', reason: 'UNAUTHENTICATED' } });
  });
});

describe('faults', () => {
  test.each([
    ['{ faulty }', 'password_hash'],
    ['{ faultyNonNull }', 'secret_table'],
    ['{ notAnInteger }', 'secret text'],
  ])('%s is logged whole and shown as nothing', async (query, secret) => {
    for (const executor of ['interpreted', 'compiled']) {
      toy.logged.length = 0;
      const { body } = await toy.post({ query });
      expect(body.errors, executor).toHaveLength(1);
      expect(body.errors[0]).toMatchObject({ message: 'Internal server error', extensions: { code: 'INTERNAL', reason: 'INTERNAL' } });
      expect(JSON.stringify(body), executor).not.toContain(secret);
      expect(toy.logged, executor).toEqual([
        {
          details: { err: expect.objectContaining({ message: expect.stringContaining(secret) }), path: expect.any(String) },
          message: expect.any(String),
        },
      ]);
    }
    toy.logged.length = 0;
  });

  test('a null that the schema forbids is a fault', async () => {
    const { body } = await toy.post({ query: '{ toy(id: 1) { sure { id } } }' });
    expect(body.errors[0]).toMatchObject({ message: 'Internal server error', path: ['toy', 'sure'] });
    toy.logged.length = 0;
  });
});

describe('requests that are refused', () => {
  test.each([
    ['a syntax error', { query: '{' }, 'GRAPHQL_PARSE_FAILED'],
    ['an unknown field', { query: '{ toi }' }, 'GRAPHQL_VALIDATION_FAILED'],
    ['an unknown operation', { query: 'query A { __typename }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
    ['no query', { variables: {} }, 'BAD_REQUEST'],
    ['a batch', [{ query: '{ __typename }' }], 'BATCHING_DISABLED'],
  ])('%s', async (_title, request, reason) => {
    const { status, body } = await toy.post(request, graphqlResponse);
    expect(status).toBe(400);
    expect(body).not.toHaveProperty('data');
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
  });

  test('a wrong variable names the input field', async () => {
    const query = 'mutation($input: CreateToyInput!) { createToy(input: $input) { id } }';
    const wrongType = await toy.post({ query, variables: { input: { name: 3, parts: [] } } });
    expect(wrongType.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'VARIABLE_INVALID', field: 'name' });
    const missing = await toy.post({ query, variables: { input: { name: 'x', parts: [{}] } } });
    expect(missing.body.errors[0].extensions.field).toBe('parts.0.count');
  });

  test('a null where an argument takes none', async () => {
    const { body } = await toy.post({ query: 'query($first: Int = 2) { toys(first: $first) { id } }', variables: { first: null } });
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'ARGUMENT_INVALID' });
  });

  test.each([
    ['broken JSON', '{"query":', {}, 400, 'BODY_NOT_JSON'],
    ['an empty body', '', {}, 400, 'BODY_NOT_JSON'],
    ['a form', 'query={__typename}', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'MEDIA_TYPE_UNSUPPORTED'],
    ['a large body', JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(200_000) } }), {}, 413, 'BODY_TOO_LARGE'],
    ['a poisoned prototype', '{"query":"{ __typename }","variables":{"__proto__":{"x":1}}}', {}, 400, 'BODY_NOT_JSON'],
  ])('%s', async (_title, body, headers, status, reason) => {
    const answer = await toy.post(body, headers);
    expect(answer.status).toBe(status);
    expect(answer.body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason });
  });

  test('other methods', async () => {
    const response = await toy.app.inject({
      method: 'PUT',
      url: '/graphql',
      headers: { 'content-type': 'application/json' },
      payload: '{"query":"{ __typename }"}',
    });
    expect(response.statusCode).toBe(405);
    expect(response.headers['allow']).toBe('GET, POST');
  });
});

describe('with introspection off', () => {
  test('the schema is not told', async () => {
    const { body } = await closed.post({ query: '{ __schema { types { name } } }' });
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT', reason: 'INTROSPECTION_DISABLED' });
  });

  test.each([
    ['a field', { query: '{ toi(id: 1) { id } }' }],
    ['an argument', { query: '{ toy(it: 1) { id } }' }],
    ['an enum value in a variable', { query: 'query($size: Size!) { received(size: $size) }', variables: { size: 'SMAL' } }],
    [
      'an input field in a variable',
      { query: 'query($filter: ToyFilter) { received(filter: $filter) }', variables: { filter: { limt: 1 } } },
    ],
  ])('no suggestion for %s', async (_title, request) => {
    for (const app of [toy, closed]) {
      for (const _executor of ['interpreted', 'compiled']) {
        const { body } = await app.post(request);
        expect(JSON.stringify(body.errors).includes('Did you mean')).toBe(app === toy);
      }
    }
  });
});

describe('the caller', () => {
  test('is anonymous without a token', async () => {
    expect((await toy.post({ query: '{ whoAmI }' })).body).toEqual({ data: { whoAmI: null } });
  });

  test('is the viewer of the token', async () => {
    expect((await toy.post({ query: '{ whoAmI }' }, { authorization: 'Bearer good' })).body).toEqual({ data: { whoAmI: 'Ann' } });
  });

  test.each(['Bearer expired', 'Bearer', 'Basic Z29vZA=='])('is refused with "%s"', async (authorization) => {
    const { status, headers, body } = await toy.post({ query: '{ whoAmI }' }, { authorization });
    expect(status).toBe(401);
    expect(headers['www-authenticate']).toBe('Bearer');
    expect(body).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', reason: 'TOKEN_INVALID' } }] });
  });

  test('is not told why the session store fails', async () => {
    const { status, body } = await toy.post({ query: '{ whoAmI }' }, { authorization: 'Bearer broken' });
    expect(status).toBe(500);
    expect(body).toEqual({ errors: [{ message: 'Internal server error', extensions: { code: 'INTERNAL', reason: 'INTERNAL' } }] });
    expect(JSON.stringify(toy.logged.map((it) => String(Object.values(it.details)[0])))).toContain('ECONNREFUSED');
    toy.logged.length = 0;
  });
});
