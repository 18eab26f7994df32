import type { SystemMapping } from '../declare.js';
import { COURSE, UNIT } from './course.js';
import { INCOME, ORDER, WITHDRAWAL } from './order.js';
import { COUPON, ENROLMENT, SHOPPER } from './shopper.js';

/** The course-service shop: CSV files, one for each table. Whoever has the data writes them; docs/moving-in.md says the columns. */
export const COURSE_AGENT: SystemMapping = {
  system: 'course-agent',
  tables: [SHOPPER, COURSE, UNIT, ENROLMENT, ORDER, INCOME, WITHDRAWAL, COUPON],
  ignoredTables: {},
};
