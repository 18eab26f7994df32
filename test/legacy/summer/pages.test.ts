import { describe, expect, test } from 'vitest';
import { linkedPage } from '../../../src/legacy/summer/pages.js';

const query = (text: string) => {
  const params = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(text)) params.set(name, [...(params.get(name) ?? []), value]);
  return { query: params, base: 'https://gateway.example/legacy/summer-student', path: '/course/' };
};

describe('a linked page', () => {
  const rows = Array.from({ length: 25 }, (_, index) => index + 1);
  const fetch = async ({ first, offset }: { first: number; offset: number }) => ({
    nodes: rows.slice(offset, offset + first),
    totalCount: rows.length,
  });
  const page = (text: string) => linkedPage(query(text), 10, fetch);

  test('links are absolute and keep the other parameters', async () => {
    const second = await page('page=2&name=a b');
    expect(second).toMatchObject({ count: 25, results: rows.slice(10, 20) });
    expect(second?.next).toBe('https://gateway.example/legacy/summer-student/course/?name=a+b&page=3');
    expect(second?.previous).toBe('https://gateway.example/legacy/summer-student/course/?name=a+b');
  });

  test('last is the last page, pages that do not exist are none', async () => {
    expect(await page('page=last')).toMatchObject({ results: rows.slice(20), next: null });
    for (const wrong of ['page=0', 'page=4', 'page=x', 'page=99999999999', 'page=999999999']) expect(await page(wrong)).toBeNull();
  });

  test('page 1 of nothing exists', async () => {
    expect(await linkedPage(query(''), 10, async () => ({ nodes: [], totalCount: 0 }))).toEqual({
      count: 0,
      next: null,
      previous: null,
      results: [],
    });
  });
});
