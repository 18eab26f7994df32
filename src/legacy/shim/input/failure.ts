import type { ScalarKind } from '../contract/types.js';

/** The first thing wrong with an input, as data: a surface words it from its contract's own table. */
export interface InputFailure {
  /** Name as the client knows it: `school`, also inside a list of objects. */
  readonly field: string;
  /** Where it is: `course[0].school`. */
  readonly path: string;
  readonly kind: InputFailureKind;
  /** For `type`: what was wanted. */
  readonly expected?: ScalarKind | 'list' | 'object';
  /** For min, max, min_length, …: the limit. */
  readonly limit?: number;
  /** What was sent. */
  readonly input?: unknown;
}

export type InputFailureKind =
  | 'required'
  | 'null'
  | 'blank'
  | 'type'
  | 'enum'
  | 'email'
  | 'min'
  | 'max'
  | 'min_length'
  | 'max_length'
  | 'min_items'
  | 'max_items'
  /** Only from a route's own rule: another record has the value; no record has the id. */
  | 'unique'
  | 'related';
