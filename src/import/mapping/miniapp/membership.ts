import { type Context, row, merge, setAside, type TableMapping } from '../declare.js';
import { anyText } from '../values.js';

/**
 * Neither the program's source nor its document says which permissions make a manager, and its database has them as free text. So the rule is
 * ours, and the report names whoever it made one: the words that people and programs use for it.
 */
const MANAGER = /管理|群主|组长|创建|负责|admin|manager|owner|creator/i;

/** Who belongs to a group, in the group's file. */
export const GROUP_MEMBER: TableMapping = {
  table: 'member_infos',
  entity: 'RollCallGroupMember',
  key: ['of_group', 'user_id'],
  repeats: true,
  mapped: ['of_group', 'user_id', 'permissions'],
  map: (old, at) => {
    const groupId = at.id('group_infos', old['of_group']);
    if (groupId === undefined) return setAside(`group ${old['of_group'] ?? 'none'} is gone`);
    const memberId = at.id('user_infos', old['user_id']);
    if (memberId === undefined) return setAside(`member ${old['user_id'] ?? 'none'} is gone`);
    const permissions = anyText(old['permissions']);
    if (at.find('RollCallGroupMember.member', groupId, memberId) !== undefined)
      return setAside(`the member is in the group already; here their rights are ${JSON.stringify(permissions)}`);
    return [row('RollCallGroupMember', { groupId, memberId, permissions, role: roleOf(permissions, at) })];
  },
};

/**
 * The same from the member's side, in the member's file: a copy that the program kept to find a member's groups. The group's file decides;
 * where the group has none, the copy is what is left.
 */
export const MEMBER_OF: TableMapping = {
  table: 'member_ofs',
  entity: 'RollCallGroupMember',
  key: ['of_user', 'group_id'],
  repeats: true,
  mapped: ['of_user', 'group_id', 'permissions'],
  companions: {
    listed: { table: 'member_infos', column: 'of_group', columns: ['user_id'], of: (old) => [old['group_id']] },
  },
  map: (old, at) => {
    const groupId = at.id('group_infos', old['group_id']);
    if (groupId === undefined) return setAside(`group ${old['group_id'] ?? 'none'} is gone`);
    const memberId = at.id('user_infos', old['of_user']);
    if (memberId === undefined) return setAside(`member ${old['of_user'] ?? 'none'} is gone`);
    const permissions = anyText(old['permissions']);
    const there = at.find('RollCallGroupMember.member', groupId, memberId);
    if (there !== undefined) return [merge('RollCallGroupMember', there.id, { permissions })];
    if (at.companions('listed').length > 0) return setAside('the group’s own list does not have the member');
    at.note('groupId', 'the group has no list of its own: the member’s was taken');
    return [row('RollCallGroupMember', { groupId, memberId, permissions, role: roleOf(permissions, at) })];
  },
};

function roleOf(permissions: string, at: Context): 'MANAGER' | 'MEMBER' {
  const [word] = MANAGER.exec(permissions) ?? [];
  if (word !== undefined) at.note('role', `a manager, as the permissions say ${word}: ${JSON.stringify(permissions)}`);
  else if (permissions.trim() !== '') at.note('role', `a member, as the permissions do not say manager: ${JSON.stringify(permissions)}`);
  return word === undefined ? 'MEMBER' : 'MANAGER';
}
