import { describe, expect, test } from 'vitest';
import { parseJson } from '../../../src/legacy/shim/body/json.js';
import { route } from '../../../src/legacy/shim/route.js';
import type { Surface } from '../../../src/legacy/shim/surface.js';
import { toyApp, toySurface } from './toy.js';

const CONTRACT = `
endpoints:
  - id: summer-crm.save
    method: [POST, PUT, DELETE]
    path: /save
    auth: none
    body:
      - {name: name, type: string, required: true}
      - {name: ids, type: '[int]', required: false}
      - {name: img, type: file, required: false}
    response: {msg: saved}
  - {id: summer-crm.lines, method: PUT, path: /lines, auth: none, body: [{name: '[]', type: '[{chart_id: int}]', required: true}], response: {msg: ok}}
  - id: summer-crm.confirm
    method: [GET, POST]
    path: /confirm
    auth: none
    query: [{name: code, type: string, required: true}]
    response: {msg: ok}
`;

const surface = (changes: Partial<Surface> = {}) =>
  toySurface(
    'summer-crm',
    CONTRACT,
    [
      route('summer-crm.save', {
        handle: ({ input }) => ({
          name: input.text('name'),
          ids: input.maybe.ints('ids'),
          img: input.maybe.file('img')?.bytes.toString(),
          mime: input.maybe.file('img')?.mime,
        }),
      }),
      route('summer-crm.lines', { handle: ({ input }) => input.rows('[]').map((row) => row.int('chart_id')) }),
      route('summer-crm.confirm', { handle: ({ input }) => input.text('code') }),
    ],
    changes,
  );

const started = toyApp([surface()]);

async function send(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  type: string | undefined,
  payload?: string | Buffer,
  app = started,
) {
  const answer = await (
    await app
  ).inject({
    method,
    url: `/legacy/summer-crm${path}`,
    headers: type === undefined ? {} : { 'content-type': type },
    ...(payload === undefined ? {} : { payload }),
  });
  return answer.json();
}

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';

describe('bodies that are read', () => {
  test.each([
    ['JSON', JSON_TYPE, '{"name": "a", "ids": [1, "2"]}'],
    ['JSON with a charset and a byte order mark', 'application/json; charset=utf-8', '\uFEFF{"name": "a", "ids": [1, 2]}'],
    ['JSON without a content type', undefined, '{"name": "a", "ids": [1, 2]}'],
    ['JSON under another media type', 'text/plain', '{"name": "a", "ids": [1, 2]}'],
    ['JSON under a malformed one', 'json', '{"name": "a", "ids": [1, 2]}'],
    ['a form', FORM, 'name=a&ids=1&ids=2'],
    ['a form with a single entry for a list', FORM, 'name=a&ids=1'],
  ])('%s', async (_case, type, payload) => {
    expect((await send('POST', '/save', type, payload)).data).toMatchObject({ name: 'a' });
  });

  test('a list in a form repeats its key', async () => {
    expect((await send('POST', '/save', FORM, 'name=a&ids=1&ids=2')).data.ids).toEqual([1, 2]);
  });

  test('multipart, with a file', async () => {
    const payload = [
      '--b',
      'Content-Disposition: form-data; name="name"',
      '',
      '中文',
      '--b',
      'Content-Disposition: form-data; name="ids"',
      '',
      '3',
      '--b',
      'Content-Disposition: form-data; name="img"; filename="p.png"',
      'Content-Type: image/png',
      '',
      'PICTURE',
      '--b--',
      '',
    ].join('\r\n');
    expect((await send('PUT', '/save', 'multipart/form-data; boundary=b', payload)).data).toEqual({
      name: '中文',
      ids: [3],
      img: 'PICTURE',
      mime: 'image/png',
    });
  });

  test('the body of a DELETE, or its query where the body was lost', async () => {
    expect((await send('DELETE', '/save', JSON_TYPE, '{"name": "a"}')).data.name).toBe('a');
    expect((await send('DELETE', '/save?name=b', undefined)).data.name).toBe('b');
  });

  test('a list as the whole body', async () => {
    expect((await send('PUT', '/lines', JSON_TYPE, '[{"chart_id": 1}, {"chart_id": "2"}]')).data).toEqual([1, 2]);
    expect(await send('PUT', '/lines', JSON_TYPE, '{}')).toMatchObject({ code: 422, msg: '[] type' });
    expect(await send('PUT', '/lines', JSON_TYPE, '[{"chart_id": "x"}]')).toMatchObject({ field: 'chart_id', msg: '[][0].chart_id type' });
  });

  test('an action by GET that is also sent as POST reads its arguments from query or body', async () => {
    expect((await send('GET', '/confirm?code=a', undefined)).data).toBe('a');
    expect((await send('POST', '/confirm?code=a', undefined)).data).toBe('a');
    expect((await send('POST', '/confirm', JSON_TYPE, '{"code": "b"}')).data).toBe('b');
  });
});

describe("bodies that are refused in the surface's form", () => {
  test.each([
    ['broken JSON', JSON_TYPE, '{"name": "a"', 'broken syntax'],
    ['bytes that are no UTF-8', JSON_TYPE, Buffer.from([0x7b, 0xff, 0x7d]), 'broken syntax'],
    ['a list where an object is wanted', JSON_TYPE, '[1]', 'broken shape'],
    ['a text', JSON_TYPE, '"x"', 'broken shape'],
    ['no body at all', JSON_TYPE, undefined, 'name required'],
    ['a multipart body without its boundary', 'multipart/form-data', 'x', 'broken syntax'],
    [
      'a multipart body that ends too early',
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="name"\r\n\r\na',
      'broken syntax',
    ],
    ['a text that is no JSON', 'text/plain', 'hello', 'broken syntax'],
    ['more than the limit', JSON_TYPE, JSON.stringify({ name: 'x'.repeat(3000) }), 'too large'],
  ])('%s', async (_case, type, payload, msg) => {
    expect(await send('POST', '/save', type, payload)).toMatchObject({ surface: 'summer-crm', msg });
  });

  test('a media type that the surface refuses', async () => {
    const base = surface();
    const strict = toyApp([
      surface({ failures: { ...base.failures, unsupportedMedia: (_request, mediaType) => ({ code: 415, msg: mediaType }) } }),
    ]);
    expect(await send('POST', '/save', 'text/xml', '<a/>', strict)).toMatchObject({ code: 415, msg: 'text/xml' });
  });

  test('a broken body where none is wanted is no matter', async () => {
    expect((await send('POST', '/confirm?code=a', JSON_TYPE, '{')).data).toBe('a');
  });
});

describe('JSON', () => {
  test('that is too deep is refused, whatever hides in its texts', () => {
    expect(parseJson(Buffer.from('['.repeat(100_000)))).toEqual({ kind: 'broken' });
    expect(parseJson(Buffer.from(`{"a": "${'['.repeat(100)}\\""}`))).toMatchObject({ kind: 'json' });
  });

  test('can not reach the prototype', () => {
    expect(parseJson(Buffer.from('{"__proto__": {"admin": true}, "a": 1}'))).toEqual({ kind: 'json', value: { a: 1 } });
  });
});
