import Fastify from 'fastify';
import { describe, expect, test, vi } from 'vitest';
import { answerFailure, refuse } from '../../../src/legacy/shim/failure.js';
import { legacyPlugin } from '../../../src/legacy/shim/http/plugin.js';
import { before, type Route, route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { loggerOptions } from '../../../src/logger.js';
import { loadSettings } from '../../../src/settings/load-settings.js';
import { AddShelf, Explode, Fail, Me, ShelfQuery, ShelvesQuery, toyApp, toyPorts, toySurface } from './toy.js';

const CONTRACT = `
shapes: {Shelf: {id: int, name: string}, Empty: {}}
endpoints:
  - {id: school.shelf.get, method: GET, path: '/shelves/{id}', auth: teacher, response: {msg: found, data: $Shelf}}
  - id: school.shelf.add
    method: POST
    path: /shelves
    auth: teacher
    body:
      - {name: name, type: string, required: true, min: 2}
      - {name: rows, type: int, required: false}
    response: {msg: added, data: $Empty}
  - id: school.shelf.rename
    method: PUT
    path: /shelves/{id}
    auth: any
    body: [{name: name, type: string, required: true}]
    response: {msg: renamed, data: $Shelf}
  - id: school.shelf.wipe
    method: GET
    path: /wipe
    auth: none
    query: [{name: reason, type: string, required: true}, {name: code, type: string, required: false}]
    response: {msg: wiped, data: ''}
`;

const get = route('school.shelf.get', {
  operation: ShelfQuery,
  variables: (input) => ({ id: input.int('id') }),
  data: ({ shelf }) => shelf ?? refuse('NOT_FOUND'),
});
const add = route('school.shelf.add', {
  operation: AddShelf,
  variables: (input) => ({ name: input.text('name'), rows: input.maybe.int('rows') }),
  msg: ({ addShelf }) => `added ${addShelf.name}`,
});
const rename = route('school.shelf.rename', {
  before: before(
    ShelfQuery,
    (input) => ({ id: input.int('id') }),
    ({ shelf }) => void (shelf ?? refuse('NOT_FOUND')),
  ),
  operations: [ShelvesQuery, Me],
  handle: async ({ input, request, run }) => {
    const { me } = await run(Me, {});
    const { shelves } = await run(ShelvesQuery, { first: 1, offset: 0 });
    request.answer.header('X-Seen', me);
    request.answer.cookie('ticket', 'TK 1', { maxAge: 60 });
    return { id: shelves.totalCount, name: input.text('name') };
  },
});
const wipe = route('school.shelf.wipe', {
  operation: Fail,
  variables: (input) => ({ reason: input.text('reason'), ...(input.sent('code') ? { code: input.text('code') } : {}) }),
  reasons: { LOCAL: { code: 511, msg: 'only here' } },
});
const ROUTES = [get, add, rename, wipe];

const app = (routes: readonly Route[] = ROUTES, changes: Partial<Surface> = {}, ports = toyPorts()) =>
  toyApp([toySurface('school', CONTRACT, routes, changes)], { ports });
const TEACHER = { authorization: 'Bearer teacher-7' };

describe('a call', () => {
  test('becomes an operation, and its data the documented answer', async () => {
    const answer = await (await app()).inject({ url: '/legacy/school/shelves/3', headers: TEACHER });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(answer.json()).toEqual({ surface: 'school', code: 0, msg: 'found', data: { id: 3, name: 'shelf 3' } });
  });

  test('an optional field that is not sent is no variable', async () => {
    const seen = { variables: [], viewers: [] };
    const answer = await (
      await app(ROUTES, {}, toyPorts(seen))
    ).inject({ method: 'POST', url: '/legacy/school/shelves', headers: TEACHER, payload: { name: ' ab ' } });
    expect(answer.json()).toMatchObject({ msg: 'added ab', data: {} });
    expect(seen.variables).toEqual([{ name: 'ab', rows: undefined }]);
    expect(seen.viewers).toMatchObject([{ profileId: 7 }]);
  });

  test('may run several operations and set headers and cookies', async () => {
    const answer = await (await app()).inject({ method: 'PUT', url: '/legacy/school/shelves/3', headers: TEACHER, payload: { name: 'x' } });
    expect(answer.json().data).toEqual({ id: 25, name: 'x' });
    expect(answer.headers['x-seen']).toBe('7');
    expect(answer.headers['set-cookie']).toEqual(['ticket=TK%201; Path=/; Max-Age=60; HttpOnly; SameSite=Lax']);
  });

  test('is never cached, a GET that changes state included', async () => {
    const server = await app();
    for (const url of ['/legacy/school/wipe?reason=FULL', '/legacy/school/shelves/3', '/legacy/school/nowhere']) {
      expect((await server.inject({ url, headers: TEACHER })).headers['cache-control']).toBe('no-store');
    }
  });

  test('HEAD answers like GET, without the body', async () => {
    const answer = await (await app()).inject({ method: 'HEAD', url: '/legacy/school/shelves/3', headers: TEACHER });
    expect(answer.statusCode).toBe(200);
    expect(answer.body).toBe('');
  });
});

describe('the order of checks', () => {
  const put = (path: string, headers: Record<string, string>, payload: object = {}) => ({
    method: 'PUT' as const,
    url: `/legacy/school${path}`,
    headers,
    payload,
  });

  test.each([
    ['no token', put('/shelves/x', {}), 401, 'MISSING'],
    ['an old token', put('/shelves/x', { authorization: 'Bearer old' }), 401, 'EXPIRED'],
    ['a path parameter that is no id', put('/shelves/x', TEACHER), 410, 'no id'],
    ['an id beyond the database', put('/shelves/99999999999', TEACHER), 410, 'no id'],
    ['a missing object, before the fields', put('/shelves/99', TEACHER), 410, 'gone'],
    ['the fields', put('/shelves/3', TEACHER), 422, 'name required'],
    [
      'the wrong role, before everything else',
      { url: '/legacy/school/shelves/x', headers: { authorization: 'Bearer pupil-1' } },
      403,
      'not yours',
    ],
  ])('%s', async (_case, request, code, msg) => {
    expect((await (await app()).inject(request)).json()).toMatchObject({ code, msg });
  });

  test('a surface may check the input before the credential', async () => {
    const server = await app(ROUTES, { order: ['path', 'input', 'credential', 'role', 'before'] });
    expect((await server.inject(put('/shelves/99', {}))).json()).toMatchObject({ code: 422 });
    expect((await server.inject(put('/shelves/99', {}, { name: 'x' }))).json()).toMatchObject({ code: 401 });
  });

  test('the guard of the surface sees the viewer and the raw request', async () => {
    const server = await app(ROUTES, {
      guard: ({ viewer, query }) => (query.get('user_id')?.[0] === String(viewer?.profileId) ? null : { code: 403, msg: 'somebody else' }),
    });
    expect((await server.inject({ url: '/legacy/school/shelves/3?user_id=8', headers: TEACHER })).json()).toMatchObject({
      msg: 'somebody else',
    });
    expect((await server.inject({ url: '/legacy/school/shelves/3?user_id=7', headers: TEACHER })).json()).toMatchObject({ code: 0 });
  });
});

test('a rule of a field may ask the schema, at the place of its field', async () => {
  const taken = route('school.shelf.add', {
    operation: AddShelf,
    variables: (input) => ({ name: input.text('name') }),
    fields: {
      name: {
        operations: [ShelvesQuery],
        check: async (name, { run }) =>
          (await run(ShelvesQuery, { first: 100, offset: 0 })).shelves.nodes.some((shelf) => shelf.name === name)
            ? { kind: 'unique' }
            : null,
      },
    },
  });
  const server = await app([get, taken, rename, wipe]);
  const post = (payload: object) => server.inject({ method: 'POST', url: '/legacy/school/shelves', headers: TEACHER, payload });
  expect((await post({ name: 'shelf 3', rows: 'x' })).json()).toMatchObject({ code: 422, msg: 'name unique' });
  expect((await post({ name: 'shelf 99', rows: 'x' })).json()).toMatchObject({ code: 422, msg: 'rows type' });
});

describe('a refusal', () => {
  const wiped = async (reason: string, code?: string) =>
    (await (await app()).inject({ url: `/legacy/school/wipe?reason=${reason}${code === undefined ? '' : `&code=${code}`}` })).json();

  test("has the surface's words, with the error's params and field", async () => {
    expect(await wiped('FULL')).toMatchObject({ code: 510, msg: 'full: 3 of name', field: 'name' });
  });

  test("the route's own row wins", async () => {
    expect(await wiped('LOCAL')).toMatchObject({ code: 511, msg: 'only here' });
  });

  test('a reason that no table lists falls back to its code', async () => {
    expect(await wiped('NEW_RULE', 'FORBIDDEN')).toMatchObject({ code: 403, msg: 'forbidden' });
    expect(await wiped('constructor', 'NOT_FOUND')).toMatchObject({ code: 410, msg: 'gone' });
  });

  test('an internal one with a listed reason has its words, else it is unexpected', async () => {
    expect(await wiped('FULL', 'INTERNAL')).toMatchObject({ code: 510 });
    expect(await wiped('OTHER', 'INTERNAL')).toMatchObject({ code: 500, msg: 'oops' });
  });

  test('a route may answer in the failure envelope itself', async () => {
    const free = route('school.shelf.get', { handle: () => answerFailure({ code: 100, msg: 'may be created' }) });
    const server = await app([free, add, rename, wipe]);
    expect((await server.inject({ url: '/legacy/school/shelves/1', headers: TEACHER })).json()).toMatchObject({
      code: 100,
      msg: 'may be created',
    });
  });
});

describe('an unexpected failure', () => {
  const broken = route('school.shelf.get', { operation: Explode });

  test("is shown in the surface's own form, without its detail", async () => {
    const server = await app([broken, add, rename, wipe]);
    const answer = await server.inject({ url: '/legacy/school/shelves/1', headers: TEACHER });
    expect(answer.statusCode).toBe(500);
    expect(answer.body).not.toContain('secret');
    expect(answer.json()).toMatchObject({ code: 500, msg: 'oops' });
  });

  test('reaches the log with the error itself, and without the URL', async () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const server = Fastify({ logger: loggerOptions(loadSettings({ LOG_LEVEL: 'info' }), stream) });
    await server.register(legacyPlugin, {
      surfaces: [toySurface('school', CONTRACT, [broken, add, rename, wipe])],
      ports: toyPorts(),
      hosts: new Map(),
      publicUrl: 'http://x',
      bodyLimitBytes: 100,
      version: '1.2.3',
    });
    await server.inject({ url: '/legacy/school/shelves/1?ticket=t0ken', headers: TEACHER });
    expect(lines.join('')).toContain('secret detail');
    expect(lines.join('')).toContain('school.shelf.get');
    expect(lines.join('')).not.toContain('t0ken');
  });
});

