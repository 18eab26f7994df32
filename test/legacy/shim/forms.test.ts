import { describe, expect, test } from 'vitest';
import { route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { toyApp, toySurface } from './toy.js';

const CONTRACT = `
endpoints:
  - id: summer-crm.save
    method: [POST, PATCH]
    path: /save
    auth: none
    body:
      - {name: ids, type: '[int]', required: true}
      - {name: names, type: '[string]', required: false}
      - {name: anything, type: list, required: false}
      - {name: lines, type: list, required: false, min: 1}
      - {name: 'lines[].chart', type: int, required: true}
      - {name: 'lines[].note', type: string, required: false}
      - {name: owner, type: '{name: string, age: int?}', required: false}
      - {name: status, type: string, required: false, enum: [NEW, OLD]}
      - {name: active, type: bool, required: false}
      - {name: remark, type: 'string?', required: false}
    response: {msg: saved}
  - {id: summer-crm.lines, method: PUT, path: /lines, auth: none, body: [{name: '[]', type: '[{chart_id: int}]', required: true, min: 1}], response: {msg: ok}}
  - {id: summer-crm.need, method: POST, path: /need, auth: none, body: [{name: ids, type: '[int]', required: true, min: 1}], response: {msg: ok}}
  - {id: summer-crm.find, method: GET, path: /find, auth: none, query: [{name: ids, type: '[int]', required: false}, {name: flag, type: bool, required: false}], response: {msg: ok}}
`;

const surface = (changes: Partial<Surface> = {}) =>
  toySurface(
    'summer-crm',
    CONTRACT,
    [
      route('summer-crm.save', {
        handle: ({ input }) => ({
          ids: input.maybe.ints('ids'),
          names: input.maybe.texts('names'),
          anything: input.maybe.list('anything'),
          lines: input.maybe.rows('lines')?.map((row) => ({ chart: row.int('chart'), note: row.maybe.text('note') })),
          owner: input.sent('owner') ? 'read' : undefined,
          status: input.maybe.text('status'),
          active: input.maybe.bool('active'),
          remark: input.maybe.text('remark'),
        }),
      }),
      route('summer-crm.lines', { handle: ({ input }) => input.rows('[]').map((row) => row.int('chart_id')) }),
      route('summer-crm.need', { handle: ({ input }) => input.ints('ids') }),
      route('summer-crm.find', { handle: ({ input }) => ({ ids: input.maybe.ints('ids'), flag: input.maybe.bool('flag') }) }),
    ],
    {
      input: {
        blank: 'refuse',
        listText: true,
        enumObject: true,
        formsLeaveOut: ['POST', 'PATCH'],
        partial: (_endpoint, method) => method === 'PATCH',
      },
      ...changes,
    },
  );

const started = toyApp([surface()]);

type Method = 'GET' | 'POST' | 'PATCH' | 'PUT';
type Encoding = 'urlencoded' | 'multipart' | 'json';
type Pairs = readonly (readonly [name: string, value: string])[];

const pairsOf = (text: string): Pairs => [...new URLSearchParams(text)];

async function send(method: Method, path: string, type?: string, payload?: string, app = started) {
  const headers = type === undefined ? {} : { 'content-type': type };
  return (await (await app).inject({ method, url: `/legacy/summer-crm${path}`, headers, payload })).json();
}

/** Sends the pairs as a browser would. */
function form(method: Method, path: string, pairs: Pairs, encoding: Encoding = 'urlencoded', app = started) {
  if (encoding === 'urlencoded')
    return send(method, path, 'application/x-www-form-urlencoded', new URLSearchParams(pairs.map(([...pair]) => pair)).toString(), app);
  const parts = pairs.map(([name, value]) => `--b\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`);
  return send(method, path, 'multipart/form-data; boundary=b', `${parts.join('')}--b--\r\n`, app);
}

/** What each client makes of the same value. */
const STYLES: readonly [client: string, pairs: string, read: object][] = [
  ['a repeated name (jQuery traditional, axios indexes: null)', 'ids=1&ids=2', { ids: [1, 2] }],
  ['brackets (jQuery, axios, qs brackets)', 'ids[]=1&ids[]=2', { ids: [1, 2] }],
  ['places (axios indexes: true, qs)', 'ids[0]=1&ids[1]=2', { ids: [1, 2] }],
  ['places in any order, with gaps', 'ids[10]=3&ids[2]=2&ids[0]=1', { ids: [1, 2, 3] }],
  ['the largest place', 'ids[999999999]=2&ids[0]=1', { ids: [1, 2] }],
  ['a place sent twice: the last counts', 'ids[0]=1&ids[0]=2', { ids: [2] }],
  ['commas (qs comma)', 'ids=1,2', { ids: [1, 2] }],
  ['JSON text', 'ids=[1,2]', { ids: [1, 2] }],
  ['everything at once', 'ids[1]=4&ids[]=2&ids=1&ids[0]=3', { ids: [1, 2, 3, 4] }],
  ['a comma in a bracketed text is its own', 'ids[]=1&names[]=a,b', { ids: [1], names: ['a,b'] }],
  [
    'objects in a list (jQuery, qs)',
    'ids=1&lines[0][chart]=7&lines[0][note]=x&lines[1][chart]=8',
    { lines: [{ chart: 7, note: 'x' }, { chart: 8 }] },
  ],
  [
    'objects in a list, with dots (axios dots, qs allowDots)',
    'ids=1&lines[0].chart=7&lines[0].note=x',
    { lines: [{ chart: 7, note: 'x' }] },
  ],
  ['objects in a list (Django REST framework)', 'ids=1&lines[0]chart=7&lines[0]note=x', { lines: [{ chart: 7, note: 'x' }] }],
  [
    'objects appended (qs brackets)',
    'ids=1&lines[][chart]=7&lines[][note]=x&lines[][chart]=8&lines[][note]=y',
    {
      lines: [
        { chart: 7, note: 'x' },
        { chart: 8, note: 'y' },
      ],
    },
  ],
  ['an object', 'ids=1&owner[name]=陈&owner[age]=7', { owner: 'read' }],
  ['an object with dots', 'ids=1&owner.name=陈&owner.age=7', { owner: 'read' }],
  ['an empty text of an object', 'ids=1&owner[name]=a&owner[age]=', { owner: 'read' }],
  ['a choice with its label', 'ids=1&status[key]=OLD&status[verbose]=旧', { status: 'OLD' }],
  [
    'a list of no stated type',
    'ids=1&anything[0][id]=7&anything[0][tags][]=a&anything[0][tags][]=b',
    { anything: [{ id: '7', tags: ['a', 'b'] }] },
  ],
  ['a bare list of no stated type', 'ids=1&anything[]=7&anything[]=8', { anything: ['7', '8'] }],
  ['an emptied list', 'ids[]=', { ids: [] }],
];

describe.each<Encoding>(['urlencoded', 'multipart'])('what clients write into names, %s', (encoding) => {
  test.each(STYLES)('%s', async (_client, pairs, read) => {
    const answer = await form('POST', '/save', pairsOf(pairs), encoding);
    expect(answer).toMatchObject({ code: 0, data: read });
  });

  test('a list without a name, as the whole body', async () => {
    for (const pairs of ['0[chart_id]=7&1[chart_id]=8', '[0][chart_id]=7&[1][chart_id]=8&csrf=x', '[0]chart_id=7&[1]chart_id=8'])
      expect(await form('PUT', '/lines', pairsOf(pairs), encoding)).toMatchObject({ code: 0, data: [7, 8] });
    expect(await form('PUT', '/lines', pairsOf('csrf=x'), encoding)).toMatchObject({ msg: '[] required' });
  });
});

test('a query writes lists in the same ways', async () => {
  for (const search of ['ids=1&ids=2', 'ids[]=1&ids[]=2', 'ids%5B0%5D=1&ids%5B1%5D=2', 'ids=1,2'])
    expect((await send('GET', `/find?${search}`)).data).toEqual({ ids: [1, 2] });
});

describe('what can not be read is a fault of its field', () => {
  test.each([
    ['a name where a place is wanted', 'ids[x]=1', { field: 'ids', msg: 'ids type' }],
    ['a place beyond all', 'ids[9999999999]=1', { field: 'ids', msg: 'ids type' }],
    ['an object where a number is wanted', 'ids[0][x]=1', { field: 'ids', msg: 'ids[0] type' }],
    ['a text that is no number', 'ids[0]=1&ids[1]=x', { field: 'ids', msg: 'ids[1] type' }],
    ['a text where an object is wanted', 'ids=1&lines[0]=x', { field: 'lines', msg: 'lines[0] type' }],
    ['a member that is missing', 'ids=1&lines[0][note]=x', { field: 'chart', msg: 'lines[0].chart required' }],
    [
      'objects appended of which one lacks a member',
      'ids=1&lines[][chart]=1&lines[][chart]=2&lines[][note]=x',
      { field: 'lines', msg: 'lines type' },
    ],
    ['lists appended in lists', 'ids=1&anything[][a][]=1', { field: 'anything', msg: 'anything type' }],
    ['a member of an object that is missing', 'ids=1&owner[age]=7', { field: 'name', msg: 'owner.name required' }],
    ['a member of an object that is no number', 'ids=1&owner.name=x&owner.age=x', { field: 'age', msg: 'owner.age type' }],
    ['a list where an object is wanted', 'ids=1&owner[]=x', { field: 'owner', msg: 'owner type' }],
    ['deeper than any input', `ids=1&anything${'[0]'.repeat(6)}=1`, { field: 'anything', msg: 'anything type' }],
    ['so deep that it would hurt', `ids${'[a]'.repeat(5000)}=1`, { field: 'ids', msg: 'ids type' }],
  ])('%s', async (_case, pairs, failure) => {
    // The toy takes bodies of 2000 bytes; the deepest needs more.
    const app = toyApp([surface()], { bodyLimitBytes: 100_000 });
    expect(await form('POST', '/save', pairsOf(pairs), 'urlencoded', app)).toMatchObject({ code: 422, ...failure });
  });

  test('names of the prototype are nobody’s', async () => {
    const pairs = pairsOf('ids=1&anything[0][__proto__][x]=1&anything[0][constructor]=1&anything[0][a]=1&__proto__[y]=1');
    expect((await form('POST', '/save', pairs)).data.anything).toEqual([{ a: '1' }]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('too many fields are refused before anything is built of them', async () => {
    const app = toyApp([surface()], { bodyLimitBytes: 100_000 });
    const pairs = Array.from({ length: 1001 }, (_, at) => [`ids[${at}]`, '1'] as const);
    expect(await form('POST', '/save', pairs, 'urlencoded', app)).toMatchObject({ msg: 'broken syntax' });
  });

  test('a single value is not read from brackets', async () => {
    expect((await form('POST', '/save', pairsOf('ids=1&remark[]=x&status[0]=NEW'))).data).toEqual({ ids: [1], active: false });
  });
});

describe.each<Encoding>(['urlencoded', 'multipart'])('what a form can not send empty, %s', (encoding) => {
  test('an absent list that is required is empty, and an absent box is not ticked', async () => {
    expect((await form('POST', '/save', pairsOf('remark=x'), encoding)).data).toEqual({ ids: [], active: false, remark: 'x' });
  });

  test('in a partial update nothing is changed by what is absent', async () => {
    expect((await form('PATCH', '/save', pairsOf('remark=x'), encoding)).data).toEqual({ remark: 'x' });
  });

  test('a list that needs an entry is missed', async () => {
    expect(await form('POST', '/need', pairsOf('x=1'), encoding)).toMatchObject({ field: 'ids', msg: 'ids required' });
  });

  test('a box that is left empty is not sent, and an optional text that may be null is null', async () => {
    expect((await form('POST', '/save', pairsOf('ids=1&active=&remark='), encoding)).data).toEqual({ ids: [1], remark: null });
  });
});

test('JSON says what it means: an absent list is missed, an absent boolean not sent', async () => {
  expect(await send('POST', '/save', 'application/json', '{"remark": "x"}')).toMatchObject({ field: 'ids', msg: 'ids required' });
  expect((await send('POST', '/save', 'application/json', '{"ids": []}')).data).toEqual({ ids: [] });
  expect((await send('GET', '/find')).data).toEqual({});
});

test('a surface whose framework does not read forms so misses what is absent', async () => {
  const strict = toyApp([surface({ input: {} })]);
  expect(await form('POST', '/save', pairsOf('remark=x'), 'urlencoded', strict)).toMatchObject({ msg: 'ids required' });
});
