import { ADMINISTRATOR, EVERYBODY, SIGNED_IN, type Writes } from './write.js';

const PASSWORD = 'demo123456';

/** Signing in is everybody's; what comes after is the account's owner's, or an administrator's. */
export const ACCOUNT_WRITES: Writes = {
  login: {
    may: EVERYBODY,
    answersAs: 'student2',
    variables: () => ({ input: { realm: 'STUDENT', username: 'student2', password: PASSWORD } }),
  },
  loginShopper: { may: EVERYBODY, answersAs: 'shopper2', variables: () => ({ input: { username: 'shopper2', password: PASSWORD } }) },
  loginWithWechat: { may: EVERYBODY, answersAs: 'student2', variables: () => ({ input: { realm: 'STUDENT', code: 'demo-student2' } }) },
  loginWithNewPassword: {
    may: EVERYBODY,
    answersAs: 'tutor1',
    variables: () => ({ input: { realm: 'MEMBER', username: 'tutor1', password: PASSWORD, newPassword: 'another-password' } }),
    turn: 3,
  },
  logout: { may: SIGNED_IN, triedBy: 'student2', variables: () => ({}), turn: 3 },
  changePassword: {
    may: SIGNED_IN,
    triedBy: 'manager1',
    variables: () => ({ input: { currentPassword: PASSWORD, newPassword: 'another-password' } }),
    turn: 3,
  },
  revokeSessions: { may: ['demoadmin', 'student1'], variables: ({ student1 }) => ({ accountId: student1.accountId }), turn: 3 },
  setAccountActive: { may: ADMINISTRATOR, variables: ({ student3 }) => ({ accountId: student3.accountId, active: false }), turn: 3 },
};
