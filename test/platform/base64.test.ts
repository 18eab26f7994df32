import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readBase64 } from '../../src/platform/media/base64.js';

const HELLO = Buffer.from('hello?>ÿ', 'latin1');
const TEXT = HELLO.toString('base64');
const read = (text: string): string | undefined => readBase64(text)?.bytes.toString('latin1');

describe('readBase64', () => {
  it.each([
    ['bare base64', TEXT, ''],
    ['a data URL', `data:image/png;base64,${TEXT}`, 'image/png'],
    ['a data URL in upper case', `DATA:IMAGE/PNG;BASE64,${TEXT}`, 'image/png'],
    ['a data URL without a type', `data:;base64,${TEXT}`, ''],
    ['a parameter', `data:image/png;name=a.png;base64,${TEXT}`, 'image/png'],
    ['a percent-encoded parameter', `data:image/png;name=%E6%88%90%E7%BB%A9.png;base64,${TEXT}`, 'image/png'],
    ['a parameter as it was typed', `data:image/png;name=成绩 (1).png;base64,${TEXT}`, 'image/png'],
    ['spaces around parameters', `data:image/png; charset=utf-8; base64,${TEXT}`, 'image/png'],
    ['a quoted parameter', `data:image/png;name="a;base64,b\\".png";base64,${TEXT}`, 'image/png'],
    ['many parameters', `data:image/svg+xml;a=1;b=2;c=3;base64,${TEXT}`, 'image/svg+xml'],
    ['the alphabet of URLs', HELLO.toString('base64url'), ''],
    ['no padding', TEXT.replaceAll('=', ''), ''],
    ['broken lines', `${TEXT.slice(0, 5)}\r\n${TEXT.slice(5)}\n`, ''],
    ['white space', ` \t${[...TEXT].join(' ')} `, ''],
    ['percent-encoded characters', `data:image/png;base64,${encodeURIComponent(TEXT)}`, 'image/png'],
    ['percent-encoded line ends, in lower case', `data:image/png;base64,${TEXT.slice(0, 4)}%0d%0a${TEXT.slice(4)}`, 'image/png'],
  ])('reads %s', (_, text, type) => {
    expect(readBase64(text)).toEqual({ type, bytes: HELLO });
  });

  it.each([
    '',
    ' ',
    '=',
    '==',
    'A',
    'YWJjZ',
    'YWJj=',
    'YWJj====',
    'YW=',
    'YW===',
    'YWI==',
    'YW=Jj',
    'not base64!',
    'YWJj中',
    'YWJjł',
    '\ud800AAA',
    'data:image/png;base64,',
    'data:image/png;base64',
    'data:image/png,YWJj',
    'data:base64,YWJj',
    'data:,YWJj',
    'data:text/html,<b>',
    'data:image/png;base64=1,YWJj',
    'data:image/png;base64;name=a.png,YWJj',
    'data:image/png;base64,YW%',
    'data:image/png;base64,YW%4',
    'data:image/png;base64,YW%zz',
    'data:image/png;base64,YW%25',
    'data:image/png;name="a;base64,YWJj',
    'http://example.com/a.png',
  ])('refuses %j', (text) => {
    expect(read(text)).toBeUndefined();
  });

  it('reads any bytes in every spelling', () => {
    const parameter = fc.constantFrom('', ';name=a.png', ';name=%E6%88%90.png', '; charset=utf-8', ';name="x, y;z"');
    const spelling = fc.record({
      head: fc.boolean(),
      parameter,
      url: fc.boolean(),
      padded: fc.boolean(),
      percent: fc.boolean(),
      every: fc.integer({ min: 1, max: 80 }),
      space: fc.constantFrom('', '\n', '\r\n', ' ', '\t'),
    });
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        spelling,
        (bytes, { head, parameter: more, url, padded, percent, every, space }) => {
          const plain = Buffer.from(bytes).toString('base64');
          const letters = [...(padded ? plain : plain.replaceAll('=', ''))].map((letter) => {
            const spelled = url ? letter.replace('+', '-').replace('/', '_') : letter;
            return percent ? encodeURIComponent(spelled) : spelled;
          });
          const text = letters.map((letter, i) => (i % every === every - 1 ? letter + space : letter)).join('');
          expect(readBase64(head ? `data:image/png${more};base64,${text}` : text)?.bytes).toEqual(Buffer.from(bytes));
        },
      ),
    );
  });

  it('reads or refuses any text, and never throws', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom('data:', ';', 'base64', ',', '"', '\\', '%', '4', 'A', '=', ' ', '中') }),
    );
    fc.assert(
      fc.property(text, (given) => void readBase64(given)),
      { numRuns: 500 },
    );
  });

  it.each<[string, string, number | undefined]>([
    ['a whole picture', 'A'.repeat(14_000_000), 10_500_000],
    ['percent signs', '%41'.repeat(4_000_000), 3_000_000],
    ['spaces', 'A '.repeat(7_000_000), 5_250_000],
    ['a last wrong character', `${'A'.repeat(14_000_000)}!`, undefined],
    ['quotes that end nowhere', `data:${'"\\'.repeat(7_000_000)}`, undefined],
    ['semicolons', `data:${';'.repeat(14_000_000)},AAAA`, undefined],
    ['letters of three bytes', '中'.repeat(14_000_000), undefined],
    ['nothing but space', `${' '.repeat(14_000_000)}x`, undefined],
  ])('passes over megabytes once: %s', (_, text, length) => {
    expect(readBase64(text)?.bytes.length).toBe(length);
  });
});
