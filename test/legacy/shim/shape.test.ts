import { describe, expect, test } from 'vitest';
import { loadContract } from '../../../src/legacy/shim/contract/load.js';
import { checkShape } from '../shape.js';

const LEGACY = new URL('../../../src/legacy/', import.meta.url).href;
const school = loadContract(LEGACY, 'school/contract.yaml');
const shop = loadContract(LEGACY, 'course-agent/contract.yaml');

function dataOf(contract: typeof school, id: string) {
  const shape = contract.endpoints.find((endpoint) => endpoint.id === id)?.response.data;
  if (shape === undefined) throw new Error(`${id} documents no data`);
  return shape;
}

describe('an answer is compared with its documented shape', () => {
  const page = dataOf(school, 'school.member.list');
  const teacher = { id: 1, name: 'a', username: 'a@b.c', created_at: 1, updated_at: 2 };
  const whole = { list: [teacher], total: 1, current_page: 1, last_page: 1, per_page: 15, from: 1, to: 1 };

  test('a right one has no mismatches', () => {
    expect(checkShape(whole, page, school)).toEqual([]);
  });

  test('every mismatch has its place', () => {
    const wrong = { ...whole, total: '1', extra: 0, list: [{ ...teacher, name: null, created_at: undefined, password: 'x' }, 5] };
    expect(checkShape(wrong, page, school)).toEqual([
      'data.list[0].name: null, wanted string',
      'data.list[0].created_at: undefined, wanted int',
      'data.list[0].password: not documented',
      'data.list[1]: 5, wanted object',
      'data.total: "1", wanted int',
      'data.extra: not documented',
    ]);
  });

  test('times, enums and literal answers', () => {
    const order = { order_id: 1, lesson_id: 1, lesson_name: 'a', order_mon: 1, order_status: 'TO_PAY', order_time: '2024-01-01 00:00:00' };
    const orders = dataOf(shop, 'course-agent.order.list');
    expect(checkShape({ orders: [order] }, orders, shop)).toEqual([]);
    expect(checkShape({ orders: [{ ...order, order_status: 'PAID', order_time: '2024-01-01T00:00:00Z' }] }, orders, shop)).toHaveLength(2);
    expect(checkShape('', dataOf(shop, 'course-agent.order.create'), shop)).toEqual([]);
    expect(checkShape({}, dataOf(shop, 'course-agent.order.create'), shop)).toHaveLength(1);
    expect(checkShape({}, dataOf(school, 'school.school.create'), school)).toEqual([]);
  });
});
