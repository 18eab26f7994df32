import { type Context, row, setAside, type TableMapping } from '../declare.js';
import { anyText, apart, text } from '../values.js';

const LONGEST_CODE = 64;

/** A group had a code and nothing else in the main file; its name stands in the request for it. */
export const GROUP: TableMapping = {
  table: 'group_infos',
  entity: 'RollCallGroup',
  mapped: ['id', 'group_code'],
  companions: {
    request: {
      table: 'create_group_requests',
      column: 'group_code',
      columns: ['group_name', 'group_description'],
      of: (old) => [text(old['group_code'])],
    },
  },
  map: (old, at) => {
    const [request] = at.companions('request');
    const code = codeOf(old['group_code'], 'RollCallGroup.code', at);
    if (code === null) at.note('code', 'it has none: nobody joins it by themselves');
    return [row('RollCallGroup', { code, name: anyText(request?.['group_name']), description: anyText(request?.['group_description']) })];
  },
};

/** A request whose group is there was granted; the others wait. A group was made of one request: the first for its code. */
export const GROUP_REQUEST: TableMapping = {
  table: 'create_group_requests',
  entity: 'RollCallGroupRequest',
  mapped: ['id', 'user_id', 'reason', 'group_name', 'group_code', 'group_description'],
  companions: { group: { table: 'group_infos', column: 'group_code', columns: ['id'], of: (old) => [text(old['group_code'])] } },
  map: (old, at) => {
    const memberId = at.id('user_infos', old['user_id']) ?? null;
    if (memberId === null) at.note('memberId', `member ${old['user_id'] ?? 'none'} is gone`);
    const groupId = at.id('group_infos', at.companions('group')[0]?.['id']) ?? null;
    if (groupId !== null && at.find('RollCallGroupRequest.group', groupId) !== undefined)
      return setAside(`group ${JSON.stringify(old['group_code'])} was made of another request`);
    const code = groupId === null ? codeOf(old['group_code'], 'RollCallGroupRequest.code', at) : text(old['group_code']);
    return [
      row('RollCallGroupRequest', {
        memberId,
        code,
        name: anyText(old['group_name']),
        description: anyText(old['group_description']),
        reason: anyText(old['reason']),
        status: groupId === null ? 'WAITING' : 'APPROVED',
        groupId,
      }),
    ];
  },
};

/** Codes that differ by case alone were two there. */
function codeOf(given: string | null | undefined, key: 'RollCallGroup.code' | 'RollCallGroupRequest.code', at: Context): string | null {
  const code = text(given)?.trim() ?? null;
  if (code === null || at.find(key, code) === undefined) return code;
  const other = apart(code, at, LONGEST_CODE);
  at.note('code', `${JSON.stringify(code)} is another group's: it has ${JSON.stringify(other)}`);
  return other;
}
