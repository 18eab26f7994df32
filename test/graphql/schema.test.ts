import { expect, test } from 'vitest';
import { printGatewaySchema } from '../../src/graphql/schema.js';
import { buildToySchema } from './toy-schema.js';

test('the printed schema is sorted and the same each time', () => {
  const printed = printGatewaySchema(buildToySchema());
  expect(printed).toBe(printGatewaySchema(buildToySchema()));
  const types = [...printed.matchAll(/^type (\w+)/gm)].map((match) => match[1]);
  expect(types).toEqual([...types].sort());
  expect(printed).toContain('scalar Decimal');
  expect(printed.endsWith('}\n')).toBe(true);
});
