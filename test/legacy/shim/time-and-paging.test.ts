import { describe, expect, test } from 'vitest';
import { countedPage, lenientPage, sliceOf } from '../../../src/legacy/shim/paging.js';
import { parseDateTime, parseDay, shanghaiIso, shanghaiText, unixSeconds, utcIso } from '../../../src/legacy/shim/time.js';

const query = (text: string) => {
  const params = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) params.set(name, [...(params.get(name) ?? []), value]);
  return { query: params, base: 'https://gateway.example/legacy/summer-student', path: '/course/' };
};

describe('times', () => {
  test('each surface writes an instant its way', () => {
    expect(unixSeconds('2023-03-12T00:02:59.900Z')).toBe(1678579379);
    expect(shanghaiText(new Date('2024-01-01T23:30:00Z'))).toBe('2024-01-02 07:30:00');
    expect(shanghaiIso('2024-01-01T23:30:00.826399Z')).toBe('2024-01-02T07:30:00.826399');
    expect(shanghaiIso('2024-01-01T23:30:00.000Z')).toBe('2024-01-02T07:30:00');
    expect(utcIso(new Date('2024-01-01T23:30:00.250Z'))).toBe('2024-01-01T23:30:00.250000Z');
    expect(utcIso('2024-01-02T07:30:00+08:00')).toBe('2024-01-01T23:30:00Z');
  });

  test.each([
    ['2024-01-02T07:30:00', '2024-01-01T23:30:00.000Z'],
    ['2024-01-02 07:30', '2024-01-01T23:30:00.000Z'],
    ['2024-01-02T07:30:00.826399', '2024-01-01T23:30:00.826Z'],
    ['2024-01-02T07:30:00Z', '2024-01-02T07:30:00.000Z'],
    ['2024-01-02T07:30:00-0500', '2024-01-02T12:30:00.000Z'],
    ['2024-1-2', '2024-01-01T16:00:00.000Z'],
  ])('%s is read', (text, instant) => {
    expect(parseDateTime(text)?.toISOString()).toBe(instant);
  });

  test.each(['', 'x', '2024-02-30', '2024-01-02T25:00', '2024-01-02T07:61:00', '2024-13-01 00:00:00'])('%j is no time', (text) => {
    expect(parseDateTime(text)).toBeNull();
  });

  test.each([
    ['0001-01-01T08:00:00', '0001-01-01T00:00:00.000Z'],
    ['0001-01-01', null],
    ['9999-12-31T23:59:59.999', '9999-12-31T15:59:59.999Z'],
    ['9999-12-31T23:59:59Z', null],
    ['9999-12-31T23:59:59-08:00', null],
    ['9999-12-31T24:00:00', null],
    ['2024-01-02T24:00:00', null],
    ['2016-12-31T23:59:60', null],
  ])('the instant of %s is judged in UTC and in Shanghai', (text, instant) =>
    expect(parseDateTime(text)?.toISOString() ?? null).toBe(instant),
  );

  test('what is stored past the range is answered as its end', () => {
    expect(shanghaiIso('9999-12-31T23:59:59.000Z')).toBe('9999-12-31T23:59:59');
    expect(utcIso('9999-12-31T23:59:59.999Z')).toBe('9999-12-31T23:59:59.999000Z');
    expect(shanghaiText(new Date('+010000-01-01T07:59:59Z'))).toBe('9999-12-31 23:59:59');
  });

  test('days', () => {
    expect(parseDay('0000-01-01')).toBeNull();
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    expect(parseDay('2023-02-29')).toBeNull();
  });
});

describe('a counted page (school)', () => {
  const rules = { size: 15, max: 100 };

  test.each([
    ['', { page: 1, size: 15 }],
    ['page=3&per_page=20', { page: 3, size: 20 }],
    ['page=0&per_page=-1', { page: 1, size: 15 }],
    ['page=x&per_page=1.5', { page: 1, size: 15 }],
    ['per_page=1000', { page: 1, size: 100 }],
    [`per_page=${'9'.repeat(30)}&page=4000000000`, { page: 4_000_000_000, size: 100 }],
    [`page=${'9'.repeat(400)}`, { page: Number.MAX_SAFE_INTEGER, size: 15 }],
  ])('%j', (text, page) => {
    expect(lenientPage(query(text), rules)).toEqual(page);
    expect(sliceOf(page).offset).toBeLessThan(2 ** 31);
  });

  test('from and to count rows; beyond the end both are 0', () => {
    const row = (node: unknown) => node;
    expect(countedPage({ nodes: [1, 2], totalCount: 17 }, { page: 2, size: 15 }, row)).toEqual({
      list: [1, 2],
      total: 17,
      current_page: 2,
      last_page: 2,
      per_page: 15,
      from: 16,
      to: 17,
    });
    expect(countedPage({ nodes: [], totalCount: 0 }, { page: 9, size: 15 }, row)).toMatchObject({
      current_page: 9,
      last_page: 1,
      from: 0,
      to: 0,
    });
  });
});
