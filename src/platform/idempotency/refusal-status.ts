import type { PlatformReason } from '../errors.js';

/** The HTTP statuses of what `Idempotency.begin` throws. */
const STATUSES: Partial<Record<PlatformReason, number>> = {
  IDEMPOTENCY_KEY_INVALID: 400,
  IDEMPOTENCY_KEY_REUSED: 422,
  IDEMPOTENCY_ANSWER_LOST: 409,
  UNAVAILABLE: 503,
};

export function idempotencyStatus(reason: PlatformReason): number {
  return STATUSES[reason] ?? 500;
}
