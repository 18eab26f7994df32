import { describe, expect, test } from 'vitest';
import { parseFields } from '../../../src/legacy/shim/contract/field.js';
import { Mistakes } from '../../../src/legacy/shim/contract/mistakes.js';
import { type FieldCheck, checkFields } from '../../../src/legacy/shim/input/check.js';
import { Input } from '../../../src/legacy/shim/input/input.js';
import type { InputPolicy } from '../../../src/legacy/shim/input/policy.js';
import { bodySource, querySource, type Source } from '../../../src/legacy/shim/input/source.js';
import type { LegacyRequest } from '../../../src/legacy/shim/request.js';

/** No rule of these tests looks at the request. */
const request = {} as LegacyRequest;
const run = () => Promise.reject(new Error('no operation here'));
const show = { row: run, rows: run, only: run };

async function check(fields: unknown[], source: Source, policy: InputPolicy = {}, more: Partial<FieldCheck> = {}) {
  const input = new Input<{ g: 'MALE' | 'FEMALE' }>();
  const parsed = parseFields(fields, 'test', new Mistakes('test'));
  const failure = await checkFields(parsed, source, { policy, partial: false, rules: {}, call: { input, request, run, show }, ...more });
  return { input, failure };
}

const json = (value: unknown, anyCase = false) => bodySource({ kind: 'json', value }, anyCase);
const field = (name: string, type: string, more: object = {}) => ({ name, type, required: true, ...more });

describe('the first failure counts', () => {
  const fields = [field('name', 'string', { min: 2, max: 4 }), field('age', 'int', { min: 1 })];

  test.each([
    [{}, { field: 'name', kind: 'required' }],
    [{ name: 5 }, { field: 'name', kind: 'type', expected: 'string' }],
    [{ name: 'a' }, { field: 'name', kind: 'min_length', limit: 2 }],
    [{ name: 'abcde' }, { field: 'name', kind: 'max_length', limit: 4 }],
    [{ name: 'ab' }, { field: 'age', kind: 'required' }],
    [
      { name: 'ab', age: 'x' },
      { field: 'age', kind: 'type', expected: 'int', input: 'x' },
    ],
    [
      { name: 'ab', age: 1.5 },
      { field: 'age', kind: 'type' },
    ],
    [
      { name: 'ab', age: 2 ** 31 },
      { field: 'age', kind: 'type' },
    ],
    [
      { name: 'ab', age: 0 },
      { field: 'age', kind: 'min', limit: 1 },
    ],
  ])('%j', async (body, failure) => {
    expect((await check(fields, json(body))).failure).toMatchObject(failure);
  });

  test('lengths count characters', async () => {
    expect((await check([field('name', 'string', { max: 2 })], json({ name: '👍👍' }))).failure).toBeNull();
  });
});

