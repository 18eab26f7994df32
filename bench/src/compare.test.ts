import assert from 'node:assert/strict';
import { test } from 'node:test';
import { firstDifference } from './compare.js';

test('the order of keys does not count, that of entries does', () => {
  assert.equal(firstDifference({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 }), null);
  assert.equal(firstDifference({ b: [1, 2] }, { b: [2, 1] }), '/b/0: 2 instead of 1');
});

test('times, days and decimals are equal when they mean the same', () => {
  assert.equal(firstDifference('2026-11-20T10:00:00.120Z', '2026-11-20T18:00:00.12+08:00'), null);
  assert.equal(firstDifference('2026-11-20T18:00:00.120000', '2026-11-20T18:00:00.12'), null);
  assert.equal(firstDifference('2026-11-20', '2026-11-20T00:00:00.000Z'), null);
  assert.equal(firstDifference('1500.00', 1500), null);
  assert.equal(firstDifference('1500.00', '1500.0'), null);
  assert.notEqual(firstDifference('2026-11-20T10:00:00.120Z', '2026-11-20T10:00:00.121Z'), null);
  assert.notEqual(firstDifference('1500.00', 1500.01), null);
});

test('texts that look like numbers stay texts', () => {
  assert.notEqual(firstDifference('0138', '138'), null);
  assert.equal(firstDifference('138', '138'), null);
});

test('hosts of addresses do not count', () => {
  assert.equal(firstDifference('http://127.0.0.1:4000/a?page=2', 'http://127.0.0.1:4001/a?page=2'), null);
  assert.notEqual(firstDifference('http://127.0.0.1:4000/a?page=2', 'http://127.0.0.1:4000/a?page=3'), null);
  assert.equal(
    firstDifference('http://127.0.0.1:4000/media/a.png', 'http://127.0.0.1:4001/media/a.png?expires=1795949700&signature=3a0e2df26fd6'),
    null,
  );
  assert.notEqual(
    firstDifference('http://127.0.0.1:4000/media/a.png', 'http://127.0.0.1:4001/media/b.png?expires=1795949700&signature=3a0e2df26fd6'),
    null,
  );
});

test('the first difference is named by its path', () => {
  assert.equal(firstDifference({ a: { b: 1 } }, { a: {} }), '/a/b: missing');
  assert.equal(firstDifference({ a: {} }, { a: { c: null } }), '/a/c: not expected');
  assert.equal(firstDifference({ a: [1] }, { a: [] }), '/a: 0 entries instead of 1');
  assert.equal(firstDifference({ a: null }, { a: 0 }), '/a: 0 instead of null');
});
