import { describe, expect, it, vi } from 'vitest';
import { compareAnswers } from '../../../src/compare/diff/compare-answers.js';
import { AskedIds, type KnownIds } from '../../../src/compare/diff/ids.js';
import { loadRules } from '../../../src/compare/rules/load-rules.js';
import { RULES, Rules } from '../../../src/compare/rules/rules.js';

const NONE: KnownIds = { newIds: () => [] };
const rules = loadRules('summer-student');

/** What two bodies differ in, as `kind place`. */
function differences(
  old: unknown,
  our: unknown,
  { by = rules, ids = NONE, endpoint = 'summer-student.order.list' }: { by?: Rules; ids?: KnownIds; endpoint?: string } = {},
): string[] {
  const found = compareAnswers(
    { status: 200, headers: {}, body: old },
    { status: 200, headers: {}, body: our },
    { endpoint, rules: by, ids, url: '/x/' },
  );
  return found.map(({ kind, at }) => `${kind} ${at}`);
}

describe('two answers differ in', () => {
  it.each([
    [{ code: 0 }, { code: 0 }, []],
    [{ code: 0, msg: 'a' }, { code: 400, msg: 'b' }, ['envelope code', 'envelope msg']],
    [{ data: { name: '张' } }, { data: { name: '李' } }, ['value data.name']],
    [{ data: { n: 1 } }, { data: { n: '1' } }, ['type data.n']],
    [{ data: { n: null } }, { data: { n: '' } }, ['type data.n']],
    [{ data: { a: 1, b: 2 } }, { data: { b: 2, c: 3 } }, ['missing data.a', 'added data.c']],
    [{ data: [] }, { data: {} }, ['type data']],
    ['<html>', { code: 0 }, ['type body']],
    [{ data: [1, 2, 3] }, { data: [1, 2] }, ['length data']],
    [{ data: [1, 2, 3] }, { data: [3, 1, 2] }, ['order data']],
    [
      {
        data: [
          { id: 1, a: 1 },
          { id: 2, a: 2 },
        ],
      },
      {
        data: [
          { id: 2, a: 2 },
          { id: 1, a: 9 },
        ],
      },
      ['order data', 'value data[].a'],
    ],
    [{ data: [{ id: 1 }, { id: 2 }, { id: 3 }] }, { data: [{ id: 1 }, { id: 3 }] }, ['length data']],
    [{ data: [{ name: 'a' }, { name: 'b' }] }, { data: [{ name: 'a' }, { name: 'c' }] }, ['value data[].name']],
  ])('%j and %j: %j', (old, our, expected) => {
    expect(differences(old, our)).toEqual(expected);
  });

  it('status and headers that clients read', () => {
    const headers = (type: string, token?: string) => ({
      'content-type': type,
      server: Math.random().toString(),
      ...(token === undefined ? {} : { token }),
    });
    const found = compareAnswers(
      { status: 200, headers: headers('application/json; charset=utf-8', 'a'), body: {} },
      { status: 404, headers: headers('text/html'), body: {} },
      { endpoint: 'x', rules, ids: NONE, url: '/x/' },
    );
    expect(found.map(({ kind, at }) => `${kind} ${at}`)).toEqual(['status status', 'header header.content-type', 'header header.token']);
  });
});

