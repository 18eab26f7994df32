import { enumFilter, filterInput, IntFilter, orderEnum } from '../../read/declare/filter-input.js';
import { GroupRequestStatus, GroupRole } from './roll-calls.enums.js';

export const RollCallGroupFilter = filterInput('RollCallGroupFilter', { id: IntFilter });
export const RollCallGroupOrder = orderEnum('RollCallGroupOrder', { ID: 'id' });

export const RollCallGroupMemberFilter = filterInput('RollCallGroupMemberFilter', {
  groupId: IntFilter,
  memberId: IntFilter,
  role: enumFilter('GroupRole', GroupRole),
});
export const RollCallGroupMemberOrder = orderEnum('RollCallGroupMemberOrder', { ID: 'id' });

export const RollCallGroupRequestFilter = filterInput('RollCallGroupRequestFilter', {
  id: IntFilter,
  status: enumFilter('GroupRequestStatus', GroupRequestStatus),
});
export const RollCallGroupRequestOrder = orderEnum('RollCallGroupRequestOrder', { ID: 'id' });

export const MeetingFilter = filterInput('MeetingFilter', { id: IntFilter, groupId: IntFilter });
export const MeetingOrder = orderEnum('MeetingOrder', { ID: 'id', NUMBER: 'number' });

export const MeetingParticipantFilter = filterInput('MeetingParticipantFilter', { memberId: IntFilter });
export const MeetingParticipantOrder = orderEnum('MeetingParticipantOrder', { ID: 'id' });

export const RollCallFilter = filterInput('RollCallFilter', { id: IntFilter });
export const RollCallOrder = orderEnum('RollCallOrder', { ID: 'id', NUMBER: 'number' });

export const RollCallAttendanceFilter = filterInput('RollCallAttendanceFilter', { memberId: IntFilter });
export const RollCallAttendanceOrder = orderEnum('RollCallAttendanceOrder', { ID: 'id' });
