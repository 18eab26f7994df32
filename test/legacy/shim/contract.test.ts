import { describe, expect, test } from 'vitest';
import { parse as parseYaml } from 'yaml';
import { parseContract } from '../../../src/legacy/shim/contract/contract.js';
import { parseFieldType } from '../../../src/legacy/shim/contract/field.js';
import { loadContract } from '../../../src/legacy/shim/contract/load.js';

const LEGACY = new URL('../../../src/legacy/', import.meta.url);

function parts(...texts: string[]) {
  return parseContract(texts.map((text, index) => ({ file: `part${index + 1}.yaml`, document: parseYaml(text) })));
}

const endpoint = (lines: string) => `
surface: toy
endpoints:
  - id: toy.thing
    method: GET
    path: /things/{id}
    auth: none
    response: {msg: ok}
${lines}`;

describe('the contracts of the project', () => {
  test.each([
    ['school', 26],
    ['miniapp', 5],
    ['course-agent', 10],
  ])('%s is read whole', (surface, count) => {
    const contract = loadContract(LEGACY.href, `${surface}/contract.yaml`);
    expect(contract.surface).toBe(surface);
    expect(contract.endpoints).toHaveLength(count);
  });
});

describe('field types', () => {
  test.each([
    ['int', { type: { kind: 'int' }, nullable: false }],
    ['string?', { type: { kind: 'string' }, nullable: true }],
    ['[int]', { type: { kind: 'list', item: { kind: 'int' } }, nullable: false }],
    ['list', { type: { kind: 'list' }, nullable: false }],
    ['number', null],
    ['[int, int]', null],
  ])('%s', (source, parsed) => {
    expect(parseFieldType(source)).toEqual(parsed);
  });

  test('a list of objects names its fields', () => {
    const parsed = parseFieldType('[{course_number: int, course_fee: float?}]');
    expect(parsed?.type).toMatchObject({
      kind: 'list',
      item: {
        kind: 'object',
        fields: [
          { name: 'course_number', required: true },
          { name: 'course_fee', nullable: true },
        ],
      },
    });
  });
});

describe('endpoints', () => {
  test('every method with every path, also-accepted addresses apart', () => {
    const contract = parts(`
surface: toy
endpoints:
  - {id: toy.a, method: [PUT, PATCH], path: [/a/, /b/], also: [POST /c/], auth: none, response: {msg: ok}}
`);
    expect(contract.endpoints[0]?.addresses.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'PUT /a/',
      'PATCH /a/',
      'PUT /b/',
      'PATCH /b/',
    ]);
    expect(contract.endpoints[0]?.also).toEqual([{ method: 'POST', path: '/c/' }]);
  });

  test('a prefix that stands for another, with all its paths', () => {
    const contract = parts(`
surface: toy
also_under: {/v1: [/api, /old]}
endpoints:
  - {id: toy.a, method: PUT, path: '/v1/a/{id}', also: [POST /v1/b], auth: none, response: {msg: ok}}
  - {id: toy.b, method: GET, path: /v10/c, auth: none, response: {msg: ok}}
`);
    expect(contract.endpoints[0]?.also.map(({ method, path }) => `${method} ${path}`)).toEqual([
      'POST /v1/b',
      'PUT /api/a/{id}',
      'PUT /old/a/{id}',
      'POST /api/b',
      'POST /old/b',
    ]);
    expect(contract.endpoints[1]?.also).toEqual([]);
  });

  test('a path parameter without a declaration is a required int', () => {
    expect(parts(endpoint('')).endpoints[0]?.pathParams).toMatchObject([{ name: 'id', required: true, type: { kind: 'int' } }]);
  });

  test('course[].school belongs to the items of course', () => {
    const contract = parts(
      endpoint(`    body:
      - {name: course, type: list, required: true}
      - {name: 'course[].school', type: string, required: false, max: 64}`),
    );
    expect(contract.endpoints[0]?.body).toMatchObject([{ name: 'course', type: { item: { fields: [{ name: 'school', max: 64 }] } } }]);
  });

  test('every mistake is reported with file, endpoint and field', () => {
    const wrong = endpoint(`    body: [{name: age, type: number, required: true}, {name: nick, type: string}]
    response: {data: $Thing}
    methd: GET`).replace('    response: {msg: ok}\n', '');
    expect(() => parts(wrong)).toThrow(/part1\.yaml: toy\.thing: has the unknown key "methd"/);
    expect(() => parts(wrong)).toThrow(/part1\.yaml: toy\.thing body age: has the unknown type "number"/);
    expect(() => parts(wrong)).toThrow(/toy\.thing body nick: must say required/);
    expect(() => parts(wrong)).toThrow(/toy\.thing response\.data: refers to the unknown shape Thing/);
    expect(() => parts(wrong)).toThrow(/toy\.thing response: must say msg/);
  });
});

describe('a contract in two files', () => {
  const first = `
surface: toy
envelope: {ok: true}
pagination: {page: {count: int, results: [<shape>]}}
shapes: {Shared: {id: int}, Record: {id: int, name: string}}
endpoints: [{id: toy.a, method: GET, path: /a, auth: none, response: {msg: ok, data: $Record}}]`;
  const second = `
surface: toy
envelope: {same_as: part1.yaml}
shapes: {Record: {id: int}}
endpoints: [{id: toy.b, method: GET, path: /b, auth: none, response: {msg: ok, data: {list: [$Record], page: page(Shared)}}}]`;

  test('shares the header, and each part means its own shapes first', () => {
    const contract = parts(first, second);
    expect(contract.document['envelope']).toEqual({ ok: true });
    expect(contract.endpoints.map(({ id }) => id)).toEqual(['toy.a', 'toy.b']);
    expect(contract.endpoints[0]?.response.data).toMatchObject({ kind: 'ref', name: 'Record' });
    const data = contract.endpoints[1]?.response.data;
    expect(data?.kind === 'object' && data.keys.get('list')).toMatchObject({ kind: 'list', item: { kind: 'ref', name: 'Record2' } });
    expect(data?.kind === 'object' && data.keys.get('page')).toMatchObject({ kind: 'page', item: { name: 'Shared' } });
  });

  test('the same id in both is a mistake', () => {
    expect(() => parts(first, second.replace('toy.b', 'toy.a'))).toThrow(/part2\.yaml: toy\.a: is listed twice/);
  });
});