describe('values by their rules', () => {
  it.each([
    ['create_time', '2017-06-20T00:00:00.123456Z', '2017-06-20T00:00:00.123000Z', true],
    ['create_time', '2018-08-31 00:00:00', '2018-08-31 00:00:01', false],
    ['create_time', '2018-08-31 00:00:00', '2018-08-31T00:00:00', false],
    ['created_at', 1_678_500_000, 1_678_500_000, true],
    ['created_at', 1_678_500_000, 1_678_500_100, false],
    ['last_login', '2018-08-31 00:00:00', '2026-11-29 10:11:12', true],
    ['last_login', '2018-08-31 00:00:00', null, false],
    ['next', 'http://old/api/v1/a/?page=2&q=x', 'https://new/legacy/summer-crm/api/v1/a/?q=x&page=2', true],
    ['next', 'http://old/api/v1/a/?page=2', 'http://new/api/v1/a/?page=3', false],
    ['next', 'http://old/api/v1/a/?page=2', null, false],
    ['token', 'abc', 'eyJ', true],
    ['token', 'abc', '', false],
    ['img', 'http://old/media/a.png', 'https://new/media/9f.png?expires=1&signature=x', true],
    ['img', 'http://old/media/a.png', '/media/a.png', false],
    ['img', 'http://old/media/a.png', '', false],
    ['name', 'a', 'A', false],
  ])('%s %j and %j are the same: %s', (key, old, our, same) => {
    expect(differences({ data: { [key]: old } }, { data: { [key]: our } })).toEqual(same ? [] : [expect.stringContaining(`data.${key}`)]);
  });

  it('an id is the one that the import has made of it, and no longer the old one', () => {
    const ids: KnownIds = { newIds: (entities, oldId) => (entities.includes('Order') && oldId === '5' ? ['105'] : []) };
    expect(differences({ data: [{ id: 5, a: 1 }] }, { data: [{ id: 105, a: 1 }] }, { ids })).toEqual([]);
    expect(differences({ data: { order_id: 5 } }, { data: { order_id: 5 } }, { ids })).toEqual(['value data.order_id']);
    expect(differences({ data: { order_id: 6 } }, { data: { order_id: 6 } }, { ids })).toEqual([]);
  });

  it('own rules come first; what they ignore is not compared, what they explain is named', () => {
    const own = RULES.parse({
      values: [
        { endpoint: 'summer-student.order.*', at: 'data.list', as: 'unordered' },
        { key: 'last_login', as: 'exact' },
      ],
      ignore: [{ at: '**.trace', why: 'ours' }],
      explained: [{ kind: 'added', at: 'data.**', why: 'more is answered' }],
    });
    const by = new Rules([own, RULES.parse({ values: [{ key: 'last_login', as: 'clock' }] })]);
    expect(differences({ data: { list: [1, 2], trace: 1 } }, { data: { list: [2, 1], trace: 2 } }, { by })).toEqual([]);
    expect(differences({ data: { list: [1, 2] } }, { data: { list: [2, 1] } }, { by, endpoint: 'other' })).toEqual(['order data.list']);
    expect(differences({ last_login: '2018' }, { last_login: '2019' }, { by })).toEqual(['envelope last_login']);
    expect(by.explanationOf('x', 'added', 'data.b')).toBe('more is answered');
    expect(by.explanationOf('x', 'value', 'data.b')).toBeUndefined();
  });
});

it.each([
  ['/api/v1/campus', '/api/v1/campus/', 200, ['redirect header.location']],
  ['/api/v1/campus?page=2', 'http://old.example.com/api/v1/campus/?page=2', 200, ['redirect header.location']],
  ['/api/v1/campus', '/api/v1/login/', 200, ['status status', 'header header.location']],
  ['/api/v1/campus', '/api/v1/campus/', 301, []],
])('takes a redirect from %s to %s for a slash or for another page', (url, location, status, expected) => {
  const old = { status: 301, headers: { location }, body: undefined };
  const our = { status, headers: status === 301 ? { location } : {}, body: undefined };
  const every = loadRules('summer-crm');
  const found = compareAnswers(old, our, { endpoint: 'summer-crm.campus.list', rules: every, ids: NONE, url });
  expect(found.map(({ kind, at }) => `${kind} ${at}`)).toEqual(expected);
  const meant = found.map(({ kind, at }) => every.explanationOf('summer-crm.campus.list', kind, at) !== undefined);
  expect(meant).toEqual(expected.map((difference) => difference.startsWith('redirect')));
});

it.each([
  ['UCLA', 'UCLA', []],
  ['ＵＣＬＡ', 'ＵＣＬＡ (4)', []],
  ['ＵＣＬＡ', '别的 (4)', ['value data.name']],
  ['ＵＣＬＡ', ' (4)', ['value data.name']],
  [null, 'null (4)', ['type data.name']],
])('takes a name that the import has told apart for the same: %s and %s', (old, our, expected) => {
  const by = loadRules('summer-crm');
  expect(differences({ data: { name: old } }, { data: { name: our } }, { by, endpoint: 'summer-crm.campus.get' })).toEqual(expected);
  expect(differences({ data: { name: 'A' } }, { data: { name: 'A (4)' } }, { by, endpoint: 'summer-crm.student.get' })).toEqual([
    'value data.name',
  ]);
});

it('asks for ids as it meets them, all of one answer at once, and again only when it has forgotten them', async () => {
  const read = vi.fn(async (asked: readonly { entity: string; oldId: string }[]) =>
    asked.flatMap(({ entity, oldId }) => (Number(oldId) > 30_000 ? [] : [{ entity, oldId, id: `1${oldId}` }])),
  );
  const ids = new AskedIds(read);
  // More than are remembered.
  const work = (known: KnownIds): readonly string[] =>
    Array.from({ length: 30_001 }, (_, at) => String(at + 1)).flatMap((oldId) => known.newIds(['Order'], oldId));
  expect(await ids.using(work)).toHaveLength(30_000);
  expect(read).toHaveBeenCalledTimes(1);
  // What is found by what was found.
  const chained = (known: KnownIds): readonly string[] => known.newIds(['Order'], known.newIds(['Student'], '7')[0] ?? '');
  expect(await ids.using(chained)).toEqual(['117']);
  expect(await ids.using((known) => known.newIds(['Order'], '30001'))).toEqual([]);
});
