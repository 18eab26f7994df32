import { rightsChanged } from '../../../access/access-changes.js';
import { accountLock, endSessions, openSessions } from '../../../access/session-ending.js';
import type { Viewer } from '../../../access/viewer.js';
import { TOUCHED } from '../../../platform/database/touched.js';
import { type Change, type Decision, decision, update } from '../../../write/changes.js';
import { defineWrite, type FactsOf } from '../../../write/define-write.js';
import { lock, row } from '../../../write/facts.js';
import { DomainError } from '../../errors.js';
import { withoutNulls } from '../../values/input.js';
import { leaderMade, leaderWith } from '../department/leader.js';
import { grantedBy, requireNothingNew, requireRightsOfOwn, ROLE_GIVEN } from '../role/giving-rights.js';
import { type AccessChange, requireAccessChange } from './staff-access.js';
import { departmentWith, requireRelated, roleWith, staffLogged, type StaffDetails } from './staff-facts.js';
import { superiorOf, type SuperiorGiven } from './superior.js';

const STAFF = {
  id: true,
  accountId: true,
  name: true,
  roleId: true,
  departmentId: true,
  superiorId: true,
  unknownLeaderId: true,
  role: { select: ROLE_GIVEN },
  account: { select: { active: true, passwordHash: true } },
  ledDepartments: { select: { id: true } },
} as const;

interface StaffPlaces {
  readonly id: number;
  readonly roleId: number | null;
  readonly departmentId: number | null;
  readonly leaderId: number | null;
}

/** Until somebody has a new role, it is granted nothing else. */
export const UPDATING_STAFF = defineWrite<StaffPlaces>()({
  locks: ({ id, roleId }) => [lock('Role', { id: roleId }, 'share'), accountLock({ staff: { id } })],
  facts: ({ id, roleId, departmentId, leaderId }) => ({
    staff: row('Staff', { where: { id }, select: STAFF }),
    role: roleWith(roleId),
    department: departmentWith(departmentId),
    leader: leaderWith(leaderId),
    sessions: openSessions({ account: { staff: { id } } }),
  }),
});

type StaffFacts = FactsOf<typeof UPDATING_STAFF>;
type KnownStaff = NonNullable<StaffFacts['staff']>;

/** What is left out stays. */
export interface StaffUpdate {
  readonly details: StaffDetails;
  readonly roleId?: number | undefined;
  readonly departmentId?: number | undefined;
  readonly superior: SuperiorGiven;
  readonly isLeader: boolean;
  readonly active?: boolean | undefined;
  readonly passwordHash?: string | undefined;
  /** What the account must still have when the new password is written (`OwnPassword.condition`). */
  readonly proven: { readonly passwordHash?: string | null };
  readonly now: Date;
}

/** Throws NOT_FOUND, RELATED_MISSING, FORBIDDEN, RIGHT_BEYOND_OWN, CONFLICT. */
export function updateStaff(facts: StaffFacts, viewer: Viewer, given: StaffUpdate): Decision<number> {
  const { staff } = facts;
  if (staff === null) throw new DomainError('NOT_FOUND');
  const { id } = staff;
  const departmentId = given.departmentId ?? staff.departmentId;
  const change = accessChangeOf(staff, viewer.profileId === id, departmentId, given);
  requireAllowed(facts, staff, viewer, change, given);
  if (change.department) requireRelated(facts.department, 'departmentId', departmentId);
  const { roleId, details } = given;
  const data = {
    ...details,
    ...withoutNulls({ roleId, departmentId: given.departmentId }),
    ...superiorOf(given.superior, facts.leader, staff),
  };
  const changes = [
    update('Staff', { id }, { ...data, ...TOUCHED }),
    ...(given.isLeader ? [leaderMade(departmentId, id, details.name ?? staff.name)] : []),
    ...(change.active || change.password ? accountChanges(facts, staff, viewer, given) : []),
    ...(change.role || change.active ? [rightsChanged()] : []),
    staffLogged(viewer, id, '修改用户信息'),
  ];
  return decision(changes, id);
}

type Asked = Omit<AccessChange, 'administrator'>;

function accessChangeOf(staff: KnownStaff, own: boolean, departmentId: number, given: StaffUpdate): Asked {
  return {
    own,
    role: given.roleId !== undefined && given.roleId !== staff.roleId,
    department: departmentId !== staff.departmentId,
    leader: given.isLeader && !staff.ledDepartments.some((department) => department.id === departmentId),
    active: given.active !== undefined && given.active !== staff.account.active,
    password: given.passwordHash !== undefined,
  };
}

function requireAllowed(facts: StaffFacts, staff: KnownStaff, viewer: Viewer, change: Asked, { roleId }: StaffUpdate): void {
  const before = staff.role;
  const after = change.role && roleId !== undefined ? requireRelated(facts.role, 'roleId', roleId) : before;
  requireAccessChange(viewer, { ...change, administrator: before.administrator || after.administrator });
  const held = grantedBy(before).map((menu) => menu.id);
  if (change.own && change.role) requireNothingNew(viewer, held, grantedBy(after), 'roleId');
  else if (change.role) requireRightsOfOwn(viewer, grantedBy(after), 'roleId');
  if (!change.own && change.password) requireRightsOfOwn(viewer, grantedBy(before), 'password');
}

/** Of one's own sessions the one that the call was made with goes on. */
function accountChanges({ sessions }: StaffFacts, staff: KnownStaff, viewer: Viewer, given: StaffUpdate): Change[] {
  const { active, passwordHash, proven, now } = given;
  const { accountId, account } = staff;
  if (proven.passwordHash !== undefined && proven.passwordHash !== account.passwordHash) throw new DomainError('CONFLICT');
  const stays = viewer.profileId === staff.id && active !== false ? viewer.sessionId : null;
  const ended = sessions.filter((session) => session.id !== stays);
  const mustChangePassword = passwordHash === undefined ? undefined : false;
  return [update('Account', { id: accountId }, withoutNulls({ active, passwordHash, mustChangePassword })), ...endSessions(ended, now)];
}
