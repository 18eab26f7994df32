import { parseValue as parseLiteralText } from 'graphql';
import { describe, expect, test } from 'vitest';
import { DateScalar, DateTimeScalar, DecimalScalar } from '../../src/platform/scalars/index.js';

describe('DateTime', () => {
  test.each([
    ['2024-01-31T08:00:00Z', '2024-01-31T08:00:00.000Z'],
    ['2024-01-31T16:00:00+08:00', '2024-01-31T08:00:00.000Z'],
    ['2024-02-29T23:59:59.123456-05:30', '2024-03-01T05:29:59.123Z'],
  ])('reads %s', (text, instant) => {
    expect(DateTimeScalar.parseValue(text).toISOString()).toBe(instant);
    expect(DateTimeScalar.parseLiteral(parseLiteralText(`"${text}"`)).toISOString()).toBe(instant);
  });

  test.each(['2024-01-31', '2024-01-31T08:00:00', '2023-02-29T08:00:00Z', '2024-13-01T08:00:00Z', '2024-01-31T24:00:00Z', 'now', 5, true])(
    'refuses %s',
    (value) => {
      expect(() => DateTimeScalar.parseValue(value)).toThrow();
    },
  );

  test.each([
    ['0001-01-01T00:00:00Z', '0001-01-01T00:00:00.000Z'],
    ['0000-12-31T16:00:00-08:00', undefined],
    ['0001-01-01T00:00:00+08:00', undefined],
    ['0000-06-01T00:00:00Z', undefined],
    ['9999-12-31T15:59:59.999Z', '9999-12-31T15:59:59.999Z'],
    ['9999-12-31T23:59:59.999+08:00', '9999-12-31T15:59:59.999Z'],
    ['9999-12-31T16:00:00Z', undefined],
    ['9999-12-31T23:59:59Z', undefined],
    ['9999-12-31T23:59:59-08:00', undefined],
    ['2016-12-31T23:59:60Z', undefined],
  ])('judges the instant of %s in UTC and in UTC+8', (text, instant) => {
    if (instant === undefined) expect(() => DateTimeScalar.parseValue(text)).toThrow('DateTime must');
    else expect(DateTimeScalar.parseValue(text).toISOString()).toBe(instant);
  });

  test('writes the nearest it can for what it would not take', () => {
    expect(DateTimeScalar.serialize(new Date('9999-12-31T23:59:59Z'))).toBe('9999-12-31T23:59:59.000Z');
    expect(DateTimeScalar.serialize(new Date('+010000-01-01T07:59:59Z'))).toBe('9999-12-31T23:59:59.999Z');
    expect(DateTimeScalar.serialize(new Date('-000043-03-15T00:00:00Z'))).toBe('0001-01-01T00:00:00.000Z');
  });

  test('writes UTC', () => {
    expect(DateTimeScalar.serialize('2024-01-31T08:00:00.000Z')).toBe('2024-01-31T08:00:00.000Z');
    expect(DateTimeScalar.serialize('2024-01-31T16:00:00+08:00')).toBe('2024-01-31T08:00:00.000Z');
    expect(DateTimeScalar.serialize(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
    expect(() => DateTimeScalar.serialize(new Date(NaN))).toThrow();
    expect(() => DateTimeScalar.serialize('yesterday')).toThrow();
  });
});

describe('Date', () => {
  test('reads a day', () => expect(DateScalar.parseValue('2024-02-29').toISOString()).toBe('2024-02-29T00:00:00.000Z'));
  test.each(['2023-02-29', '0000-01-01', '2024-2-1', '2024-01-31T08:00:00Z', '', 20240131])('refuses %s', (value) => {
    expect(() => DateScalar.parseValue(value)).toThrow();
  });
  test.each(['2024-01-31', '2024-01-31T00:00:00.000Z', new Date('2024-01-31T00:00:00Z')])('writes %s', (value) => {
    expect(DateScalar.serialize(value)).toBe('2024-01-31');
  });
});

describe('Decimal', () => {
  test.each([
    ['12.50', '12.50'],
    ['-0012', '-12'],
    ['0.10', '0.10'],
    ['00', '0'],
    [7, '7'],
    ['12345678901234567890.12', '12345678901234567890.12'],
  ])('reads %s', (value, text) => {
    expect(DecimalScalar.parseValue(value)).toBe(text);
  });
  test.each([1.5, 2 ** 60, NaN, '1e5', '1.', '.5', '1,000', '', ' 1', '٣', '9'.repeat(29)])('refuses %s', (value) => {
    expect(() => DecimalScalar.parseValue(value)).toThrow();
  });
  test('literals are whole numbers or text', () => {
    expect(DecimalScalar.parseLiteral(parseLiteralText('7'))).toBe('7');
    expect(DecimalScalar.parseLiteral(parseLiteralText('"7.50"'))).toBe('7.50');
    expect(() => DecimalScalar.parseLiteral(parseLiteralText('7.50'))).toThrow();
  });
  test('writes without loss', () => {
    expect(DecimalScalar.serialize('12.50')).toBe('12.50');
    expect(DecimalScalar.serialize({ toFixed: () => '100000000000000000000000' })).toBe('100000000000000000000000');
    expect(() => DecimalScalar.serialize(0.1)).toThrow();
  });
});
