import type { Reasons } from '../../platform/errors.js';

export const MESSAGING_REASONS = {
  CHAT_RECEIVER_UNKNOWN: { code: 'NOT_FOUND', message: 'There is no such teacher or pupil.' },
  CHAT_CONTENT_EMPTY: { code: 'BAD_USER_INPUT', message: 'A message needs a content.' },
  COMPLAINT_EMPTY: { code: 'BAD_USER_INPUT', message: 'A complaint needs a title, a text or a picture.' },
} as const satisfies Reasons;
