import type { Reasons } from '../../platform/errors.js';

export const SCHOOLS_REASONS = {
  SCHOOL_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such school.' },
  SCHOOL_NOT_APPROVED: { code: 'CONFLICT', message: 'The school is not approved.' },
  SCHOOL_NOT_WAITING: { code: 'CONFLICT', message: 'The school does not wait for approval.' },
  SCHOOL_NOT_OWNER: { code: 'FORBIDDEN', message: 'Only the owner of the school may do this.' },
  SCHOOL_NOT_MEMBER: { code: 'FORBIDDEN', message: 'Only teachers of the school may do this.' },
  TEACHER_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such teacher.' },
  TEACHER_EMAIL_UNKNOWN: { code: 'NOT_FOUND', message: 'No teacher has this email address.' },
  TEACHER_ALREADY_MEMBER: { code: 'CONFLICT', message: 'This teacher is a member of the school already.' },
  OWNER_NOT_REMOVABLE: { code: 'CONFLICT', message: 'The owner cannot be removed from the school.' },
  LINE_BINDING_INVALID: { code: 'BAD_USER_INPUT', message: 'This is no code that binds a LINE account.' },
  LINE_BINDING_EXPIRED: { code: 'BAD_USER_INPUT', message: 'The code that binds a LINE account has expired.' },
  LINE_ALREADY_BOUND: { code: 'CONFLICT', message: 'A LINE account is bound to this account already.' },
  LINE_TAKEN: { code: 'CONFLICT', message: 'This LINE account is bound to another teacher.' },
  LINE_NOT_BOUND: { code: 'CONFLICT', message: 'No LINE account is bound to this account.' },
  PUPIL_NOT_FOUND: { code: 'NOT_FOUND', message: 'There is no such pupil in the school.' },
} as const satisfies Reasons;
