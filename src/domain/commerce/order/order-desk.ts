import type { Viewer } from '../../../access/viewer.js';
import { DomainError } from '../../../platform/errors.js';

/** Menu entries of the finance centre whose holders judge payments. */
export const FINANCE_MENUS: readonly string[] = ['缴费凭据管理', '财务管理'];

/**
 * Who judges orders: administrators everywhere; besides them, in the summer CRM, all staff (contract: summer-crm.order.update),
 * in the old student app nobody (contract: summer-student.order.update-status), elsewhere whoever has the finance menus.
 * Throws FORBIDDEN.
 */
export function requireOrderDesk({ realm, administrator, audience, menus }: Viewer): void {
  if (realm === 'STAFF') {
    if (administrator || audience === 'summer-crm') return;
    if (audience !== 'summer-student' && menus.some((menu) => FINANCE_MENUS.includes(menu))) return;
  }
  throw new DomainError('FORBIDDEN');
}
