import type { LegacyRequest } from '../request.js';
import type { Input } from './input.js';
import type { InputFailureKind } from './failure.js';

/** What a route adds to the check of one field. */
export interface FieldRule {
  /** Rewrites the raw value before anything is checked; undefined is an absent field. */
  readonly read?: (raw: unknown, request: LegacyRequest) => unknown;
  /** Runs after the field's own checks, when it has a value; `input` holds the fields before it. */
  readonly check?: (value: unknown, input: Input, request: LegacyRequest) => RuleFailure | null;
}

export interface RuleFailure {
  readonly kind: InputFailureKind;
  readonly limit?: number;
}
