import assert from 'node:assert/strict';
import { test } from 'node:test';
import { WRITES } from './write-scenarios.js';
import { writesFor } from './writes.js';

const scenario = (name: string) => {
  const found = WRITES.find((one) => one.name === name);
  assert.ok(found);
  return found;
};

test('every client makes as many writes as the others, at least one', () => {
  for (const connections of [1, 16, 256]) {
    for (const seconds of [0.3, 3]) {
      const writes = writesFor(scenario('place'), connections, seconds);
      assert.equal(writes % connections, 0);
      assert.ok(writes >= connections);
    }
  }
});

test('a write of two requests is made half as often', () => {
  assert.equal(writesFor(scenario('purchase'), 16, 3) * 2, writesFor(scenario('place'), 16, 3));
});

test('a step of a purchase names the cart line that the step before has answered', () => {
  const target = { studentId: 7, projectId: 1, courseNum: 2, offeringId: 3 };
  const [, order] = scenario('purchase').steps;
  const call = order?.(target, { data: { addCartLine: { id: 5 } } });
  assert.deepEqual(call && 'document' in call && call.variables.input, { studentId: 7, lines: [{ cartLineId: 5 }], couponIds: [] });
});
