import {
  StudentCreateDocument,
  StudentDeleteDocument,
  StudentListDocument,
  StudentRenameDocument,
  StudentResetPasswordDocument,
  StudentUsernameTakenDocument,
} from '../../../generated/operations/school.js';
import { type FieldRule, type Input, route, type Route } from '../../shim/index.js';
import { pageOf, personOf, slice } from '../rows.js';
import { existingSchool } from './existing-school.js';

const unusedName: FieldRule = {
  operations: [StudentUsernameTakenDocument],
  check: async (value, { run }) => {
    const { pupilUsernameTaken } = await run(StudentUsernameTakenDocument, { username: String(value) });
    return pupilUsernameTaken ? { kind: 'unique' } : null;
  },
};

function studentOf(input: Input) {
  return { schoolId: input.int('school_id'), id: input.int('student_id') };
}

export const studentRoutes: readonly Route[] = [
  route('school.student.list', {
    operation: StudentListDocument,
    variables: (input, request) => ({ schoolId: input.int('school_id'), ...slice(request) }),
    data: ({ schoolAsMember }, request) => pageOf(schoolAsMember.pupils, request, personOf),
  }),

  route('school.student.create', {
    before: existingSchool,
    operation: StudentCreateDocument,
    variables: (input) => ({ schoolId: input.int('school_id'), username: input.text('username'), name: input.text('name') }),
    data: ({ createPupil }) => ({ password: createPupil.password }),
    fields: { username: unusedName },
  }),

  route('school.student.update', {
    before: existingSchool,
    operation: StudentRenameDocument,
    variables: (input) => ({ ...studentOf(input), name: input.text('name') }),
  }),

  route('school.student.delete', { operation: StudentDeleteDocument, variables: studentOf }),

  route('school.student.reset_password', {
    operation: StudentResetPasswordDocument,
    variables: studentOf,
    data: ({ resetPupilPassword }) => ({ password: resetPupilPassword.password }),
  }),
];