describe('absent, blank and null', () => {
  const required = [field('a', 'string')];
  const optional = [field('a', 'string', { required: false })];

  test('an empty string, also of blanks, counts as absent', async () => {
    expect((await check(required, json({ a: '  ' }))).failure).toMatchObject({ kind: 'required' });
    expect((await check(optional, json({ a: '' }))).input.sent('a')).toBe(false);
  });

  describe('where the surface refuses blanks', () => {
    const refuse: InputPolicy = { blank: 'refuse', listText: true };
    const form = (...values: string[]) => bodySource({ kind: 'form', fields: new Map([['a', values]]) }, false);
    const inner = [{ name: 'a', type: 'int', required: true }];

    test('a text is refused where it is required, and else a value', async () => {
      expect((await check(required, json({ a: ' ' }), refuse)).failure).toMatchObject({ kind: 'blank' });
      for (const source of [json({ a: '' }), form(' ')]) expect((await check(optional, source, refuse)).input.text('a')).toBe('');
      expect((await check(required, json({ a: '' }), refuse, { partial: true })).failure).toMatchObject({ kind: 'blank' });
    });

    test.each(['int', 'float', 'bool', 'date', 'datetime', '[int]'])(
      'JSON has no empty %s, not even where it may be left out',
      async (type) => {
        const expected = type === '[int]' ? 'list' : type;
        for (const one of [true, false]) {
          for (const partial of [true, false])
            expect((await check([field('a', type, { required: one })], json({ a: ' ' }), refuse, { partial })).failure).toMatchObject({
              kind: 'type',
              expected,
            });
        }
      },
    );

    test.each(['int', 'float', 'bool', 'date', 'datetime'])('a form or query leaves an optional %s out by it', async (type) => {
      for (const source of [form(''), form('1', ' '), querySource(new Map([['a', ['']]]))]) {
        const { failure, input } = await check([field('a', type, { required: false })], source, refuse);
        expect([failure, input.sent('a')]).toEqual([null, false]);
      }
      expect((await check([field('a', type)], form(''), refuse)).failure).toMatchObject({ kind: 'type', expected: type });
    });

    test('no choice is empty, and a form chooses nothing by it', async () => {
      const choice = (more: object) => [field('a', 'string', { enum: ['X'], ...more })];
      for (const more of [{}, { required: false }])
        expect((await check(choice(more), json({ a: '' }), refuse)).failure).toMatchObject({ kind: 'enum', input: '' });
      expect((await check(choice({ required: false }), form(''), refuse)).input.sent('a')).toBe(false);
      expect((await check(choice({}), form(''), refuse)).failure).toMatchObject({ kind: 'enum' });
    });

    test('an id of another record is null by it', async () => {
      const rules: FieldCheck['rules'] = { a: { reference: true } };
      expect((await check([field('a', 'int')], json({ a: '' }), refuse, { rules, partial: true })).failure).toMatchObject({ kind: 'null' });
      expect((await check([field('a', 'int?')], json({ a: '' }), refuse, { rules })).input.maybe.int('a')).toBeNull();
    });

    test('what may be null is null by it in a form', async () => {
      for (const type of ['string?', 'int?', 'date?'])
        expect((await check([field('a', type, { required: false })], form(''), refuse)).input.maybe.text('a')).toBeNull();
      expect((await check([field('a', 'string?', { required: false })], json({ a: '' }), refuse)).input.text('a')).toBe('');
    });

    test('a rule that rewrites what a form sent does not make it JSON', async () => {
      const rules: FieldCheck['rules'] = { a: { read: (raw) => raw } };
      expect((await check([field('a', 'int', { required: false })], form(''), refuse, { rules })).failure).toBeNull();
    });

    test('an entry of a list is a value, not an input left empty', async () => {
      expect((await check([field('a', '[int]')], json({ a: [1, ''] }), refuse)).failure).toMatchObject({
        kind: 'type',
        expected: 'int',
        path: 'a[1]',
      });
      expect(
        (
          await check(
            [
              { name: 'l', type: 'list', required: true },
              { ...inner[0], name: 'l[].a' },
            ],
            json({ l: [{ a: '' }] }),
            refuse,
          )
        ).failure,
      ).toMatchObject({ kind: 'type', path: 'l[0].a' });
    });
  });

  test('an untrimmed field keeps its blanks', async () => {
    expect((await check(required, json({ a: ' x ' }), { trim: ({ name }) => name !== 'a' })).input.text('a')).toBe(' x ');
  });

  test('null is a value of a nullable field, else absent or refused', async () => {
    expect((await check([field('a', 'string?')], json({ a: null }))).input.maybe.text('a')).toBeNull();
    expect((await check(optional, json({ a: null }))).input.sent('a')).toBe(false);
    expect((await check(optional, json({ a: null }), { null: 'refuse' })).failure).toMatchObject({ kind: 'null' });
    expect((await check(required, json({ a: null }))).failure).toMatchObject({ kind: 'null' });
    expect((await check([field('a', 'string', { aliases: ['b'] })], json({ a: null, b: 'x' }))).failure).toMatchObject({
      kind: 'null',
      field: 'a',
    });
  });

  test('a partial update requires nothing, but checks what is sent', async () => {
    expect((await check(required, json({}), {}, { partial: true })).failure).toBeNull();
    expect((await check(required, json({ a: 1 }), {}, { partial: true })).failure).toMatchObject({ kind: 'type' });
  });
});

