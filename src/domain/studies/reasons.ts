import type { Reasons } from '../../platform/errors.js';

export const STUDIES_REASONS = {
  OFFERING_CHOSEN: { code: 'CONFLICT', message: 'The student has chosen this course already.' },
  OFFERING_NOT_OF_PROJECT: { code: 'BAD_USER_INPUT', message: 'The course is not one of the project.' },
  CHOICES_USED_UP: { code: 'CONFLICT', message: 'The student has chosen as many courses as were paid for.' },
  OFFERING_FULL: { code: 'CONFLICT', message: 'The course has no seat left.' },
  OFFERING_NOT_CHOSEN: { code: 'BAD_USER_INPUT', message: 'The student has not chosen this course.' },
  CREDIT_TRANSFER_EXISTS: { code: 'CONFLICT', message: 'The student has a credit transfer for this project already.' },
  CREDIT_TRANSFER_PROVEN: { code: 'CONFLICT', message: 'The proof of this credit transfer was uploaded already.' },
  REVIEW_COURSE_UNKNOWN: { code: 'NOT_FOUND', message: 'The student has no such course in a review plan.' },
  ENROLMENT_UNKNOWN: { code: 'NOT_FOUND', message: 'The student is not enrolled in such a course.' },
  COURSE_NOT_OFFERED: { code: 'BAD_USER_INPUT', message: 'The project does not offer the course.' },
  STATUS_UNCLEAR: { code: 'BAD_USER_INPUT', message: 'Give either the status or the yes-or-no answer that stands for one.' },
  CREDIT_TRANSFER_UNFINISHED: { code: 'CONFLICT', message: 'The credit transfer is not finished.' },
} as const satisfies Reasons;
