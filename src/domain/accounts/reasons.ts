import type { Reasons } from '../../platform/errors.js';

export const ACCOUNTS_REASONS = {
  CURRENT_PASSWORD_REQUIRED: { code: 'BAD_USER_INPUT', message: 'Your own password is changed with the current one only.' },
  PASSWORD_UNCHANGED: { code: 'BAD_USER_INPUT', message: 'The new password has to be another one.' },
  WRONG_PASSWORD: { code: 'BAD_USER_INPUT', message: 'The current password is wrong.' },
  OWN_ACCOUNT: { code: 'FORBIDDEN', message: 'You may not shut out your own account.' },
  USERNAME_TAKEN: { code: 'CONFLICT', message: 'This user name is taken.' },
  WECHAT_UNKNOWN: { code: 'UNAUTHENTICATED', message: 'No account is bound to this WeChat identity.' },
  WECHAT_TAKEN: { code: 'CONFLICT', message: 'This WeChat identity belongs to another account.' },
} as const satisfies Reasons;
