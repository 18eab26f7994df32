import { expect, test } from 'vitest';
import { createTestApp } from '../../support/app.js';
import { summerStudentWalk } from './summer-student.js';
import { UNLIMITED, Walk } from './walk.js';

test('whatever is sent to summer-student is answered as documented', async () => {
  const app = await createTestApp(UNLIMITED);
  try {
    const { inputs, faults } = await new Walk(app, await summerStudentWalk(app)).all();
    if (process.env['WALK_OUT']) (await import('node:fs')).appendFileSync(process.env['WALK_OUT'], `${inputs} inputs, ${faults.length} faults\n${faults.join('\n')}\n`);
    expect(faults).toEqual([]);
  } finally {
    await app.close();
  }
}, 900_000);
