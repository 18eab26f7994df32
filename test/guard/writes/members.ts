import { ADMINISTRATOR, type Write, type Writes } from './write.js';

const MEMBERS = ['member1', 'tutor1', 'manager1'] as const;
/** What the manager of the group may do, 管理员 and administrators; whoever does not belong to it learns nothing of it. */
const MANAGER: Pick<Write, 'may' | 'refused'> = { may: ['tutor1', 'manager1', 'demoadmin'], refused: { member1: 'NOT_FOUND' } };
const ORGANISERS: Pick<Write, 'may'> = { may: ['manager1', 'demoadmin'] };

/** contract: miniapp, permission_matrix. */
export const MEMBER_WRITES: Writes = {
  createMember: { may: ADMINISTRATOR, variables: () => ({ input: { username: 'newmember', password: 'password', permission: 'ADMIN' } }) },
  // A 老师 may change name and registration number of 学生.
  updateMember: { may: ['tutor1', 'manager1', 'demoadmin'], variables: ({ member2 }) => ({ id: member2, input: { name: '改名' } }) },
  deleteMember: { may: ADMINISTRATOR, variables: ({ member3 }) => ({ id: member3 }), turn: 2 },

  // roll calls
  requestRollCallGroup: { may: MEMBERS, variables: () => ({ input: { code: 'GUARD-NEW', name: '新小组' } }) },
  approveRollCallGroup: { ...ORGANISERS, variables: ({ waitingRequest }) => ({ id: waitingRequest }) },
  rejectRollCallGroup: { ...ORGANISERS, variables: ({ otherRequest }) => ({ id: otherRequest, reason: '理由不足' }) },
  updateRollCallGroup: { ...MANAGER, variables: ({ tutorsGroup }) => ({ id: tutorsGroup.id, input: { name: '改名小组' } }) },
  setRollCallGroupRole: {
    ...MANAGER,
    variables: ({ tutorsGroup, member2 }) => ({ groupId: tutorsGroup.id, memberId: member2, role: 'MANAGER' }),
  },
  holdMeeting: { ...MANAGER, variables: ({ tutorsGroup }) => ({ input: { groupId: tutorsGroup.id, description: '班会' } }) },
  updateMeeting: { ...MANAGER, variables: ({ tutorsGroup }) => ({ id: tutorsGroup.meetingId, input: { description: '改期' } }) },
  openRollCall: { ...MANAGER, variables: ({ tutorsGroup }) => ({ meetingId: tutorsGroup.meetingId }) },
  // 管理员 see the group, and do not belong to it.
  joinMeeting: {
    may: ['tutor1'],
    variables: ({ tutorsGroup }) => ({ id: tutorsGroup.meetingId }),
    refused: { member1: 'NOT_FOUND', manager1: 'NOT_FOUND' },
  },
  answerRollCall: {
    may: ['tutor1'],
    variables: ({ tutorsGroup }) => ({ id: tutorsGroup.rollCallId }),
    refused: { member1: 'NOT_FOUND', manager1: 'NOT_FOUND' },
  },
  closeRollCall: { ...MANAGER, variables: ({ tutorsGroup }) => ({ id: tutorsGroup.rollCallId }), turn: 1 },
  deleteMeeting: { ...MANAGER, variables: ({ tutorsGroup }) => ({ id: tutorsGroup.meetingId }), turn: 2 },
  removeFromRollCallGroup: {
    ...MANAGER,
    variables: ({ tutorsGroup, member2 }) => ({ groupId: tutorsGroup.id, memberId: member2 }),
    turn: 2,
  },
  deleteRollCallGroup: { ...ORGANISERS, variables: ({ tutorsGroup }) => ({ id: tutorsGroup.id }), turn: 3 },
  // Whoever knows the code.
  joinRollCallGroup: { may: MEMBERS, variables: () => ({ code: 'guard-t' }), turn: 1 },
};
