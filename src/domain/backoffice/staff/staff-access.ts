import { requireAdministrator } from '../../../access/authorize.js';
import { isPermitted, requirePermission } from '../../../access/permissions.js';
import type { Viewer } from '../../../access/viewer.js';
import { DomainError } from '../../errors.js';

/** What a change to a member of staff does to what they, or others, are allowed. */
export interface AccessChange {
  /** They are the viewer. */
  readonly own: boolean;
  readonly department: boolean;
  /** Becomes leader of a department. */
  readonly leader: boolean;
  readonly active: boolean;
  readonly password: boolean;
  readonly role: boolean;
  /** They are an administrator, or would become one. */
  readonly administrator: boolean;
}

/**
 * Who may change what of a member of staff (contract: summer-crm, auth.decisions and user.update.decisions). Without
 * 用户管理: one's own details and password. An administrator's role, password and activity are for administrators, or
 * whoever manages accounts could take over one.
 */
export function requireAccessChange(viewer: Viewer, change: AccessChange): void {
  if (!change.own || change.role || change.department || change.active) requirePermission(viewer, 'MANAGE_STAFF');
  if (change.leader && !isPermitted(viewer, 'MANAGE_STAFF') && !isPermitted(viewer, 'MANAGE_DEPARTMENTS'))
    throw new DomainError('FORBIDDEN');
  if (change.administrator && (change.role || (!change.own && (change.active || change.password)))) requireAdministrator(viewer);
}
