import type { SystemMapping } from '../declare.js';
import { CAMPUS, CAMPUS_TYPE, COURSE, PAYMENT_ACCOUNT, PROJECT, PROJECT_FEE } from './catalogue.js';
import { coupons, ORDER_COUPON, USER_COUPON } from './coupon.js';
import { ORDER, payments } from './order.js';
import { SALES_MAN_USER, salesMen } from './sales-man.js';
import { departments, roles } from './staff-places.js';
import { PROJECT_RESULT, USER_COURSE } from './studies.js';
import { SCORE_DETAIL, STUDENT_INFO, USER } from './user.js';

/** Summer-student of 2017: MySQL `stu_system`, times in UTC. */
export const SUMMER_STUDENT: SystemMapping = {
  system: 'summer-student',
  state: 'the documented state, of 2017',
  tables: [
    roles('ADMIN', 'MARKET'),
    departments('市场部', '销售部'),
    salesMen('MARKET'),
    CAMPUS_TYPE,
    CAMPUS,
    PROJECT,
    PROJECT_FEE,
    COURSE,
    coupons('code'),
    PAYMENT_ACCOUNT,
    USER,
    STUDENT_INFO,
    SALES_MAN_USER,
    SCORE_DETAIL,
    ORDER,
    payments(),
    USER_COUPON,
    ORDER_COUPON,
    USER_COURSE,
    PROJECT_RESULT,
  ],
  ignoredTables: {
    'auth_*': 'accounts of the framework, which the old system does not use',
    'django_*': 'records of the framework',
    ticket: 'sessions: everybody signs in again',
  },
};
