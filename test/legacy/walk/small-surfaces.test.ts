import { expect, test } from 'vitest';
import { createTestApp } from '../../support/app.js';
import { World as SchoolWorld } from '../school/world.js';
import { courseAgentWalk, miniappWalk, schoolWalk } from './small-surfaces.js';
import { UNLIMITED, Walk } from './walk.js';

test('whatever is sent to course-agent and miniapp is answered as documented', async () => {
  const app = await createTestApp(UNLIMITED);
  try {
    for (const walked of [await courseAgentWalk(app), await miniappWalk(app)]) {
      const { inputs, faults } = await new Walk(app, walked).all();
      expect(faults).toEqual([]);
      expect(inputs).toBeGreaterThan(100);
    }
  } finally {
    await app.close();
  }
}, 900_000);

test('whatever is sent to school is answered as documented', async () => {
  const world = await SchoolWorld.open({ env: UNLIMITED.env });
  try {
    const { faults } = await new Walk(world.app, await schoolWalk(world)).all();
    expect(faults).toEqual([]);
  } finally {
    await world.close();
  }
}, 900_000);
