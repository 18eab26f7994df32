import { describe, expect, it } from 'vitest';
import { batchesOf } from '../../src/write/changes-sql.js';
import { type Change, insert, update } from '../../src/write/changes.js';
import { defineWrite } from '../../src/write/define-write.js';
import { count } from '../../src/write/facts.js';

const statements = (...changes: readonly Change[]): number => batchesOf(changes).length;

describe('changes of one table', () => {
  it('are one statement where they concern other rows', () => {
    expect(statements(update('Order', { id: 1 }, { remark: 'x' }), update('Order', { id: 2 }, { remark: 'x' }))).toBe(1);
  });

  it('are several where one looks at the row of the other by way of a relation', () => {
    const looking = { id: 2, student: { orders: { some: { id: 1, remark: 'x' } } } };
    expect(statements(update('Order', { id: 1 }, { remark: 'x' }), update('Order', looking, { remark: 'y' }))).toBe(2);
  });
});

it('a number that is none is not written as null', () => {
  const [batch] = batchesOf([insert('Student', { accountId: 1, gpa: Number.NaN })]);
  expect(() => batch?.statement(() => 0)).toThrow('NaN');
});

it('a condition on a relation is not read in part', () => {
  const declare = (orders: object) => () => defineWrite<{}>()({ facts: () => ({ one: count('Student', { orders }) }) });
  expect(declare({ some: { id: 1 } })).not.toThrow();
  expect(declare({ some: { id: 1 }, none: { id: 2 } })).toThrow('Student.orders');
  expect(declare({})).toThrow('Student.orders');
});
