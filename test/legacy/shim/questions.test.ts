import { describe, expect, test } from 'vitest';
import type { Call } from '../../../src/legacy/shim/call.js';
import { refuse } from '../../../src/legacy/shim/failure.js';
import { onEveryCall, type Question } from '../../../src/legacy/shim/question.js';
import { before, type Route, route } from '../../../src/legacy/shim/route.js';
import { AddShelf, Explode, Fail, ShelfQuery, ShelvesQuery, toyApp, toyPorts, toySurface } from './toy.js';

const CONTRACT = `
shapes: {Shelf: {id: int, name: string}}
endpoints:
  - id: school.shelf.rename
    method: PUT
    path: /shelves/{id}
    auth: teacher
    body:
      - {name: id, type: int, required: false}
      - {name: name, type: string, required: true}
      - {name: neighbour, type: int, required: false}
      - {name: rows, type: int, required: false, max: 9}
      - {name: label, type: file, required: false}
    response: {msg: renamed, data: ''}
`;

const existing = before(
  ShelfQuery,
  (input) => ({ id: input.int('id') }),
  ({ shelf }) => void (shelf ?? refuse('NOT_FOUND')),
);
const unused = {
  operations: [ShelvesQuery],
  check: async (name, { run }) =>
    (await run(ShelvesQuery, { first: 100, offset: 0 })).shelves.nodes.some((shelf) => shelf.name === name) ? { kind: 'unique' } : null,
} satisfies Route['fields'][string];
const neighbour = {
  operations: [ShelfQuery],
  check: async (id, { run }) => ((await run(ShelfQuery, { id: Number(id) })).shelf === null ? { kind: 'related' } : null),
} satisfies Route['fields'][string];

/** The route answers by the operation that a test is about; the questions are the same in all. */
interface Answering {
  readonly operations: Route['operations'];
  readonly handle: (call: Call) => Promise<{ readonly data: unknown }>;
}

const adding: Answering = {
  operations: [AddShelf],
  handle: async ({ input, run }) => {
    const { addShelf } = await run(AddShelf, { name: input.text('name'), rows: input.int('id') });
    return { data: addShelf.name };
  },
};
const failing = (reason: string, code: string): Answering => ({
  operations: [Fail],
  handle: async ({ run }) => ({ data: (await run(Fail, { reason, code })).fail }),
});

/** Calls the endpoint; tells what it answered and which operations ran, in order. */
async function call(
  answering: Answering,
  url: string,
  payload: object,
  { wrap = (question) => question, token = 'teacher-7' }: { wrap?: <Kind extends Question>(question: Kind) => Kind; token?: string } = {},
) {
  const seen = { variables: [] as unknown[], viewers: [] as unknown[] };
  const renaming = route('school.shelf.rename', {
    before: wrap(existing),
    fields: { name: wrap(unused), neighbour: wrap(neighbour) },
    operations: answering.operations,
    handle: async (given) => (await answering.handle(given)).data,
  });
  const server = await toyApp([toySurface('school', CONTRACT, [renaming])], { ports: toyPorts(seen) });
  const answer = await server.inject({
    method: 'PUT',
    url: `/legacy/school${url}`,
    headers: { authorization: `Bearer ${token}` },
    payload,
  });
  const { code, msg } = answer.json();
  return { code, msg, ran: seen.variables };
}

const ASKED = { existing: { id: 3 }, unused: { first: 100, offset: 0 }, neighbour: { id: 4 } };
const GOOD = { name: 'new', neighbour: 4 };

describe('questions that only word a refusal', () => {
  test('are not asked when all is well', async () => {
    expect(await call(adding, '/shelves/3', GOOD)).toEqual({ code: 0, msg: 'renamed', ran: [{ name: 'new', rows: 3 }] });
  });

  test('are asked in their order after the operation has refused, and the refusal stands when none complains', async () => {
    const { code, msg, ran } = await call(failing('FULL', 'CONFLICT'), '/shelves/3', GOOD);
    expect({ code, msg }).toEqual({ code: 510, msg: 'full: 3 of name' });
    expect(ran).toEqual([{ reason: 'FULL', code: 'CONFLICT' }, ASKED.existing, ASKED.unused, ASKED.neighbour]);
  });

  test.each([
    ['the path before the fields', '/shelves/99', { name: 'shelf 1', neighbour: 99 }, { code: 410, msg: 'gone' }],
    ['one field before the next', '/shelves/3', { name: 'shelf 1', neighbour: 99 }, { code: 422, msg: 'name unique' }],
    ['a later field', '/shelves/3', { name: 'new', neighbour: 99 }, { code: 422, msg: 'neighbour related' }],
    ['before a wrong field that comes later', '/shelves/3', { name: 'shelf 1', rows: 10 }, { code: 422, msg: 'name unique' }],
    ['after a wrong field that comes earlier', '/shelves/3', { neighbour: 99 }, { code: 422, msg: 'name required' }],
    ['the path before a wrong field', '/shelves/99', {}, { code: 410, msg: 'gone' }],
  ])('the first to complain counts: %s', async (_case, url, payload, complaint) => {
    expect(await call(failing('FULL', 'CONFLICT'), url, payload)).toMatchObject(complaint);
  });

  test('what the cheap checks refuse never reaches the operation', async () => {
    const { ran } = await call(adding, '/shelves/3', { name: 'new', rows: 10 });
    expect(ran).toEqual([ASKED.existing, ASKED.unused]);
  });

  test('are not asked of whoever was turned away before them', async () => {
    expect(await call(adding, '/shelves/99', GOOD, { token: 'pupil-1' })).toEqual({ code: 403, msg: 'not yours', ran: [] });
    expect(await call(adding, '/shelves/x', GOOD)).toEqual({ code: 410, msg: 'no id', ran: [] });
  });

  test.each([
    ['what is away', failing('UNAVAILABLE', 'UNAVAILABLE')],
    ['a defect', { operations: [Explode], handle: async ({ run }) => ({ data: (await run(Explode, {})).explode }) } satisfies Answering],
  ])('do not cover up %s', async (_case, answering) => {
    const { code, ran } = await call(answering, '/shelves/99', GOOD);
    expect(code).toBe(500);
    expect(ran).toHaveLength(1);
  });

  test('are asked first of a call that brings a file, whose file the operation would store', async () => {
    const label = Buffer.from('x').toString('base64');
    expect(await call(adding, '/shelves/3', { ...GOOD, neighbour: 99, label })).toEqual({
      code: 422,
      msg: 'neighbour related',
      ran: [ASKED.existing, ASKED.unused, { id: 99 }],
    });
    const { ran } = await call(failing('FULL', 'CONFLICT'), '/shelves/3', { ...GOOD, label });
    expect(ran).toEqual([ASKED.existing, ASKED.unused, ASKED.neighbour, { reason: 'FULL', code: 'CONFLICT' }]);
  });
});

test('a rule that is the surface’s own is asked before the operation, on every call', async () => {
  expect(await call(adding, '/shelves/99', GOOD, { wrap: onEveryCall })).toEqual({ code: 410, msg: 'gone', ran: [{ id: 99 }] });
  const { ran } = await call(adding, '/shelves/3', GOOD, { wrap: onEveryCall });
  expect(ran).toEqual([ASKED.existing, ASKED.unused, ASKED.neighbour, { name: 'new', rows: 3 }]);
});

test('a path id that the body repeats with another value stays what the path says', async () => {
  const { ran } = await call(adding, '/shelves/3', { ...GOOD, id: 4 });
  expect(ran).toEqual([{ name: 'new', rows: 3 }]);
});
