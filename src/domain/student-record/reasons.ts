import type { Reasons } from '../../platform/errors.js';

export const STUDENT_RECORD_REASONS = {
  STUDENT_UNNAMED: { code: 'BAD_USER_INPUT', message: 'Say which student it is about.' },
} as const satisfies Reasons;
