import type { Reasons } from '../../platform/errors.js';

export const VALUES_REASONS = {
  AMOUNT_INVALID: { code: 'BAD_USER_INPUT', message: 'An amount lies between 0 and 9999999999.99 and has at most two decimals.' },
} as const satisfies Reasons;
