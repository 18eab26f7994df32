import type { Shape } from './types.js';

/** The documented answer of an endpoint that has nothing to say: `{}`, `""` or null; undefined where it documents no data at all. */
export function emptyAnswer(shape: Shape | undefined): unknown {
  if (shape === undefined) return undefined;
  if (shape.kind === 'literal') return shape.value;
  return !shape.nullable && (shape.kind === 'object' || shape.kind === 'ref') ? {} : null;
}
