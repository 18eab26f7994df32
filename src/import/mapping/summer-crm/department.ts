import { row, type TableMapping } from '../declare.js';
import { anyText, china, flag, text } from '../values.js';

/** A fresh gateway has four departments; those of the old system with their ids take their place. */
export const DEPARTMENT: TableMapping = {
  table: 'department',
  entity: 'Department',
  takesPlace: true,
  mapped: ['id', 'name', 'description', 'leader_id', 'leader_name', 'enabled', 'create_at', 'update_at'],
  map: (old) => {
    const createdAt = china(old['create_at']) ?? undefined;
    return [
      row('Department', {
        name: anyText(old['name']),
        description: anyText(old['description']),
        leaderName: anyText(old['leader_name']),
        enabled: flag(old['enabled']),
        createdAt,
        updatedAt: china(old['update_at']) ?? createdAt,
      }),
    ];
  },
  links: (old, at) => {
    const leader = text(old['leader_id']);
    const leaderStaffId = at.id('user_info', leader) ?? null;
    if (leader !== null && leaderStaffId === null) at.note('leaderStaffId', `nobody of the staff has the id ${leader}: kept as a text`);
    return { leaderStaffId, unknownLeaderId: leaderStaffId === null ? leader : null };
  },
};
