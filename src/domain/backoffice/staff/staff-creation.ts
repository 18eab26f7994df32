import type { Viewer } from '../../../access/viewer.js';
import { type Decision, decision, insert, type NewId } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock } from '../../../write/facts.js';
import { followersAdopted, leaderMade, leaderWith } from '../department/leader.js';
import { grantedBy, requireRightsOfOwn } from '../role/giving-rights.js';
import { requireAccessChange } from './staff-access.js';
import { departmentWith, requireRelated, roleWith, staffLogged, type StaffDetails } from './staff-facts.js';
import { superiorOf, type SuperiorGiven } from './superior.js';

/** Until somebody has the role, it is granted nothing else. */
export const CREATING_STAFF = defineWrite<{ roleId: number; departmentId: number; leaderId: number | null }>()({
  locks: ({ roleId }) => [lock('Role', { id: roleId }, 'share')],
  facts: ({ roleId, departmentId, leaderId }) => ({
    role: roleWith(roleId),
    department: departmentWith(departmentId),
    leader: leaderWith(leaderId),
  }),
});

export interface NewStaff {
  readonly account: { readonly username: string; readonly passwordHash: string | null };
  readonly roleId: number;
  readonly departmentId: number;
  readonly details: StaffDetails;
  readonly superior: SuperiorGiven;
  readonly isLeader: boolean;
}

const NOTHING_ELSE = { own: false, department: false, leader: false, active: false, password: false } as const;

/** Throws RELATED_MISSING, FORBIDDEN, RIGHT_BEYOND_OWN. */
export function createStaff(facts: FactsOf<typeof CREATING_STAFF>, viewer: Viewer, given: NewStaff): Decision<NewId> {
  const { roleId, departmentId, details } = given;
  const role = requireRelated(facts.role, 'roleId', roleId);
  requireAccessChange(viewer, { ...NOTHING_ELSE, role: true, administrator: role.administrator });
  requireRightsOfOwn(viewer, grantedBy(role), 'roleId');
  requireRelated(facts.department, 'departmentId', departmentId);
  const account = insert('Account', { realm: 'STAFF', ...given.account });
  const superior = superiorOf(given.superior, facts.leader);
  const staff = insert('Staff', { ...details, ...superior, accountId: account.id, roleId, departmentId });
  const changes = [
    account,
    staff,
    ...(given.isLeader ? [leaderMade(departmentId, staff.id, details.name ?? '')] : []),
    staffLogged(viewer, staff.id, '创建用户'),
    ...followersAdopted(staff.id),
  ];
  return decision(changes, staff.id);
}
