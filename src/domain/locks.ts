import type { ModelName } from '../write/models.js';

/**
 * The one order in which a write locks rows; of one model all at once, by id. Whoever keeps to it waits for others only in this
 * direction, so no two transactions ever wait for each other.
 *
 * Whoever holds the row holds with it what is written under its lock only: a student their orders, coupons in hand, cart, choices and
 * reviews; a school its memberships and pupils; a course of the shop its units; an account its password and sessions. A write of one
 * row that nothing is read for needs no lock.
 */
export const LOCK_ORDER = [
  'Role',
  'Menu',
  'School',
  'Student',
  'Project',
  'Offering',
  'Coupon',
  'CreditTransfer',
  'Member',
  'RollCallGroup',
  'RollCallGroupRequest',
  'Meeting',
  'RollCall',
  'ShopCourse',
  'ShopOrder',
  'ShopCoupon',
  'Withdrawal',
  'Shopper',
  'Account',
] as const satisfies readonly ModelName[];
