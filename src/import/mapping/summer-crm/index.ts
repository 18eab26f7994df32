import type { SystemMapping } from '../declare.js';
import { CAMPUS } from './campus.js';
import { COURSE } from './course.js';
import { MENU, PRIVILEGE } from './menu.js';
import { ROLE } from './role.js';

/** The summer CRM of 2018: MySQL `student_manage_sys`, times as the clock shows them in China. */
export const SUMMER_CRM: SystemMapping = {
  system: 'summer-crm',
  tables: [ROLE, MENU, PRIVILEGE, CAMPUS, COURSE],
  ignoredTables: {
    'auth_*': 'accounts of the framework, which the old system does not use',
    'django_*': 'records of the framework',
    token: 'not used by the old system; everybody signs in again',
  },
};
