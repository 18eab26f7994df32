import type { SystemName } from '../options.js';
import { COURSE_AGENT } from './course-agent/index.js';
import type { SystemMapping } from './declare.js';
import { MINIAPP } from './miniapp/index.js';
import { SCHOOL_PLATFORM } from './school/index.js';
import { SUMMER_CRM } from './summer-crm/index.js';
import { SUMMER_STUDENT } from './summer-student/index.js';

/** The mappings that there are. */
export const MAPPINGS: Partial<Record<SystemName, SystemMapping>> = {
  'summer-crm': SUMMER_CRM,
  'summer-student': SUMMER_STUDENT,
  school: SCHOOL_PLATFORM,
  miniapp: MINIAPP,
  'course-agent': COURSE_AGENT,
};
