import type { Route } from '../../shim/index.js';
import { accountRoutes } from './accounts.js';
import { memberRoutes } from './members.js';

export const routes: readonly Route[] = [...accountRoutes, ...memberRoutes];
