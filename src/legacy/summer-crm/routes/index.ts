import type { Route } from '../../shim/index.js';
import { agreementRoutes } from './agreements.js';
import { changeRecordRoutes } from './change-records.js';
import { channelRecordRoutes } from './channel-records.js';
import { confirmCourseRoutes } from './confirm-courses.js';
import { departmentRoutes } from './departments.js';
import { privilegeRoutes } from './privileges.js';
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
  ...channelRecordRoutes,
  ...reviewRoutes,
  ...reviewCourseRoutes,
  ...confirmCourseRoutes,
  ...scoreRoutes,
  ...changeRecordRoutes,
];
