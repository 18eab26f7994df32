import type { Reasons } from '../../platform/errors.js';

export const ROLL_CALLS_REASONS = {
  GROUP_MANAGERS_ONLY: { code: 'FORBIDDEN', message: 'Only managers of the group may do this.' },
  GROUP_CODE_TAKEN: { code: 'CONFLICT', message: 'Another group has this code, or is asked for with it.' },
  GROUP_CODE_UNKNOWN: { code: 'NOT_FOUND', message: 'No group has this code.' },
  GROUP_REQUEST_NOT_WAITING: { code: 'CONFLICT', message: 'The request has been decided already.' },
  MEETING_ENDED: { code: 'CONFLICT', message: 'The meeting is over.' },
  MEETING_ENDS_TOO_EARLY: { code: 'BAD_USER_INPUT', message: 'The end lies before the beginning.' },
  ROLL_CALL_CLOSED: { code: 'CONFLICT', message: 'The roll call is not open.' },
} as const satisfies Reasons;
