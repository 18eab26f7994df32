import type { SystemMapping } from '../declare.js';
import { OFFLINE_MESSAGE } from './message.js';
import { FOLLOW, PUPIL } from './pupil.js';
import { SCHOOL, SCHOOL_TEACHER } from './school.js';
import { TEACHER } from './teacher.js';

/** The school platform: MySQL `edusys`, times as MySQL's `timestamp`. */
export const SCHOOL_PLATFORM: SystemMapping = {
  system: 'school',
  tables: [TEACHER, SCHOOL, SCHOOL_TEACHER, PUPIL, FOLLOW, OFFLINE_MESSAGE],
  ignoredTables: {
    'admin_*': 'the old back office of the framework; administrators are made with `campus admin create`',
    'oauth_*': 'tokens; everybody signs in again',
    migrations: 'records of the framework',
    failed_jobs: 'records of the framework',
    jobs: 'records of the framework',
    password_resets: 'addresses that open nothing any more',
  },
};