describe('forms of a value', () => {
  test('numbers as text, unless the surface wants JSON numbers', async () => {
    expect((await check([field('n', 'int')], json({ n: ' 12 ' }))).input.int('n')).toBe(12);
    expect((await check([field('n', 'float')], json({ n: '1.50' }))).input.float('n')).toBe(1.5);
    expect((await check([field('n', 'int')], json({ n: '12' }), { numericText: false })).failure).toMatchObject({ kind: 'type' });
    expect((await check([field('n', 'int')], querySource(new Map([['n', ['12']]])), { numericText: false })).input.int('n')).toBe(12);
  });

  test.each([
    ['true', true],
    ['FALSE', false],
    [1, true],
    ['0', false],
    [true, true],
  ])('%j is a boolean', async (sent, value) => {
    expect((await check([field('b', 'bool')], json({ b: sent }))).input.bool('b')).toBe(value);
  });

  test('enums by key or by object', async () => {
    const fields = [field('g', 'string', { enum: ['MALE', 'FEMALE'] })];
    const { input } = await check(fields, json({ g: { key: 'MALE', verbose: '男' } }), { enumObject: true });
    expect(input.choice('g')).toBe('MALE');
    expect(input.maybe.choice('g')).toBe('MALE');
    // @ts-expect-error Nothing to choose is documented for this field; `npm run typecheck` holds it.
    expect(() => input.choice('h')).toThrow('is not there');
    expect((await check(fields, json({ g: 'X' }))).failure).toMatchObject({ kind: 'enum', input: 'X' });
    expect((await check(fields, json({ g: { key: 'MALE' } }))).failure).toMatchObject({ kind: 'enum' });
  });

  test('e-mail addresses', async () => {
    const fields = [field('e', 'string', { format: 'email' })];
    expect((await check(fields, json({ e: 'teacher1@example.com' }))).failure).toBeNull();
    for (const wrong of ['teacher1', 'a@b', 'a b@example.com', '@example.com'])
      expect((await check(fields, json({ e: wrong }))).failure).toMatchObject({ kind: 'email' });
  });

  test('dates must exist; a datetime without a zone is in Shanghai', async () => {
    expect((await check([field('d', 'date')], json({ d: '2024-02-30' }))).failure).toMatchObject({ kind: 'type', expected: 'date' });
    expect((await check([field('d', 'datetime')], json({ d: '2024-02-29 08:00' }))).input.time('d').toISOString()).toBe(
      '2024-02-29T00:00:00.000Z',
    );
  });

  test('a file is a part of a form or base64 text', async () => {
    const png = Buffer.from('picture');
    const fields = [field('img', 'file')];
    expect((await check(fields, json({ img: `data:image/png;base64,${png.toString('base64')}` }))).input.file('img')).toMatchObject({
      mime: 'image/png',
      bytes: png,
    });
    expect((await check(fields, json({ img: '<svg>' }))).failure).toMatchObject({ kind: 'type', expected: 'file' });
    const form = bodySource({ kind: 'form', fields: new Map([['img', [{ name: 'a.png', mime: 'image/png', bytes: png }]]]) }, false);
    expect((await check(fields, form)).input.file('img').bytes).toEqual(png);
  });

  test('names in any case, the last one sent counts', async () => {
    expect(
      (await check([field('Username', 'string')], json({ USERNAME: 'a', username: 'b' }, true), { anyCase: true })).input.text('Username'),
    ).toBe('b');
  });

  test('aliases are read when the field is absent', async () => {
    expect((await check([field('cschool', 'string', { aliases: ['cshool'] })], json({ cshool: 'x' }))).input.text('cschool')).toBe('x');
  });

  test('a field of one realm is not even looked at from another', async () => {
    const fields = [field('note', 'string', { only: 'staff', max: 2 })];
    const as = (realm: string) =>
      check(
        fields,
        json({ note: 'long' }),
        {},
        { call: { input: new Input(), request: { viewer: { realm } } as unknown as LegacyRequest, run, show } },
      );
    expect((await as('STUDENT')).failure).toBeNull();
    expect((await as('STAFF')).failure).toMatchObject({ kind: 'max_length' });
  });

  test('nothing is read from the prototype', async () => {
    expect((await check([field('constructor', 'string', { required: false })], json({}))).failure).toBeNull();
  });
});

