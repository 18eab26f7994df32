import type { Reasons } from '../../platform/errors.js';

export const MEMBERS_REASONS = {
  MEMBER_FORBIDDEN: { code: 'FORBIDDEN', message: 'You may change nothing of this member.' },
  MEMBER_FIELD_FORBIDDEN: { code: 'FORBIDDEN', message: 'You may not change this field of this member.' },
} as const satisfies Reasons;
