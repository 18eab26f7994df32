import { expect, test } from 'vitest';
import { summerCrmWalk } from './summer-crm.js';
import { Walk } from './walk.js';

test('whatever is sent to summer-crm is answered as documented', async () => {
  const { world, walked } = await summerCrmWalk();
  try {
    const { inputs, faults } = await new Walk(world.app, walked).all();
    expect(faults).toEqual([]);
    expect(inputs).toBeGreaterThan(1000);
  } finally {
    await world.close();
  }
}, 900_000);
