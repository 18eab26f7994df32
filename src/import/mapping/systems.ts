import type { SystemName } from '../options.js';
import { COURSE_AGENT } from './course-agent/index.js';
import type { SystemMapping } from './declare.js';
import { MINIAPP } from './miniapp/index.js';
import { SCHOOL_PLATFORM } from './school/index.js';
import { SUMMER_CRM } from './summer-crm/index.js';
import { SUMMER_STUDENT } from './summer-student/index.js';
import { SUMMER_STUDENT_LAST } from './summer-student/last/index.js';

const MAPPINGS: Readonly<Record<SystemName, readonly [SystemMapping, ...SystemMapping[]]>> = {
  'summer-crm': [SUMMER_CRM],
  'summer-student': [SUMMER_STUDENT, SUMMER_STUDENT_LAST],
  school: [SCHOOL_PLATFORM],
  miniapp: [MINIAPP],
  'course-agent': [COURSE_AGENT],
};

/** The mapping for the state that an old system's tables are in. */
export function mappingFor(system: SystemName, tables: ReadonlyMap<string, unknown>): SystemMapping {
  const states = MAPPINGS[system];
  return states.find(({ marks = [] }) => marks.some((table) => tables.has(table))) ?? states[0];
}

/** The files that a system keeps beside a SQLite file. */
export function filesBeside(system: SystemName): SystemMapping['filesBeside'] {
  return MAPPINGS[system][0].filesBeside;
}
