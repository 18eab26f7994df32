import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMapping, mappingOf, textsOf } from '../../../src/legacy/shim/contract/values.js';
import { surfaces } from '../../../src/legacy/surfaces.js';
import { createTestApp, type TestApp } from '../../support/app.js';

const ORIGIN = 'https://app.example.com';
const FOREIGN = 'https://evil.example.com';

let app: TestApp;
let closed: TestApp;
beforeAll(async () => {
  app = await createTestApp({ env: { CORS_ORIGINS: ORIGIN, CORS_HEADERS: 'X-Tenant, x-build' } });
  closed = await createTestApp();
});
afterAll(() => Promise.all([app.close(), closed.close()]));

const preflight = (url: string, origin = ORIGIN, on = app) =>
  on.server.inject({
    method: 'OPTIONS',
    url,
    headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type' },
  });
const allowedHeaders = async (): Promise<string[]> =>
  String((await preflight('/graphql')).headers['access-control-allow-headers']).split(', ');

describe('browser apps of a listed origin', () => {
  it.each(['/graphql', '/graphql/', '/legacy/school/v1/teacher/schools', '/api/v1/user_info/login/', '/media/x.png'])(
    'get permission for %s',
    async (url) => {
      const answer = await preflight(url);
      expect([answer.statusCode, answer.payload]).toEqual([204, '']);
      expect(answer.headers).toMatchObject({
        vary: 'Origin',
        'access-control-allow-origin': ORIGIN,
        'access-control-allow-credentials': 'true',
        'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
        'access-control-max-age': '600',
      });
    },
  );

  it('may send what usual clients and traces send, and what the setting names', async () => {
    expect(await allowedHeaders()).toEqual(
      expect.arrayContaining([
        'content-type',
        'accept',
        'authorization',
        'idempotency-key',
        'if-none-match',
        'x-request-id',
        'x-requested-with',
        'apollo-require-preflight',
        'apollographql-client-name',
        'apollographql-client-version',
        'x-apollo-operation-name',
        'traceparent',
        'tracestate',
        'baggage',
        'sentry-trace',
        'x-tenant',
        'x-build',
      ]),
    );
  });

  it.each(surfaces.map((surface) => [surface.name, surface] as const))(
    'may send every credential that the contract of %s names',
    async (_name, { contract, credential }) => {
      const auth = mappingOf(contract.document['auth']);
      const written = isMapping(auth['send_as']) ? Object.values(auth['send_as']).flatMap(textsOf) : textsOf(auth['send_as']);
      const named = [...written.flatMap((text) => /^([\w-]+): /.exec(text)?.[1] ?? []), ...textsOf(auth['header'])];
      const allowed = await allowedHeaders();
      for (const name of [...named, ...credential.names]) expect(allowed).toContain(name.toLowerCase());
    },
  );

  it('may send the credentials by name', async () => {
    expect(await allowedHeaders()).toEqual(expect.arrayContaining(['token', 'ticket', 'x-auth-token', 'x-csrftoken', 'authorization']));
  });

  it('may read the headers that mean something to them', async () => {
    const { headers } = await app.server.inject({ url: '/health/live', headers: { origin: ORIGIN } });
    expect(String(headers['access-control-expose-headers']).split(', ')).toEqual(
      expect.arrayContaining(['retry-after', 'idempotency-replayed', 'x-request-id', 'etag']),
    );
  });
});

describe('pages of other origins', () => {
  it.each([
    ['not listed', () => preflight('/graphql', FOREIGN)],
    ['where none is listed', () => preflight('/graphql', ORIGIN, closed)],
    ['listed in other letters', () => preflight('/graphql', ORIGIN.toUpperCase())],
  ])('get no permission: %s', async (_name, ask) => {
    const { headers } = await ask();
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });

  it('and may read nothing', async () => {
    const { headers } = await app.server.inject({ url: '/graphql?query={__typename}', headers: { origin: FOREIGN } });
    expect(headers).not.toHaveProperty('access-control-allow-origin');
    expect(headers['vary']).toContain('Origin');
  });
});

describe('OPTIONS without an origin is answered with the methods', () => {
  it.each([
    ['/graphql', 204, 'GET, POST, OPTIONS'],
    ['/graphql/', 204, 'GET, POST, OPTIONS'],
    ['/health/live', 204, 'GET, OPTIONS, HEAD'],
    ['/media/some.png', 204, 'GET, HEAD, OPTIONS'],
    ['/legacy/school/openapi.json', 204, 'GET, OPTIONS, HEAD'],
    // In the words of the contract.
    ['/legacy/course-agent/v1/login', 405, 'POST'],
    ['/nothing', 404, undefined],
  ])('%s', async (url, status, allow) => {
    for (const asked of [app, closed]) {
      const answer = await asked.server.inject({ method: 'OPTIONS', url });
      expect([answer.statusCode, answer.headers['allow']]).toEqual([status, allow]);
    }
  });
});
