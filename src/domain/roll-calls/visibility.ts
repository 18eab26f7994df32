import { type Condition, own, type Rule, some } from '../../read/rules.js';

/** Staff and 管理员 see everything, other members what belongs to groups that they belong to. */
const toMembers =
  (condition: Condition): Rule =>
  (kind) => {
    if (kind?.realm === 'STAFF') return true;
    return kind?.realm === 'MEMBER' && (kind.memberPermission === 'ADMIN' || condition);
  };

const joined = some('memberships', own('memberId'));

export const groups = toMembers(joined);
export const memberships = toMembers(some('group', joined));
export const meetings = memberships;
export const rollCalls = toMembers(some('meeting', some('group', joined)));
export const participants = rollCalls;
export const attendances = toMembers(some('rollCall', some('meeting', some('group', joined))));

/** What somebody asked for is theirs until it is a group. */
export const requests = toMembers(own('memberId'));