describe('at the end of a call', () => {
  test('a surface may refresh the token; its failure spoils nothing', async () => {
    const finish = {
      operations: [Me],
      run: vi.fn(async (request, run) => request.answer.header('token', (await run(Me, {})).me)),
    } satisfies Surface['finish'];
    const answer = await (await app(ROUTES, { finish })).inject({ url: '/legacy/school/shelves/99', headers: TEACHER });
    expect(answer.json()).toMatchObject({ code: 410 });
    expect(answer.headers['token']).toBe('7');

    finish.run.mockRejectedValue(new Error('down'));
    expect((await (await app(ROUTES, { finish })).inject({ url: '/legacy/school/shelves/3', headers: TEACHER })).json()).toMatchObject({
      code: 0,
    });
  });

  test('an optional credential that is bad counts as none', async () => {
    const optional = route('school.shelf.wipe', {
      operations: [Me],
      credential: 'optional',
      handle: async ({ run }) => (await run(Me, {})).me,
    });
    const server = await app([get, add, rename, optional]);
    expect((await server.inject({ url: '/legacy/school/wipe?reason=x', headers: { authorization: 'old' } })).json().data).toBe('nobody');
    expect((await server.inject({ url: '/legacy/school/wipe?reason=x', headers: TEACHER })).json().data).toBe('7');
  });
});

describe('the start fails, naming everything,', () => {
  test('when routes and endpoints do not pair up', async () => {
    const failing = app([get, get, add, route('school.shelf.burn', { handle: () => null })]);
    await expect(failing).rejects.toThrow(/the route school\.shelf\.burn has no endpoint/);
    await expect(failing).rejects.toThrow(/the endpoint school\.shelf\.get has two routes/);
    await expect(failing).rejects.toThrow(/the endpoint school\.shelf\.rename has no route/);
  });

  test('when a rule names a field that is none', async () => {
    const wrong = route('school.shelf.get', { handle: () => null, fields: { nmae: {} } });
    await expect(app([wrong, add, rename, wipe])).rejects.toThrow(/unknown field nmae/);
  });

  test('when two endpoints claim one address', async () => {
    const clash = CONTRACT.replace('path: /wipe', 'path: /shelves/{other}/');
    await expect(toyApp([toySurface('school', clash, ROUTES)])).rejects.toThrow(
      /GET \/shelves\/\{\} is claimed by school\.shelf\.get and school\.shelf\.wipe/,
    );
  });
});
