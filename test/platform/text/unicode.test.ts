import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headerParameter, isReadContentType } from '../../../src/platform/text/charset.js';
import { formPairs } from '../../../src/platform/text/form.js';
import { isSuspectJson, isText, pathOfBadText, textOfBytes } from '../../../src/platform/text/unicode.js';

describe('a text', () => {
  test.each(['', 'abc', '中文', '😀', '\uFFFD', '\uFEFF'])('%j is one', (text) => expect(isText(text)).toBe(true));
  test.each(['\ud800', 'a\udc00b', '\udc00\ud800', 'a\0', '😀\ud83d'])('%j is none', (text) => expect(isText(text)).toBe(false));

  test('survives UTF-8 exactly when it is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.integer({ min: 1, max: 0xffff }).map((code) => String.fromCharCode(code)) }), (text) => {
        expect(isText(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text);
      }),
    );
  });

  test('of bytes that are no UTF-8 is none', () => {
    expect(textOfBytes(Buffer.from('中'))).toBe('中');
    expect(isText(textOfBytes(Buffer.from([0xd6, 0xd0])))).toBe(false);
    expect(isText(textOfBytes(Buffer.from([0xed, 0xa0, 0x80])))).toBe(false);
  });
});

describe('JSON', () => {
  test.each(['"\\ud800"', '"\\uDBFF"', '"\\udc00"', '"\\u0000"', '"\\ud83d\\ude00"'])('%s is looked at closely', (json) =>
    expect(isSuspectJson(json)).toBe(true),
  );
  test.each(['"\\u4e2d"', '"\\ud7ff"', '"\\ue000"', '"中"'])('%s is not', (json) => expect(isSuspectJson(json)).toBe(false));

  test.each<[unknown, string[] | null]>([
    [{ a: { b: ['x', 'y'] } }, null],
    [{ a: { b: ['x', '\ud800'] }, c: '\0' }, ['a', 'b', '1']],
    [{ a: { '\ud800': 1 } }, ['a']],
    ['\ud800', []],
    [5, null],
  ])('%j has its first bad text at %j', (value, path) => expect(pathOfBadText(value)).toEqual(path));

  test('is walked through however deep it is', () => {
    const deep: unknown = JSON.parse(`${'['.repeat(50_000)}"\\ud800"${']'.repeat(50_000)}`);
    expect(pathOfBadText(deep)).toHaveLength(50_000);
  });
});

describe('forms', () => {
  const read = (bytes: string | Buffer): unknown => [...formPairs(Buffer.from(bytes).toString('latin1'))];

  test.each([
    [
      'a=1&b=&c&=d&&a=2',
      [
        ['a', '1'],
        ['b', ''],
        ['c', ''],
        ['', 'd'],
        ['a', '2'],
      ],
    ],
    ['a+b=c+d%2B', [['a b', 'c d+']]],
    [
      'n=%E4%B8%AD&n=中',
      [
        ['n', '中'],
        ['n', '中'],
      ],
    ],
    [
      'n=100%&m=%zz&o=%EF%BF%BD',
      [
        ['n', '100%'],
        ['m', '%zz'],
        ['o', '\uFFFD'],
      ],
    ],
  ])('%s', (text, pairs) => expect(read(text)).toEqual(pairs));

  test('are read as URLSearchParams does, but for bytes that are no UTF-8', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = Buffer.from(text, 'utf8').toString('latin1');
        expect([...formPairs(bytes)]).toEqual(
          [...new URLSearchParams(text)].map(([name, value]) => [expect.toBeOneOf([name, '\ud800']), expect.toBeOneOf([value, '\ud800'])]),
        );
      }),
    );
    expect(read('n=%D6%D0')).toEqual([['n', '\ud800']]);
  });
});

describe('a Content-Type', () => {
  test.each([
    '',
    'application/json',
    'application/json; charset=utf-8',
    'a/b;charset="UTF-8"',
    "a/b; Charset='utf8'",
    'a/b; charset = US-ASCII',
    'a/b; charset=',
    'a/b; boundary="; charset=gbk"',
  ])('%s is read', (type) => {
    expect(isReadContentType(type)).toBe(true);
  });
  test.each([
    'a/b; charset=gbk',
    'a/b;charset="GB18030"',
    'a/b; x=1; charset=utf-16',
    'a/b; charset=utf-8; charset=gbk',
    'a/b; charset=iso-8859-1',
    'a/b; charset=nonsense',
  ])('%s is not', (type) => {
    expect(isReadContentType(type)).toBe(false);
  });
  test('tells its parameters', () => expect(headerParameter('multipart/form-data; boundary="a\\"b;c"', 'boundary')).toEqual(['a"b;c']));
});
