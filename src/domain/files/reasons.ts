import type { Reasons } from '../../platform/errors.js';

export const FILES_REASONS = {
  UPLOAD_QUOTA_EXCEEDED: {
    code: 'FORBIDDEN',
    message: 'At most {maximum} {limit} may be uploaded on one day. Try again in {retryAfterSeconds} seconds.',
  },
} as const satisfies Reasons;
