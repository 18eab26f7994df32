import type { SystemMapping } from '../../declare.js';
import { courses } from '../../summer/catalogue.js';
import { channels } from '../../summer/channels.js';
import { cartLines, orderLines } from '../../summer/orders.js';
import { paymentAccounts } from '../../summer/payment-accounts.js';
import { PROJECT_FEE } from '../catalogue.js';
import { coupons } from '../coupon.js';
import { SUMMER_STUDENT } from '../index.js';
import { payments } from '../order.js';
import { SALES_MAN_USER, salesMen } from '../sales-man.js';
import { departments, roles } from '../staff-places.js';
import { STUDENT_SYSTEM } from '../times.js';
import { CAMPUS, COURSE_PROJECT, PROJECT } from './catalogue.js';
import { FIRST_LEVEL, FIRST_LEVEL_ROLE, FIRST_SECOND, SECOND_LEVEL, SECOND_LEVEL_ROLE } from './menu.js';
import { OPERATE_HISTORY } from './office.js';
import { ORDER, USER_COUPON } from './orders.js';
import { SCORE_DETAIL, STUDENT_INFO, STUDENT_REMARK, USER, USER_CHANNEL } from './people.js';
import { USER_COURSE } from './studies.js';

/** Summer-student as it was last, in May 2018: carts, numbered orders, a catalogue of courses and where they are held, channels, a menu. */
export const SUMMER_STUDENT_LAST: SystemMapping = {
  system: 'summer-student',
  state: 'the last state, of 2018',
  marks: ['course_project', 'order_chart_relation'],
  tables: [
    roles('ADMIN', 'MARKET', 'PRODUCT', 'FINANCE', 'SALES'),
    departments('市场部', '产品部', '财务部', '销售部'),
    salesMen('SALES'),
    FIRST_LEVEL,
    SECOND_LEVEL,
    FIRST_SECOND,
    FIRST_LEVEL_ROLE,
    SECOND_LEVEL_ROLE,
    CAMPUS,
    PROJECT,
    PROJECT_FEE,
    courses(STUDENT_SYSTEM.clock, ['max_num']),
    COURSE_PROJECT,
    coupons('coupon_code'),
    paymentAccounts(STUDENT_SYSTEM.clock),
    channels('market_channel', 'modified_time', STUDENT_SYSTEM),
    USER,
    STUDENT_INFO,
    SALES_MAN_USER,
    STUDENT_REMARK,
    SCORE_DETAIL,
    USER_CHANNEL,
    cartLines(STUDENT_SYSTEM),
    ORDER,
    orderLines(STUDENT_SYSTEM),
    payments(['amount', 'remark']),
    USER_COUPON,
    USER_COURSE,
    OPERATE_HISTORY,
  ],
  ignoredTables: SUMMER_STUDENT.ignoredTables,
};
