import type { Route } from '../../shim/index.js';
import { accountRoutes } from './accounts.js';
import { campusRoutes } from './campuses.js';
import { commonRoutes } from './common.js';
import { couponRoutes } from './coupons.js';
import { courseRoutes } from './courses.js';
import { orderRoutes } from './orders.js';
import { ownStudyRoutes } from './own-studies.js';
import { paymentAccountRoutes } from './payment-accounts.js';
import { projectRoutes } from './projects.js';
import { studentRoutes } from './students.js';

export const routes: readonly Route[] = [
  ...accountRoutes,
  ...campusRoutes,
  ...commonRoutes,
  ...couponRoutes,
  ...courseRoutes,
  ...orderRoutes,
  ...ownStudyRoutes,
  ...paymentAccountRoutes,
  ...projectRoutes,
  ...studentRoutes,
];
