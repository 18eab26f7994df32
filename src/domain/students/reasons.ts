import type { Reasons } from '../../platform/errors.js';

export const STUDENTS_REASONS = {
  ID_NUMBER_TAKEN: { code: 'CONFLICT', message: 'Another student has this identity number.' },
  STUDENT_NUMBER_TAKEN: { code: 'CONFLICT', message: 'Another student has this student number.' },
  CONSULTANT_ASSIGNED: { code: 'CONFLICT', message: 'The student has a consultant already.' },
  CONSULTANT_UNKNOWN: { code: 'BAD_USER_INPUT', message: 'There is no such member of the sales department.' },
  CONSULTANT_MISSING: { code: 'CONFLICT', message: 'The student has no consultant.' },
  MAILING_ADDRESS_EXISTS: { code: 'CONFLICT', message: 'The student has a mailing address already.' },
  AGREEMENT_TEMPLATE_MISSING: { code: 'CONFLICT', message: 'The agreement template picture is not installed.' },
  RECOMMENDED_SELF: { code: 'BAD_USER_INPUT', message: 'Nobody recommends themselves.' },
} as const satisfies Reasons;
