import Fastify from 'fastify';
import { describe, expect, test } from 'vitest';
import { legacyPlugin } from '../../../src/legacy/shim/http/plugin.js';
import type { LegacyAudience } from '../../../src/legacy/shim/ports.js';
import { route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { toyApp, toyPorts, toySurface } from './toy.js';

/** A surface whose endpoints answer their id and what they were called with. */
function echo(
  name: LegacyAudience,
  endpoints: readonly string[],
  changes: Partial<Surface> = {},
  routes: Readonly<Record<string, object>> = {},
) {
  const yaml = endpoints.map((line) => `  - {id: ${name}.${line}, auth: none, response: {msg: ok}}`).join('\n');
  const ids = endpoints.map((line) => `${name}.${line.split(',', 1)[0]}`);
  return toySurface(
    name,
    `endpoints:\n${yaml}`,
    ids.map((id) =>
      route(id, { ...routes[id], handle: ({ request }) => ({ id, params: Object.fromEntries(request.params), base: request.base }) }),
    ),
    changes,
  );
}

const school = echo(
  'school',
  [
    'login, method: POST, path: /v1/login',
    "get, method: GET, path: '/v1/teacher/schools/{id}'",
    'fans, method: GET, path: /v1/teacher/schools/fans',
  ],
  {
    rootPrefixes: ['/v1/teacher', '/v1/student'],
  },
);
const shop = echo('course-agent', ['login, method: POST, path: /v1/login', 'base, method: GET, path: /v1/order/QueryBase'], {
  rootPrefixes: ['/v1'],
});
const crm = echo(
  'summer-crm',
  [
    'order.create, method: POST, path: /api/v1/order/, also: [POST /order/]',
    "order.update, method: PUT, path: '/api/v1/order/{id}/'",
    'order.mine, method: GET, path: /api/v1//order/',
    'order.all, method: GET, path: /api/v1/order/',
    "plan, method: GET, path: '/api/v1/plan/{student_id}', also: [GET /api/v1/plan/]",
  ],
  { rootPrefixes: ['/api/v1'], digitParams: true, alsoMethods: { PUT: ['PATCH'] } },
);
const student = echo(
  'summer-student',
  [
    'order.create, method: POST, path: /order/',
    "order.get, method: GET, path: '/order/{order_id}/'",
    'enums, method: GET, path: /common/global_enums/',
    'project, method: POST, path: /course/project/',
    'course, method: POST, path: /course/, also: [POST /course/project/]',
  ],
  { rootPrefixes: ['/order', '/course', '/common'], digitParams: true },
  {
    'summer-student.course': {
      when: ({ body }: { body: { kind: string; value?: object } }) => body.kind === 'json' && 'project' in (body.value ?? {}),
    },
  },
);

const started = toyApp([school, shop, crm, student], { hosts: new Map([['school.example.com', 'school']]) });
const call = async (
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS',
  url: string,
  options: { headers?: Record<string, string>; payload?: object | string } = {},
) => (await started).inject({ method, url, ...options });
const idOf = async (...args: Parameters<typeof call>) => {
  const body = (await call(...args)).json();
  return body.data?.id ?? `${body.surface} ${body.code}`;
};

describe('three ways to a surface', () => {
  test('its prefix, its host name and its documented root paths', async () => {
    expect((await call('GET', '/legacy/school/v1/teacher/schools/7')).json().data).toEqual({
      id: 'school.get',
      params: { id: '7' },
      base: 'https://gateway.example/legacy/school',
    });
    expect((await call('GET', '/v1/teacher/schools/7', { headers: { host: 'School.example.com:8080' } })).json().data.base).toBe(
      'http://School.example.com:8080',
    );
    expect((await call('GET', '/v1/teacher/schools/7')).json().data).toMatchObject({ id: 'school.get', base: 'https://gateway.example' });
  });

  test('by prefix or host nothing collides', async () => {
    expect(await idOf('POST', '/legacy/school/v1/login', { payload: {} })).toBe('school.login');
    expect(await idOf('POST', '/legacy/course-agent/v1/login', { payload: { identity: 1 } })).toBe('course-agent.login');
    expect(await idOf('POST', '/v1/login', { headers: { host: 'school.example.com' }, payload: {} })).toBe('school.login');
    expect(await idOf('GET', '/v1/order/QueryBase', { headers: { host: 'school.example.com' } })).toBe('school 404');
  });

  test("what is nobody's is not found", async () => {
    for (const url of ['/', '/nothing', '/api//v1/order', '/legacy', '/legacy/unknown/x', '/legacy/SCHOOL/v1/login'])
      expect((await call('GET', url)).json()).toMatchObject({ statusCode: 404, error: 'Not Found' });
  });

  test('the query of what is not found, which may hold a token, is neither answered nor logged', async () => {
    const lines: string[] = [];
    const app = Fastify({ logger: { stream: { write: (line: string) => void lines.push(line) }, serializers: { req: () => ({}) } } });
    await app.register(legacyPlugin, {
      surfaces: [school],
      ports: toyPorts(),
      hosts: new Map(),
      publicUrl: 'https://gateway.example',
      version: '1.2.3',
      bodyLimitBytes: 2000,
    });
    for (const method of ['GET', 'POST', 'OPTIONS'] as const)
      expect((await app.inject({ method, url: '/ws/x?token=s3cret' })).payload).not.toContain('s3cret');
    expect(lines.join('')).not.toContain('s3cret');
  });
});

describe('paths', () => {
  test.each([
    ['GET', '/v1/teacher/schools/7/', 'school.get'],
    ['GET', '/v1/teacher/schools/fans', 'school.fans'],
    ['GET', '/v1/teacher/schools/fans/', 'school.fans'],
    ['GET', '/v1/Teacher/schools/7', 'course-agent 404'],
    ['GET', '/v1/order/querybase', 'course-agent 404'],
    ['GET', `/v1/teacher/schools/${'9'.repeat(300)}`, 'school 410'],
    ['GET', `/v1/teacher/schools/${'9'.repeat(3000)}`, 'school 404'],
    ['GET', '/api/v1/order/', 'summer-crm.order.all'],
    ['GET', '/api/v1//order/', 'summer-crm.order.mine'],
    ['GET', '/api/v1//order', 'summer-crm.order.mine'],
    ['PUT', '/api/v1/order/5', 'summer-crm.order.update'],
    ['PATCH', '/api/v1/order/5/', 'summer-crm.order.update'],
    ['PUT', '/api/v1/order/x/', 'summer-crm 404'],
    ['GET', '/api/v1/plan/3', 'summer-crm.plan'],
    ['GET', '/api/v1/plan/?student_id=3', 'summer-crm.plan'],
    ['GET', '/api/v1/plan/', 'summer-crm 422'],
  ] as const)('%s %s -> %s', async (method, url, answer) => {
    expect(await idOf(method, url)).toBe(answer);
  });

  test('a known path with another method is 405 with the allowed ones, also for an undocumented one that is served', async () => {
    expect((await call('DELETE', '/v1/teacher/schools/7')).json()).toMatchObject({ surface: 'school', code: 405, msg: 'GET' });
    expect((await call('DELETE', '/api/v1/order/7')).json()).toMatchObject({ surface: 'summer-crm', code: 405, msg: 'PUT,PATCH' });
    expect((await call('DELETE', '/api/v1/order/7')).headers['allow']).toBe('PUT, PATCH');
    expect((await call('OPTIONS', '/api/v1/order/7')).headers['allow']).toBe('PUT, PATCH');
  });

  test('a method that no endpoint has is refused by the surface too', async () => {
    expect((await call('OPTIONS', '/v1/teacher/schools/7')).json()).toMatchObject({ surface: 'school', code: 405 });
    expect((await call('OPTIONS', '/legacy/summer-crm/api/v1/order/7')).json()).toMatchObject({ surface: 'summer-crm', code: 405 });
    expect((await call('OPTIONS', '/v1/login')).json()).toMatchObject({ surface: 'course-agent', code: 405 });
    expect((await call('OPTIONS', '/v1/nothing', { payload: 'x' })).json()).toMatchObject({ surface: 'course-agent', code: 404 });
    expect((await call('OPTIONS', '/nothing')).json()).toMatchObject({ error: 'Not Found' });
  });
});

describe('the 404 of the root', () => {
  test.each([
    ['/v1/teacher/nothing', 'school 404'],
    ['/v1/student', 'school 404'],
    ['/v1/teachers', 'course-agent 404'],
    ['/v1/anything', 'course-agent 404'],
    ['/api/v1/nothing', 'summer-crm 404'],
  ])('%s is %s', async (url, answer) => expect(await idOf('GET', url)).toBe(answer));
});

describe('paths that two surfaces document', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };

  test.each([
    [{ payload: { identity: null } }, 'school.login'],
    [{ payload: { username: 'a' } }, 'course-agent.login'],
    [{ payload: [{ identity: 1 }] }, 'course-agent.login'],
    [{}, 'course-agent.login'],
    [{ payload: '{"identity": 1', headers: { 'content-type': 'application/json' } }, 'course-agent.login'],
    [{ payload: 'identity=&username=x', headers: form }, 'school.login'],
    [{ payload: '{"identity": 1}', headers: { 'content-type': 'text/plain' } }, 'school.login'],
  ])('POST /v1/login %j -> %s', async (options, id) => expect(await idOf('POST', '/v1/login', options)).toBe(id));

  test('an unlisted method, or a too large body, on /v1/login is course-agent’s', async () => {
    expect(await idOf('GET', '/v1/login')).toBe('course-agent 405');
    expect(await idOf('POST', '/v1/login/', { payload: { identity: 1, username: 'x'.repeat(3000) } })).toBe('course-agent 413');
  });

  test('/order/… by token header or chart_ids', async () => {
    expect(await idOf('POST', '/order/', { payload: { project: 1 } })).toBe('summer-student.order.create');
    expect(await idOf('POST', '/order', { payload: { chart_ids: [1] } })).toBe('summer-crm.order.create');
    expect(await idOf('POST', '/order/', { headers: { 'x-auth-token': 't' }, payload: {} })).toBe('summer-crm.order.create');
    expect(await idOf('GET', '/order/5/')).toBe('summer-student.order.get');
    expect(await idOf('GET', '/order/5/', { headers: { 'x-auth-token': 't' } })).toBe('summer-crm 404');
    expect(await idOf('GET', '/order/x/')).toBe('summer-student 404');
  });

  test('/common/global_enums/ is summer-student’s', async () =>
    expect(await idOf('GET', '/common/global_enums')).toBe('summer-student.enums'));
});

test('two endpoints at one address are told apart by the route’s predicate', async () => {
  expect(await idOf('POST', '/course/project/', { payload: { project: 1 } })).toBe('summer-student.course');
  expect(await idOf('POST', '/course/project/', { payload: { campus: 1 } })).toBe('summer-student.project');
  expect(await idOf('POST', '/course/', { payload: {} })).toBe('summer-student.course');
});

describe('openapi.json', () => {
  test('describes the surface at its prefix', async () => {
    const document = (await call('GET', '/legacy/summer-crm/openapi.json')).json();
    expect(document.openapi).toBe('3.1.0');
    expect(document.servers).toEqual([{ url: 'https://gateway.example/legacy/summer-crm' }]);
    expect(Object.keys(document.paths)).toContain('/api/v1/order/{id}/');
    expect(document.paths['/api/v1/plan/'].get.parameters).toMatchObject([{ name: 'student_id', in: 'query' }]);
  });
});
