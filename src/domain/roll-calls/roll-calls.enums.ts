import { GroupRequestStatus, GroupRole } from '../../generated/prisma/enums.js';
import { declareEnum } from '../enums/declare-enum.js';
import type { GlobalEnum } from '../enums/global-enum.type.js';

export { GroupRequestStatus, GroupRole };

/** In the order of `globalEnums`. */
export const ROLL_CALL_ENUMS: readonly GlobalEnum[] = [
  declareEnum(GroupRequestStatus, {
    name: 'GroupRequestStatus',
    description: 'How far a request for a roll-call group is.',
    values: {
      WAITING: { zh: '待审核', en: 'Waits for a decision' },
      APPROVED: { zh: '已通过', en: 'Approved', description: 'Approved: the group was made.' },
      REJECTED: { zh: '已驳回', en: 'Rejected', description: 'Rejected, for a reason.' },
    },
  }),
  declareEnum(GroupRole, {
    name: 'GroupRole',
    description: 'What a member is in a roll-call group.',
    values: {
      MEMBER: { zh: '成员', en: 'Member' },
      MANAGER: { zh: '管理者', en: 'Manager', description: 'Manages the group: its members, its meetings, its roll calls.' },
    },
  }),
];
