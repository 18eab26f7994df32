import { ADMINISTRATOR, type Writes } from './write.js';

/** contract: miniapp, permission_matrix. */
export const MEMBER_WRITES: Writes = {
  createMember: { may: ADMINISTRATOR, variables: () => ({ input: { username: 'newmember', password: 'password', permission: 'ADMIN' } }) },
  // A 老师 may change name and registration number of 学生.
  updateMember: { may: ['tutor1', 'manager1', 'demoadmin'], variables: ({ member2 }) => ({ id: member2, input: { name: '改名' } }) },
  deleteMember: { may: ADMINISTRATOR, variables: ({ member3 }) => ({ id: member3 }), turn: 2 },
};
