import type { SystemMapping } from '../declare.js';
import { courses } from '../summer/catalogue.js';
import { channels } from '../summer/channels.js';
import { cartLines, orderLines } from '../summer/orders.js';
import { paymentAccounts } from '../summer/payment-accounts.js';
import { CAMPUS } from './campus.js';
import { COUPON, ORDER_COUPON, STUDENT_COUPON } from './coupon.js';
import { DEPARTMENT } from './department.js';
import { MENU, PRIVILEGE } from './menu.js';
import { COMMON, COMPLAIN, OPERATION_LOG } from './office.js';
import { ORDER } from './order.js';
import { ADJUSTMENT, ORDER_RECORD, PAYMENT } from './payment.js';
import { PROJECT, PROJECT_COURSE } from './project.js';
import { ROLE } from './role.js';
import { STAFF } from './staff.js';
import { AGREEMENT, CHANNEL_RECORD, RECOMMENDATION, SCORE_DETAIL, STUDENT_MESSAGE, STUDENT_REMARK } from './student-things.js';
import { STUDENT } from './student.js';
import { CONFIRM_COURSE, COURSE_CHANGE, REVIEW, REVIEW_COURSE } from './studies.js';
import { CRM } from './times.js';

/** The summer CRM of 2018: MySQL `student_manage_sys`, times as the clock shows them in China. */
export const SUMMER_CRM: SystemMapping = {
  system: 'summer-crm',
  tables: [
    DEPARTMENT,
    ROLE,
    MENU,
    PRIVILEGE,
    STAFF,
    CAMPUS,
    PROJECT,
    courses(CRM.clock, ['extra']),
    PROJECT_COURSE,
    COUPON,
    paymentAccounts(CRM.clock),
    COMMON,
    channels('channel', 'update_time', CRM),
    STUDENT,
    STUDENT_REMARK,
    SCORE_DETAIL,
    AGREEMENT,
    CHANNEL_RECORD,
    RECOMMENDATION,
    STUDENT_MESSAGE,
    COMPLAIN,
    cartLines(CRM),
    ORDER,
    orderLines(CRM),
    PAYMENT,
    ADJUSTMENT,
    ORDER_RECORD,
    STUDENT_COUPON,
    ORDER_COUPON,
    REVIEW,
    REVIEW_COURSE,
    CONFIRM_COURSE,
    COURSE_CHANGE,
    OPERATION_LOG,
  ],
  ignoredTables: {
    'auth_*': 'accounts of the framework, which the old system does not use',
    'django_*': 'records of the framework',
    token: 'not used by the old system; everybody signs in again',
  },
};
