import { ArgumentValidationError } from 'type-graphql';
import { unavailability, unavailable } from '../../platform/database/unavailable.js';
import { isUnfitValue } from '../../platform/database/unfit-value.js';
import { ReasonedError, PLATFORM_REASONS } from '../../platform/errors.js';
import { inputMistake } from './input-mistake.js';
import type { Refusal } from './refusal.js';
import { REQUEST_REASONS, RequestError } from './request-error.js';

/** The refusal in a thrown error, or in what it wraps; undefined when it is a fault and none of the client's business. */
export function refusalIn(error: unknown): Refusal | undefined {
  for (let cause = error; cause instanceof Error; cause = wrappedError(cause)) {
    const refusal = refusalOf(cause);
    if (refusal) return refusal;
  }
  return undefined;
}

function refusalOf(error: Error): Refusal | undefined {
  if (error instanceof ReasonedError) {
    const params = Object.keys(error.params).length > 0 ? error.params : undefined;
    return { code: error.code, reason: error.reason, message: error.message, field: error.field, params };
  }
  if (error instanceof RequestError) {
    return {
      code: REQUEST_REASONS[error.reason].code,
      reason: error.reason,
      message: error.message,
      field: error.field,
      params: error.params,
    };
  }
  if (error instanceof ArgumentValidationError) return inputMistake(error);
  if (unavailability(error) !== undefined) return refusalOf(unavailable());
  if (isUnfitValue(error)) return { ...PLATFORM_REASONS.BAD_USER_INPUT, reason: 'BAD_USER_INPUT' };
  return undefined;
}

/** The error that a GraphQLError wraps. */
export function wrappedError(error: Error): unknown {
  return 'originalError' in error ? error.originalError : undefined;
}
