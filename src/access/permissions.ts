import { PlatformError } from '../platform/errors.js';
import { AUDIENCES } from './audiences.js';
import { requireStaff } from './authorize.js';
import { FINANCE, MANAGES, MANAGES_PAYMENT_ACCOUNTS, READS_LOG } from './menu-rights.js';
import type { Viewer } from './viewer.js';

type Rule = (viewer: Viewer) => boolean;

const isAdministrator: Rule = ({ administrator }) => administrator;
const holds =
  (menu: string): Rule =>
  ({ menus }) =>
    menus.includes(menu);

/** Administrators judge payments, and whom else the rules of the audience name. */
const judgesOrders: Rule = ({ administrator, audience, menus }) => {
  const { ordersJudgedBy } = AUDIENCES[audience];
  return administrator || ordersJudgedBy === 'staff' || (ordersJudgedBy === 'finance' && menus.some((menu) => FINANCE.includes(menu)));
};

/** What some members of staff may do and others not, and who may (contract of the menu entries: summer-crm, auth). Nobody else may any of it so. */
const RULES = {
  JUDGE_ORDERS: judgesOrders,
  MANAGE_PAYMENT_ACCOUNTS: holds(MANAGES_PAYMENT_ACCOUNTS),
  MANAGE_STAFF: holds(MANAGES.staff),
  MANAGE_DEPARTMENTS: holds(MANAGES.departments),
  MANAGE_ROLES: holds(MANAGES.roles),
  MANAGE_MENUS: isAdministrator,
  MANAGE_ACCOUNTS: isAdministrator,
  READ_LOG: (viewer) => isAdministrator(viewer) || holds(READS_LOG)(viewer),
  JUDGE_SCHOOLS: isAdministrator,
  SEND_NOTICES: isAdministrator,
  MANAGE_SHOP: isAdministrator,
  MANAGE_MEMBERS: isAdministrator,
} satisfies Record<string, Rule>;

export type Permission = keyof typeof RULES;

export const PERMISSIONS = Object.keys(RULES) as readonly Permission[];

export function isPermitted(viewer: Viewer, permission: Permission): boolean {
  return viewer.realm === 'STAFF' && RULES[permission](viewer);
}

/** Throws UNAUTHENTICATED, or FORBIDDEN unless the viewer is a member of staff who may. */
export function requirePermission(viewer: Viewer | null, permission: Permission): asserts viewer is Viewer {
  requireStaff(viewer);
  if (!isPermitted(viewer, permission)) throw new PlatformError('FORBIDDEN');
}
