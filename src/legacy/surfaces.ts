import type { Surface } from './shim/index.js';

/** The old APIs that are served. */
export const surfaces: readonly Surface[] = [];
