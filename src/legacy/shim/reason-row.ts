import type { FailureRow, Refusal } from './failure.js';
import type { LegacyRequest } from './request.js';

/** A row, or a function for the reasons whose wording depends on more than their params. */
export type ReasonRow = FailureRow | ((refusal: Refusal, request: LegacyRequest) => FailureRow);
