import type { Reasons } from '../../platform/errors.js';

export const CATALOGUE_REASONS = {
  CAMPUS_NAME_TAKEN: { code: 'CONFLICT', message: 'Another campus has this name.' },
  COURSE_CODE_TAKEN: { code: 'CONFLICT', message: 'Another course has this code.' },
  COURSE_UNCLEAR: { code: 'BAD_USER_INPUT', message: 'Give either courseId or a new course, not both and not neither.' },
  FEE_REPEATED: { code: 'BAD_USER_INPUT', message: 'A fee table has one entry for {courseNumber} courses.' },
} as const satisfies Reasons;