describe('lists', () => {
  test('a form repeats the name; a single value is a list of one', async () => {
    const form = (...values: string[]) => bodySource({ kind: 'form', fields: new Map([['ids', values]]) }, false);
    expect((await check([field('ids', '[int]')], form('1', '2'))).input.ints('ids')).toEqual([1, 2]);
    expect((await check([field('ids', '[int]')], form('1'))).input.ints('ids')).toEqual([1]);
  });

  test('JSON text or commas, where the surface takes them', async () => {
    const policy = { listText: true };
    expect((await check([field('ids', '[int]')], json({ ids: '[1,2]' }), policy)).input.ints('ids')).toEqual([1, 2]);
    expect((await check([field('ids', '[int]')], querySource(new Map([['ids', ['1, 2']]])), policy)).input.ints('ids')).toEqual([1, 2]);
    expect((await check([field('ids', '[int]')], json({ ids: '[1,2]' }))).failure).toMatchObject({ kind: 'type', expected: 'list' });
  });

  test('an item that is wrong is named by its place', async () => {
    const fields = [
      { name: 'course', type: 'list', required: true, max: 2 },
      { name: 'course[].student_id', type: 'int', required: true },
    ];
    expect((await check(fields, json({ course: [{ student_id: 1 }, {}] }))).failure).toMatchObject({
      field: 'student_id',
      path: 'course[1].student_id',
      kind: 'required',
    });
    expect((await check(fields, json({ course: [{ student_id: '3' }] }))).input.rows('course')[0]?.int('student_id')).toBe(3);
    expect((await check(fields, json({ course: [1] }))).failure).toMatchObject({ field: 'course', path: 'course[0]', expected: 'object' });
    expect((await check(fields, json({ course: [{ student_id: 1 }, { student_id: 1 }, { student_id: 1 }] }))).failure).toMatchObject({
      kind: 'max_items',
      limit: 2,
    });
  });
});

describe('rules of a route', () => {
  const fields = [field('identity', 'int'), field('username', 'string'), field('password', 'string')];

  test('run at the place of their field and see the fields before it', async () => {
    const rules: FieldCheck['rules'] = {
      username: {
        check: async (value, { input }) => (input.int('identity') === 1 && !String(value).includes('@') ? { kind: 'email' } : null),
      },
    };
    expect((await check(fields, json({ identity: 1, username: 'x' }), {}, { rules })).failure).toMatchObject({
      field: 'username',
      kind: 'email',
    });
    expect((await check(fields, json({ identity: 2, username: 'x' }), {}, { rules })).failure).toMatchObject({
      field: 'password',
      kind: 'required',
    });
  });

  test('may rewrite the raw value', async () => {
    const rules = { identity: { read: (raw: unknown) => (raw === true ? 1 : raw) } };
    expect((await check(fields.slice(0, 1), json({ identity: true }), {}, { rules })).input.int('identity')).toBe(1);
  });
});

test('a reader refuses what the contract does not say', async () => {
  const { input } = await check([field('a', 'string')], json({ a: 'x' }));
  expect(() => input.int('a')).toThrow('"a" is no int');
  expect(() => input.text('b')).toThrow('"b" is not there');
});
