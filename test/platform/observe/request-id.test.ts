import { expect, it } from 'vitest';
import { requestIdOf } from '../../../src/platform/observe/request-id.js';

it.each(['abc-1', '7f1c9d4e-3b1a-4c55-9f5e-0d6f7a8b9c0d', 'Root=1-67891233-abcdef012345678912345678', 'a'.repeat(128)])(
  'takes over %s',
  (given) => {
    expect(requestIdOf(given)).toBe(given);
  },
);

it.each([undefined, '', 'two words', 'line\nbreak', '"quoted"', '身份', 'a'.repeat(129), ['a', 'b']])(
  'makes one of its own for %j',
  (given) => {
    expect(requestIdOf(given)).toMatch(/^[\w-]{12}-[0-9a-z]+$/);
  },
);

it('makes another one each time', () => {
  const made = Array.from({ length: 1000 }, () => requestIdOf(undefined));
  expect(new Set(made).size).toBe(1000);
});
