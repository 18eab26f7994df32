import { courseAgent } from './course-agent/surface.js';
import { miniapp } from './miniapp/surface.js';
import { school } from './school/surface.js';
import type { Surface } from './shim/index.js';
import { summerCrm } from './summer-crm/surface.js';
import { summerStudent } from './summer-student/surface.js';

/** The old APIs that are served. */
export const surfaces: readonly Surface[] = [courseAgent, miniapp, school, summerCrm, summerStudent];
