import { EVERYBODY, TEACHERS, type Write, type Writes } from './write.js';

/** What the owner of the approved school may do, and administrators; teacher2 owns another one. */
const OWNER: Pick<Write, 'may'> = { may: ['teacher1', 'demoadmin'] };

/** contract: school; approval is the back office's. */
export const SCHOOL_WRITES: Writes = {
  registerTeacher: {
    may: EVERYBODY,
    answersAs: 'newcomer',
    variables: () => ({ input: { name: '新教师', username: 'new@guard.example', password: 'password' } }),
  },
  createSchool: { may: TEACHERS, variables: () => ({ input: { name: '新建中学' } }) },
  renameSchool: { ...OWNER, variables: ({ schoolId }) => ({ id: schoolId, input: { name: '改名中学' } }) },
  deleteSchool: { ...OWNER, variables: ({ schoolId }) => ({ id: schoolId }), turn: 2 },
  approveSchool: { may: ['demoadmin'], variables: ({ waitingSchoolId }) => ({ id: waitingSchoolId }) },
  rejectSchool: { may: ['demoadmin'], variables: ({ otherWaitingSchoolId }) => ({ id: otherWaitingSchoolId, reason: '理由不足' }) },
  inviteTeacher: { ...OWNER, variables: ({ schoolId }) => ({ schoolId, username: 'teacher3@guard.example' }) },
  removeTeacher: { ...OWNER, variables: ({ schoolId, teacher4 }) => ({ schoolId, teacherId: teacher4 }) },
  createPupil: { ...OWNER, variables: ({ schoolId }) => ({ input: { schoolId, username: 'new-pupil', name: '新学生' } }) },
  renamePupil: { ...OWNER, variables: ({ schoolId, pupil1 }) => ({ schoolId, id: pupil1.profileId, input: { name: '改名' } }) },
  resetPupilPassword: { ...OWNER, variables: ({ schoolId, pupil1 }) => ({ schoolId, id: pupil1.profileId }), turn: 1 },
  deletePupil: { ...OWNER, variables: ({ schoolId, pupil1 }) => ({ schoolId, id: pupil1.profileId }), turn: 1 },
  followTeacher: { may: ['pupil1'], variables: ({ teacher2 }) => ({ teacherId: teacher2.profileId }) },
  unfollowTeacher: { may: ['pupil1'], variables: ({ teacher3 }) => ({ teacherId: teacher3 }) },

  // A code opens what its LINE account is bound to.
  loginWithLine: { may: EVERYBODY, answersAs: 'teacher2', variables: () => ({ code: 'teacher2' }) },
  bindLine: { may: ['teacher1', 'teacher2', 'pupil1'], variables: () => ({ input: { code: 'teacher1' } }) },
  unbindLine: { may: ['demoadmin'], variables: ({ teacher2 }) => ({ accountId: teacher2.accountId }), turn: 1 },

  // What waits belongs to its receiver alone, whoever knows the delivery's name.
  sendChatMessage: {
    may: ['teacher1', 'teacher2', 'pupil1'],
    variables: ({ pupil1 }) => ({ input: { to: { realm: 'PUPIL', id: pupil1.profileId }, content: '你好' } }),
  },
  sendSystemNotice: {
    may: ['demoadmin'],
    variables: ({ pupil1 }) => ({ input: { to: { realm: 'PUPIL', id: pupil1.profileId }, content: '通知' } }),
  },
  claimChatMessages: { may: ['teacher1', 'teacher2', 'pupil1'], variables: () => ({}) },
  releaseChatMessages: {
    may: ['pupil1'],
    variables: ({ claim }) => ({ claim }),
    refused: { teacher1: 'NOTHING_CHANGES', teacher2: 'NOTHING_CHANGES' },
  },
  acknowledgeChatMessages: {
    may: ['pupil1'],
    variables: ({ claim }) => ({ claim }),
    refused: { teacher1: 'NOTHING_CHANGES', teacher2: 'NOTHING_CHANGES' },
  },
};
