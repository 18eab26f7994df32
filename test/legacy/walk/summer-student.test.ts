import { expect, test } from 'vitest';
import { createTestApp } from '../../support/app.js';
import { summerStudentWalk } from './summer-student.js';
import { UNLIMITED, Walk } from './walk.js';

test('whatever is sent to summer-student is answered as documented', async () => {
  const app = await createTestApp(UNLIMITED);
  try {
    const { inputs, faults } = await new Walk(app, await summerStudentWalk(app)).all();
    expect(faults).toEqual([]);
    expect(inputs).toBeGreaterThan(1000);
  } finally {
    await app.close();
  }
}, 900_000);
