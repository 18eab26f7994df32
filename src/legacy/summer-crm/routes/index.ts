import type { Route } from '../../shim/index.js';
import { adjustmentRoutes } from './adjustments.js';
import { agreementRoutes } from './agreements.js';
import { campusRoutes } from './campuses.js';
import { cartRoutes } from './carts.js';
import { changeRecordRoutes } from './change-records.js';
import { channelRecordRoutes } from './channel-records.js';
import { channelRoutes } from './channels.js';
import { complaintRoutes } from './complaints.js';
import { confirmCourseRoutes } from './confirm-courses.js';
import { couponRoutes } from './coupons.js';
import { courseRoutes } from './courses.js';
import { departmentRoutes } from './departments.js';
import { messageRoutes } from './messages.js';
import { noticeRoutes } from './notices.js';
import { offeringRoutes } from './offerings.js';
import { orderRecordRoutes } from './order-records.js';
import { orderRoutes } from './orders.js';
import { paymentRoutes } from './payments.js';
import { privilegeRoutes } from './privileges.js';
import { projectRoutes } from './projects.js';
import { recommendationRoutes } from './recommendations.js';
import { reviewCourseRoutes } from './review-courses.js';
import { reviewRoutes } from './reviews.js';
import { roleRoutes } from './roles.js';
import { scoreDetailRoutes } from './score-details.js';
import { scoreRoutes } from './scores.js';
import { studentRoutes } from './students.js';
import { userRoutes } from './users.js';

export const routes: readonly Route[] = [
  ...departmentRoutes,
  ...roleRoutes,
  ...privilegeRoutes,
  ...userRoutes,
  ...studentRoutes,
  ...scoreDetailRoutes,
  ...agreementRoutes,
  ...channelRoutes,
  ...channelRecordRoutes,
  ...reviewRoutes,
  ...reviewCourseRoutes,
  ...confirmCourseRoutes,
  ...scoreRoutes,
  ...changeRecordRoutes,
  ...offeringRoutes,
  ...campusRoutes,
  ...courseRoutes,
  ...projectRoutes,
  ...cartRoutes,
  ...orderRoutes,
  ...orderRecordRoutes,
  ...paymentRoutes,
  ...adjustmentRoutes,
  ...couponRoutes,
  ...recommendationRoutes,
  ...messageRoutes,
  ...noticeRoutes,
  ...complaintRoutes,
];
