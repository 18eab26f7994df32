import type { Viewer } from '../../../access/viewer.js';
import type { Change, NewId } from '../../../write/changes.js';
import { row } from '../../../write/facts.js';
import { AUDITED, audited } from '../../accounts/audit/audit.js';
import { DomainError } from '../../errors.js';
import type { WithoutNulls } from '../../values/input.js';
import { ROLE_GIVEN } from '../role/giving-rights.js';
import type { CreateStaffInput } from './staff.input.js';

/** What a member of staff is set to beside role, department and superior. */
export type StaffDetails = WithoutNulls<Pick<CreateStaffInput, 'name' | 'email' | 'phone' | 'sex' | 'wechat' | 'qrCode' | 'extra'>>;

export const roleWith = (id: number) => row('Role', { where: { id }, select: ROLE_GIVEN });
export const departmentWith = (id: number) => row('Department', { where: { id }, select: { id: true } });

/** What the input's field names. Throws RELATED_MISSING. */
export function requireRelated<T>(found: T | null, field: 'roleId' | 'departmentId', id: number): T {
  if (found === null) throw new DomainError('RELATED_MISSING', { field, params: { id } });
  return found;
}

export function staffLogged({ accountId }: Viewer, staffId: number | NewId, description: string): Change {
  return audited({ operation: AUDITED.STAFF_CHANGE, description, actorId: accountId, entity: 'Staff', entityId: staffId });
}
