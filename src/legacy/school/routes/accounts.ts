import { LoginDocument, RegisterTeacherDocument, TeacherUsernameTakenDocument } from '../../../generated/operations/school.js';
import { type FieldRule, isEmail, route, type Route, scalarText } from '../../shim/index.js';
import { realmOf } from '../identity.js';
import { tokenOf } from '../rows.js';

const STUDENT_USERNAME_LENGTH = 4;

/** Whatever is sent and is neither 1 nor 2 is answered alike: null, a text and 3 (contract: collisions, and the login's errors). */
const knownIdentity: FieldRule = {
  read: (raw) => (raw === undefined || ['1', '2'].includes(scalarText(raw)) ? raw : 0),
};

/** A teacher's name is an email address, a student's has some length (contract: school.auth.login). */
const usernameOfIdentity: FieldRule = {
  check: (value, { input }) => {
    const username = String(value);
    if (realmOf(input.int('identity')) === 'TEACHER') return isEmail(username) ? null : { kind: 'email' };
    return [...username].length < STUDENT_USERNAME_LENGTH ? { kind: 'min_length', limit: STUDENT_USERNAME_LENGTH } : null;
  },
};

const unusedEmail: FieldRule = {
  operations: [TeacherUsernameTakenDocument],
  check: async (value, { run }) => {
    const { teacherUsernameTaken } = await run(TeacherUsernameTakenDocument, { username: String(value) });
    return teacherUsernameTaken ? { kind: 'unique' } : null;
  },
};

export const accountRoutes: readonly Route[] = [
  route('school.auth.login', {
    operation: LoginDocument,
    variables: (input) => ({ realm: realmOf(input.int('identity')), username: input.text('username'), password: input.text('password') }),
    data: ({ login }) => tokenOf(login),
    fields: { identity: knownIdentity, username: usernameOfIdentity },
  }),

  route('school.teacher.register', {
    operation: RegisterTeacherDocument,
    variables: (input) => ({ name: input.text('name'), username: input.text('username'), password: input.text('password') }),
    data: ({ registerTeacher }) => tokenOf(registerTeacher),
    fields: { username: unusedEmail },
  }),
];
