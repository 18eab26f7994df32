import type { Call } from '../call.js';
import type { Question } from '../question.js';
import type { LegacyRequest } from '../request.js';
import type { InputFailureKind } from './failure.js';

/** What a route adds to the check of one field. */
export interface FieldRule extends Question {
  /** Rewrites the raw value before anything is checked; undefined is an absent field. */
  readonly read?: (raw: unknown, request: LegacyRequest) => unknown;
  /** Runs after the field's own checks, when it has a value; `call.input` holds the fields before it. */
  readonly check?: (value: unknown, call: Call) => RuleFailure | null | Promise<RuleFailure | null>;
  /** The field holds the id of another record; like null, an empty text names none. */
  readonly reference?: true;
}

export interface RuleFailure {
  readonly kind: InputFailureKind;
  readonly limit?: number;
}
